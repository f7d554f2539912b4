import { serviceKey } from '../model/service';
import type { Span } from '../model/trace';
import { operationKey, readOperationKey, type UsualDuration, type UsualDurations } from '../model/usual';

/**
 * What is usual for the spans of one trace, by the names that they have there. Metrics may have `<_>` in place of parts
 * that change from span to span; of several such names the one that says most is meant.
 *
 *   GET /carts/<_>       GET /carts/17/items  →  GET /carts/<_>/items
 *   GET /carts/<_>/items
 *
 * An operation is found without its kind as well, where all its spans in the trace are of that kind.
 */
export function usualOfTrace(usual: UsualDurations, spans: readonly Span[]): UsualDurations {
  const patterns = patternsIn(usual);
  const found = new Map<string, UsualDuration>();
  const kinds = new Map<string, Set<string>>();
  for (const { service, operation, kind } of kindsOfSpans(spans)) {
    const key = operationKey(service, operation, kind);
    const bare = operationKey(service, operation);
    const seen = kinds.get(bare) ?? new Set();
    if (seen.has(kind)) {
      continue;
    }
    kinds.set(bare, seen.add(kind));
    const place = `${serviceKey(service)}\u0001${kind}`;
    const one = usual.get(key) ?? patterns.get(place)?.find(({ fits }) => fits.test(operation))?.usual;
    if (one) {
      found.set(key, one);
      found.set(bare, one);
    }
  }
  for (const [bare, seen] of kinds) {
    if (seen.size > 1) {
      found.delete(bare);
    }
  }
  return found;
}

/**
 * One span of each kind. Those read together share the objects of their services, so that of most spans no text has to
 * be made; where they do not, some are told twice.
 */
function kindsOfSpans(spans: readonly Span[]): readonly Span[] {
  const seen = new Map<unknown, Map<string, Set<string>>>();
  return spans.filter(({ service, operation, kind }) => {
    const operations = seen.get(service) ?? new Map<string, Set<string>>();
    const kinds = operations.get(operation) ?? new Set<string>();
    const isNew = !kinds.has(kind);
    if (isNew) {
      seen.set(service, operations.set(operation, kinds.add(kind)));
    }
    return isNew;
  });
}

interface Pattern {
  readonly fits: RegExp;
  readonly usual: UsualDuration;
  /** How many characters are fixed. */
  readonly fixed: number;
}

const gap = '<_>';

/** By service and kind, those that say most first. */
function patternsIn(usual: UsualDurations): ReadonlyMap<string, readonly Pattern[]> {
  const patterns = new Map<string, Pattern[]>();
  for (const [key, one] of usual) {
    const { service, operation, kind } = readOperationKey(key);
    if (operation.includes(gap)) {
      const parts = operation.split(gap);
      const place = `${service}\u0001${kind ?? ''}`;
      const fits = new RegExp(`^${parts.map(literal).join('.*')}$`, 's');
      patterns.set(place, [...(patterns.get(place) ?? []), { fits, usual: one, fixed: parts.join('').length }]);
    }
  }
  patterns.forEach((list) => list.sort((a, b) => b.fixed - a.fixed));
  return patterns;
}

function literal(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&');
}
