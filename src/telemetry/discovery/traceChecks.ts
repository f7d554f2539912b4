import type { Matcher } from '../../model/environment';
import { absent, failed, ready, type Outcome } from '../../model/outcome';
import { epochMs } from '../../model/units';
import { lengthOf, type Window } from '../../model/window';
import { at, fieldNamed, fieldsOf, momentOf, rowsOf, textAt } from '../columns';
import type { Frame, FrameField } from '../frame';
import type { Answers, Question } from '../question';
import { readPart } from '../reading';
import { traceqlMatchers, traceqlSpans } from '../traceql';
import { nestedFields } from '../nestedFields';
import type { Finding } from './finding';

/** One trace of the environment, the newest there is. */
export function newestTraceQuestion(matchers: readonly Matcher[], window: Window): Question<Finding> {
  return {
    ...search('newest trace', window),
    queries: [query(`${traceqlSpans(traceqlMatchers(matchers))} with (most_recent=true)`, 1)],
    read: (answers) => newestIn(answers),
  };
}

/**
 * Which values `attribute` has on the newest traces that carry it. Only a sample: a value that is rarely seen may be
 * missing. Asked as a search, as every version of Grafana passes searches on to Tempo.
 */
export function attributeValuesQuestion(attribute: string, window: Window): Question<readonly string[]> {
  return {
    ...search(`values of ${attribute}`, window),
    queries: [query(`${traceqlSpans([`${attribute} != nil`])} | select(${attribute}) with (most_recent=true)`, 50)],
    read: (answers) => {
      const values = readPart(answers, 'traces', {
        signal: 'traces',
        expected: 'a list of traces',
        read: (frames) => ({ items: valuesOf(attribute, frames), unreadable: 0 }),
      });
      return values.problem && values.items.length === 0
        ? failed(values.problem)
        : ready([...new Set(values.items)].sort());
    },
  };
}

function newestIn(answers: Answers): Outcome<Finding> {
  const traces = readPart(answers, 'traces', { signal: 'traces', expected: 'a list of traces', read: rowsIn });
  const [first] = traces.items;
  if (first) {
    return ready(first);
  }
  return traces.problem ? failed(traces.problem) : absent({ why: 'nothing-found' });
}

function rowsIn(frames: readonly Frame[]): { items: Finding[]; unreadable: number } {
  const items: Finding[] = [];
  let unreadable = 0;
  for (const fields of frames.map(fieldsOf)) {
    for (let row = 0, rows = rowsOf(fields); row < rows; row++) {
      const start = momentOf(at(fieldNamed(fields, ['startTime', 'time']), row));
      if (start === undefined) {
        unreadable++;
      } else {
        const service = textAt(fieldNamed(fields, ['traceService']), row);
        items.push({ is: 'newest-trace', at: epochMs(start), ...(service === undefined ? {} : { service }) });
      }
    }
  }
  return { items, unreadable };
}

/** Tables of spans lie within a table of traces, or are the answer themselves. Tempo leaves the scope out of a name or not. */
function valuesOf(attribute: string, frames: readonly Frame[]): string[] {
  const names = [attribute, attribute.replace(/^(resource|span)\./, '')];
  return frames
    .map(fieldsOf)
    .flatMap(tablesIn)
    .flatMap((fields) => {
      const column = fieldNamed(fields, names);
      return column ? Array.from({ length: rowsOf([column]) }, (_, row) => textAt(column, row) ?? []).flat() : [];
    });
}

function tablesIn(fields: readonly FrameField[]): ReadonlyArray<readonly FrameField[]> {
  const nested = fieldNamed(fields, ['nested']);
  return nested ? Array.from(nested.values).flat().map(nestedFields) : [fields];
}

function query(traceql: string, limit: number) {
  return { kind: 'traceql', refId: 'traces', traceql, limit, spansPerTrace: 1 } as const;
}

function search(of: string, window: Window) {
  return { about: { is: 'check', of }, signal: 'traces', window, step: lengthOf(window) } as const;
}
