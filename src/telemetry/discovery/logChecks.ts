import type { Matcher } from '../../model/environment';
import { absent, failed, ready, type Outcome } from '../../model/outcome';
import { lengthOf, type Window } from '../../model/window';
import { isRecord, textOf } from '../columns';
import { readLogRows } from '../logRows';
import { logWays } from '../logWays';
import { logqlSelector } from '../logql';
import type { Question } from '../question';
import { readPart } from '../reading';
import type { Finding } from './finding';
import { readJsonList } from '../jsonList';

/** Labels by which streams are told apart. */
export function logLabelsQuestion(window: Window): Question<readonly string[]> {
  return listQuestion('labels', 'labels', window);
}

export function logValuesQuestion(label: string, window: Window): Question<readonly string[]> {
  return listQuestion(`values of ${label}`, `label/${encodeURIComponent(label)}/values`, window);
}

/** The label that names services, the one of the surest way first (see logWays.ts). */
export function serviceLabelIn(labels: readonly string[]): string | undefined {
  return logWays.map(({ service }) => service.label).find((label) => labels.includes(label));
}

interface Field {
  readonly label: string;
  readonly parsers: readonly string[];
}

const traceFields = /^(otel_?)?(dd_)?trace[._]?id$/i;

/**
 * Where the lines have their trace id, by the fields that Loki detects in some of the newest: in structured metadata,
 * as a field of JSON or logfmt lines, or not as a field at all.
 */
export function traceIdQuestion(matchers: readonly Matcher[], serviceLabel: string, window: Window): Question<Finding> {
  return {
    ...about('trace id', window),
    queries: [
      {
        kind: 'loki-api',
        refId: 'fields',
        path: 'detected_fields',
        params: { query: logqlSelector(matchers, serviceLabel), line_limit: '100', ...inNanoseconds(window) },
      },
    ],
    read: (answers): Outcome<Finding> => {
      const fields = readJsonList(answers, 'fields', { signal: 'logs', under: 'fields', item: fieldOf, mayLack: true });
      const ids = fields.items.filter(({ label }) => traceFields.test(label));
      const id = ids.find(({ parsers }) => parsers.length === 0) ?? ids[0];
      if (id) {
        return ready({ is: 'trace-id', where: placeOf(id), field: id.label });
      }
      return fields.problem ? failed(fields.problem) : ready({ is: 'trace-id', where: 'line' });
    },
  };
}

/** Whether there is any line of the environment in the window. */
export function anyLineQuestion(matchers: readonly Matcher[], serviceLabel: string, window: Window): Question<true> {
  return {
    ...about('lines', window),
    queries: [{ kind: 'logql', refId: 'lines', expr: logqlSelector(matchers, serviceLabel), shape: 'lines', limit: 1 }],
    read: (answers) => {
      const lines = readPart(answers, 'lines', { signal: 'logs', expected: 'log lines', read: readLogRows });
      if (lines.items.length > 0) {
        return ready(true);
      }
      return lines.problem ? failed(lines.problem) : absent({ why: 'nothing-found' });
    },
  };
}

function placeOf({ parsers }: Field): 'metadata' | 'json' | 'logfmt' {
  if (parsers.length === 0) {
    return 'metadata';
  }
  return parsers.includes('json') ? 'json' : 'logfmt';
}

function fieldOf(value: unknown): Field | undefined {
  const label = isRecord(value) ? textOf(value.label) : undefined;
  if (!isRecord(value) || label === undefined) {
    return undefined;
  }
  return { label, parsers: Array.isArray(value.parsers) ? value.parsers.flatMap((one) => textOf(one) ?? []) : [] };
}

function listQuestion(of: string, path: string, window: Window): Question<readonly string[]> {
  return {
    ...about(of, window),
    queries: [{ kind: 'loki-api', refId: 'list', path, params: inNanoseconds(window) }],
    read: (answers) => {
      const list = readJsonList(answers, 'list', { signal: 'logs', under: 'data', item: textOf, mayLack: true });
      return list.problem && list.items.length === 0 ? failed(list.problem) : ready(list.items);
    },
  };
}

function about(of: string, window: Window) {
  return { about: { is: 'check', of }, signal: 'logs', window, step: lengthOf(window) } as const;
}

function inNanoseconds({ from, to }: Window): { start: string; end: string } {
  return { start: `${Math.floor(from)}000000`, end: `${Math.ceil(to)}000000` };
}
