import type { ComparedAttribute, ComparedSpans, ComparedValue } from '../model/comparedSpans';
import { absent, failed, ready, type Outcome } from '../model/outcome';
import type { SearchedTraces } from '../model/traceSearch';
import type { TraceSelection } from '../model/traceSelection';
import { seconds } from '../model/units';
import { lengthOf, type Window } from '../model/window';
import { fieldsOf, isRecord, numberOf, textOf } from './columns';
import { isExemplarFrame } from './exemplars';
import type { Frame } from './frame';
import type { Answers, Question } from './question';
import { rawTraceqlIn } from './rawTraceql';
import { caveatsOf, readPart } from './reading';
import type { SignalScope } from './scope';
import { searchedSpanset } from './searchedTraces';
import { traceqlDuration, traceqlMatchers, traceqlSpans } from './traceql';

/** How many values of each attribute are told. */
const mostValues = 10;

/**
 * How often each value of each attribute stands among the selected spans of a search and among the rest of them, counted
 * by Tempo over the whole window: TraceQL metrics' `compare()`, since Tempo 2.5. Older ones refuse it, as do those without
 * the block of the metrics-generator that it reads; they fail here, and a sample has to do.
 *
 * Wrong at the window's edges by up to a twelfth: Tempo aligns them to the step. Of an attribute the ten most frequent
 * values are told, and how many spans have it.
 */
export function traceCompareQuestion(
  want: SearchedTraces,
  selection: TraceSelection,
  scope: SignalScope
): Question<ComparedSpans> {
  const { window } = scope;
  return {
    about: { is: 'trace-compare', want, selection },
    signal: 'traces',
    window,
    step: seconds(Math.max(1, Math.ceil(lengthOf(window) / 12_000))),
    queries: [{ kind: 'traceql-metrics', refId: 'compared', traceql: comparisonText(want, selection, scope) }],
    read: readCompared,
  };
}

function comparisonText(want: SearchedTraces, selection: TraceSelection, scope: SignalScope): string {
  const comparing = `compare(${[selectionText(selection), String(mostValues), ...boundsText(selection, scope.window)].join(', ')})`;
  if (want.traceql === undefined) {
    return `${searchedSpanset(want, scope)} | ${comparing}`;
  }
  const narrowing = scope.matchers.length > 0 ? traceqlSpans(traceqlMatchers(scope.matchers)) : undefined;
  // Hints are those of a search; what counts takes none of them.
  return rawTraceqlIn(want.traceql, narrowing, comparing).traceql.replace(/ with\s*\([^()]*\)\s*$/, '');
}

function selectionText({ failed: isFailed, atLeast, atMost }: TraceSelection): string {
  return traceqlSpans([
    ...(isFailed === undefined ? [] : [`status ${isFailed ? '=' : '!='} error`]),
    ...(atLeast === undefined ? [] : [`duration >= ${traceqlDuration(atLeast)}`]),
    ...(atMost === undefined ? [] : [`duration <= ${traceqlDuration(atMost)}`]),
  ]);
}

/** From when to when, in nanoseconds: more digits than a number keeps, so they are written, not reckoned. */
function boundsText({ from, to }: TraceSelection, window: Window): readonly string[] {
  if (from === undefined && to === undefined) {
    return [];
  }
  return [from ?? window.from, to ?? window.to].map((at) => `${Math.round(at)}000000`);
}

interface CountedSeries {
  readonly of: string;
  readonly key: string;
  /** As Tempo's data source writes it: text in quotes. */
  readonly value: string;
  readonly count: number;
}

function readCompared(answers: Answers): Outcome<ComparedSpans> {
  const expected = 'how often each value of each attribute stands in both';
  const read = readPart(answers, 'compared', { signal: 'traces', expected, read: readSeries });
  if (read.problem && read.items.length === 0) {
    return failed(read.problem);
  }
  const totals = (of: string) =>
    new Map(read.items.filter((one) => one.of === of).map(({ key, count }) => [key, count]));
  const [selected, others] = [totals('selection_total'), totals('baseline_total')];
  const sizes = { selected: mostFrequent(selected), others: mostFrequent(others) };
  if (read.items.length > 0 && selected.size + others.size === 0) {
    return failed({ kind: 'unreadable', signal: 'traces', expected, found: 'no totals' });
  }
  if (sizes.selected === 0 || sizes.others === 0) {
    return absent({ why: 'nothing-found' });
  }
  const attributes = attributesOf(read.items, {
    selection: { sizes: sizes.selected, totals: selected },
    baseline: { sizes: sizes.others, totals: others },
  });
  return ready({ ...sizes, attributes }, caveatsOf({ compared: read }));
}

