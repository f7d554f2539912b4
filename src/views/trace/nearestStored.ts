import type { Translate } from '../../grafana/translate';
import type { TraceId } from '../../model/ids';
import { absent, ready, type Outcome } from '../../model/outcome';
import type { ServiceId } from '../../model/service';
import type { TraceSummary } from '../../model/trace';
import { minutes, ms, seconds } from '../../model/units';
import { windowOf } from '../../model/window';
import type { Question } from '../../telemetry/question';
import type { SignalIn } from '../../telemetry/scope';
import { tracesQuestion } from '../../telemetry/traceSearch';
import { asText } from '../parts/asText';
import { formatDuration } from '../parts/format';
import { shownText } from '../parts/shownText';
import type { ExemplarMark } from '../routes';

/** The point whose own trace was not kept. */
export interface Wanted {
  readonly service: ServiceId;
  readonly exemplar: ExemplarMark;
  /** The trace that is not there; a search may list it all the same. */
  readonly traceId?: TraceId;
}

/**
 * Where traces like the missing one are looked for, in this order: among those of its operation, where that is known,
 * then among those of its service. Slow ones come first, since the missing one comes from a slow point; then any.
 */
export function waysToNearest(
  { service, exemplar, traceId }: Wanted,
  traces: SignalIn
): ReadonlyArray<Question<readonly TraceSummary[]>> {
  const { at, took, operation } = exemplar;
  const scope = { ...traces, window: windowOf(at - minutes(5), at + minutes(5)), step: seconds(15) };
  const subjects = operation === undefined ? [{ service }] : [{ service, operation }, { service }];
  return subjects
    .flatMap((subject) => [
      tracesQuestion({ ...subject, pick: 'slow', atLeast: ms(Math.floor(took / 2)), limit: 50 }, scope),
      tracesQuestion({ ...subject, pick: 'newest', limit: 50 }, scope),
    ])
    .map((question) => ({ ...question, read: (answers) => without(traceId, question.read(answers)) }));
}

/** Nothing but the missing trace is nothing found. */
function without(missing: TraceId | undefined, outcome: Outcome<readonly TraceSummary[]>): typeof outcome {
  if (outcome.is !== 'ready') {
    return outcome;
  }
  const others = outcome.value.filter(({ traceId }) => traceId !== missing);
  return others.length > 0 ? ready(others, outcome.caveats) : absent({ why: 'nothing-found' });
}

/** What the nearest trace is one of: `operation` is what the answered question asked for, undefined for any of the service. */
export function nearestText(operation: string | undefined, t: Translate): string {
  return operation === undefined
    ? t('trace.nearest-of-service', 'Open the nearest stored trace of the service')
    : t('trace.nearest-of', 'Open the nearest stored trace of {{operation}}', {
        operation: named(operation),
        ...asText,
      });
}

/** Why the nearest trace is one of another operation. */
export function noneOfOperationText(operation: string, t: Translate): string {
  return t('trace.none-of-operation', 'None of {{operation}} was found within five minutes of it.', {
    operation: named(operation),
    ...asText,
  });
}

/** A name that came with a link may be of any length. */
function named(operation: string): string {
  const characters = [...shownText(operation)];
  return characters.length > 80 ? `${characters.slice(0, 80).join('')}…` : characters.join('');
}

/** How far it is from what was looked for: in time, and in what the service took. */
export function distanceText(trace: TraceSummary, { service, exemplar: wanted }: Wanted, t: Translate): string {
  const matched = trace.matched.filter((span) => span.service === undefined || span.service === service.name);
  const [closest = trace] = [...matched].sort(
    (a, b) => Math.abs(a.duration - wanted.took) - Math.abs(b.duration - wanted.took)
  );
  const apart = formatDuration(ms(Math.round(Math.abs(closest.start - wanted.at))));
  const took = formatDuration(closest.duration);
  const texts = { apart, took, wanted: formatDuration(wanted.took), ...asText };
  return closest.start < wanted.at
    ? t('trace.nearest-before', '{{apart}} before, took {{took}} instead of {{wanted}}', texts)
    : t('trace.nearest-after', '{{apart}} after, took {{took}} instead of {{wanted}}', texts);
}