function readSeries(frames: readonly Frame[]): { items: CountedSeries[]; unreadable: number } {
  const items: CountedSeries[] = [];
  let unreadable = 0;
  for (const frame of frames) {
    for (const field of isRecord(frame) && !isExemplarFrame(frame) ? fieldsOf(frame) : []) {
      if (field.type !== 'number') {
        continue;
      }
      const series = seriesOf(field.labels);
      if (!series) {
        unreadable += field.values.length;
        continue;
      }
      const count = Array.from(field.values).reduce<number>((sum, value) => sum + (numberOf(value) ?? 0), 0);
      items.push({ ...series, count });
    }
  }
  return { items, unreadable };
}

function seriesOf(labels: unknown): Omit<CountedSeries, 'count'> | undefined {
  const texts = isRecord(labels) ? labels : {};
  const of = unquoted(textOf(texts.__meta_type) ?? '');
  const [key] = Object.keys(texts).filter((name) => !name.startsWith('__meta_'));
  return of === '' || key === undefined ? undefined : { of, key, value: textOf(texts[key]) ?? '' };
}

/** What most attributes have been counted on is how many spans there were. */
function mostFrequent(totals: ReadonlyMap<string, number>): number {
  const times = new Map<number, number>();
  totals.forEach((total) => times.set(total, (times.get(total) ?? 0) + 1));
  const [first] = [...times].sort(([a, x], [b, y]) => y - x || b - a);
  return first?.[0] ?? 0;
}

interface Side {
  readonly sizes: number;
  readonly totals: ReadonlyMap<string, number>;
}

function attributesOf(
  series: readonly CountedSeries[],
  sides: { readonly selection: Side; readonly baseline: Side }
): readonly ComparedAttribute[] {
  const attributes = new Map<string, Map<string, { selected: number; others: number }>>();
  for (const { of, key, value, count } of series) {
    if (of !== 'selection' && of !== 'baseline') {
      continue;
    }
    const values = attributes.get(key) ?? new Map<string, { selected: number; others: number }>();
    attributes.set(key, values);
    const counted = values.get(value) ?? { selected: 0, others: 0 };
    // What is both an attribute of its own and one of every span is counted twice.
    const { sizes, totals } = sides[of];
    const once = count / Math.max(1, Math.round((totals.get(key) ?? sizes) / Math.max(1, sizes)));
    counted[of === 'selection' ? 'selected' : 'others'] += Math.round(once);
    values.set(value, counted);
  }
  return [...attributes].flatMap(([key, values]) => {
    const having = havingIt(key, values, sides);
    const told = withUntold(
      [...values].flatMap(([value, counts]) => valueOf(value, counts) ?? []),
      having
    );
    return told.length > 0 ? { key, values: told, ...having } : [];
  });
}

type Counts = Pick<ComparedValue, 'selected' | 'others'>;

/**
 * Each side tells its own most frequent values. One that is missing there need not be nought: it is taken to be as
 * frequent as it can be, which lets the two sides look no more different than they are.
 */
function withUntold(values: readonly ComparedValue[], having: Counts): readonly ComparedValue[] {
  const most = (side: keyof Counts) => {
    const counts = values.map((value) => value[side]).filter((count) => count > 0);
    const left = having[side] - counts.reduce((sum, count) => sum + count, 0);
    return counts.length < mostValues ? 0 : Math.max(0, Math.min(left, ...counts));
  };
  const untold = { selected: most('selected'), others: most('others') };
  return values.map((value) => ({
    ...value,
    selected: value.selected || untold.selected,
    others: value.others || untold.others,
  }));
}

/** `nil` stands for spans without the attribute. */
function valueOf(text: string, counts: Counts): ComparedValue | undefined {
  const value = unquoted(text);
  return value === 'nil' || text === '' ? undefined : { value, isText: value !== text, ...counts };
}

function havingIt(
  key: string,
  values: ReadonlyMap<string, { readonly selected: number; readonly others: number }>,
  { selection, baseline }: { readonly selection: Side; readonly baseline: Side }
): { readonly selected: number; readonly others: number } {
  const none = values.get('"nil"') ?? values.get('nil') ?? { selected: 0, others: 0 };
  const having = ({ sizes, totals }: Side, without: number) =>
    Math.max(0, Math.min(sizes, totals.get(key) ?? 0) - without);
  return { selected: having(selection, none.selected), others: having(baseline, none.others) };
}

function unquoted(text: string): string {
  return text.length >= 2 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
}
