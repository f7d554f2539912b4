import { absent, failed, ready, type Outcome } from '../../model/outcome';
import { hours, ms, seconds, type Ms } from '../../model/units';
import { lengthOf, widened, type Window } from '../../model/window';
import { at, fieldNamed, fieldsOf, isRecord, jsonOf, textOf } from '../columns';
import { readSamples, type Labels } from '../prometheusFrames';
import { equal, oneOf, promqlSelector } from '../promql';
import type { Answers, MetadataQuery, Question } from '../question';
import { promDuration } from '../rateWindow';
import { readPart, type Reading } from '../reading';
import type { Convention, Profile } from './convention';
import { tempoGenerator } from './tempoGenerator';

/** The dialects we read, preferred ones first. A new one is a file beside this and a name here. */
export const conventions: readonly Convention[] = [tempoGenerator];

/** What the names of a data source's metrics say about how it speaks. */
export type Recognized = Pick<Profile, 'convention' | 'spanHistogram' | 'graphHistogram' | 'hasGraph'>;

/** What further questions found out. */
export interface SeriesSeen {
  /** Labels of one series of the span metrics, and of one of the service graph. */
  readonly spans?: Labels;
  readonly graph?: Labels;
  readonly pushInterval?: Ms;
}

/** Samples come this often where the interval could not be measured: the default of Tempo's metrics-generator. */
export const usualPushInterval = seconds(15);

/** Which of the metrics that any convention reads are there. The answer is "not instrumented" if none makes up a convention. */
export function metricNamesQuestion(window: Window): Question<readonly string[]> {
  const match = promqlSelector('', [oneOf('__name__', lookedFor())]);
  return {
    ...metadataQuestion(window),
    about: { is: 'metric-names', match },
    queries: [metadata('names', 'api/v1/label/__name__/values', { 'match[]': match, ...lately(window) })],
    read: (answers) => {
      const names = readList(answers, 'names', textOf);
      if (names.problem && names.items.length === 0) {
        return failed(names.problem);
      }
      return recognizeConvention(names.items)
        ? ready(names.items)
        : absent({ why: 'not-instrumented', looked: conventions.flatMap(leadingNames) });
    },
  };
}

/** The labels of one series of `metric`, whichever comes first. */
export function sampleSeriesQuestion(metric: string, window: Window): Question<Labels> {
  return {
    ...metadataQuestion(window),
    about: { is: 'sample-series', metric },
    queries: [metadata('series', 'api/v1/series', { 'match[]': metric, limit: '1', ...lately(window) })],
    read: (answers) => {
      const series = readList(answers, 'series', labelsOf);
      const [first] = series.items;
      if (series.problem && !first) {
        return failed(series.problem);
      }
      return first ? ready(first) : absent({ why: 'nothing-found', looked: [metric] });
    },
  };
}

/**
 * How often samples come: counted over ten minutes on the best-fed series of one service, then rounded to an interval
 * that people configure. Wrong (too long) for a source that began to send less than ten minutes ago, and absent for
 * one that was silent at the window's end.
 */
export function pushIntervalQuestion(convention: Convention, series: Labels, window: Window): Question<Ms> {
  return intervalQuestion(convention, `max(${countOfSamples(convention, series)})`, window);
}

/** The same for a source that fell silent within the window: counted in the best-fed ten minutes of the last day of it. */
export function pushIntervalWithin(convention: Convention, series: Labels, window: Window): Question<Ms> {
  const reach = promDuration(ms(Math.min(lengthOf(lookedAt(window)), hours(24))));
  return intervalQuestion(
    convention,
    `max(max_over_time(${countOfSamples(convention, series)}[${reach}:10m]))`,
    window
  );
}

/** The first convention whose counter of calls is among `names`; undefined if there is none, never a guess. */
export function recognizeConvention(names: readonly string[]): Recognized | undefined {
  const there = new Set(names);
  const convention = conventions.find((candidate) => there.has(candidate.spans.calls));
  if (!convention) {
    return undefined;
  }
  const { spans, graph } = convention;
  const hasGraph = graph !== undefined && there.has(graph.requests);
  return {
    convention,
    spanHistogram: formOf(spans.duration, there),
    graphHistogram: hasGraph ? formOf(graph.serverDuration, there) : 'none',
    hasGraph,
  };
}

/**
 * A recognised convention completed with what its series show. The namespace is part of a service's identity only if
 * every metric that names services carries it; else the same service would have two names.
 */
export function profileOf(recognized: Recognized, seen: SeriesSeen): Profile {
  const { spans, graph } = recognized.convention;
  const inSpans = seen.spans?.[spans.namespace] !== undefined;
  const ends = graph ? [graph.clientNamespace, graph.serverNamespace] : [];
  const inGraph = !recognized.hasGraph || ends.some((label) => seen.graph?.[label] !== undefined);
  return {
    ...recognized,
    namespaced: inSpans && inGraph,
    pushInterval: seen.pushInterval ?? usualPushInterval,
  };
}

function countOfSamples({ spans }: Convention, series: Labels): string {
  const name = series[spans.service];
  const selector = promqlSelector(spans.calls, name === undefined ? [] : [equal(spans.service, name)]);
  return `count_over_time(${selector}[10m])`;
}

function intervalQuestion(convention: Convention, expr: string, window: Window): Question<Ms> {
  return {
    ...metadataQuestion(window),
    about: { is: 'push-interval', metric: convention.spans.calls },
    queries: [{ kind: 'promql', refId: 'samples', expr, shape: 'instant' }],
    read: (answers): Outcome<Ms> => {
      const samples = readSamples(answers, 'samples');
      const [count] = samples.items;
      if (samples.problem && !count) {
        return failed(samples.problem);
      }
      return count && count.value > 0 ? ready(intervalOf(count.value)) : absent({ why: 'no-traffic' });
    },
  };
}

/** A classic histogram never has a series of its bare name, so that name proves a native one. */
function formOf(base: string, there: ReadonlySet<string>): Profile['spanHistogram'] {
  if (there.has(base)) {
    return 'native';
  }
  return there.has(`${base}_bucket`) ? 'classic' : 'none';
}

const usualIntervals = [1, 5, 10, 15, 30, 60];

function intervalOf(samplesInTenMinutes: number): Ms {
  const measured = 600 / samplesInTenMinutes;
  const distance = (interval: number) => Math.abs(Math.log(interval / measured));
  return seconds(usualIntervals.reduce((best, next) => (distance(next) < distance(best) ? next : best)));
}

function leadingNames({ spans, graph }: Convention): readonly string[] {
  return graph ? [spans.calls, graph.requests] : [spans.calls];
}

function lookedFor(): readonly string[] {
  return conventions.flatMap(({ spans, graph }) => [
    spans.calls,
    spans.duration,
    `${spans.duration}_bucket`,
    ...(graph ? [graph.requests, graph.serverDuration, `${graph.serverDuration}_bucket`] : []),
  ]);
}

function metadataQuestion(window: Window) {
  return { signal: 'metrics', window, step: ms(window.to - window.from) } as const;
}

function metadata(refId: string, path: string, params: Readonly<Record<string, string>>): MetadataQuery {
  return { kind: 'prometheus-api', refId, path, params };
}

/** In what a data source is really asked: the window and the hour before it. What is there does not change with a short window. */
export function lookedAt(window: Window): Window {
  return widened(window, hours(1), ms(0));
}

function lately(window: Window): { start: string; end: string } {
  const wide = lookedAt(window);
  return { start: String(Math.floor(wide.from / 1000)), end: String(Math.ceil(wide.to / 1000)) };
}

/** A list out of a metadata answer: the body as it is (`{"data": […]}`) or only its list. */
function readList<Item>(answers: Answers, refId: string, itemOf: (value: unknown) => Item | undefined): Reading<Item> {
  return readPart(answers, refId, {
    signal: 'metrics',
    expected: 'a list in JSON',
    read: (frames) => {
      const items: Item[] = [];
      let unreadable = 0;
      for (const frame of frames) {
        const fields = fieldsOf(frame);
        const body = jsonOf(at(fieldNamed(fields, ['json']) ?? fields[0], 0));
        const list = isRecord(body) ? body.data : body;
        const values = Array.isArray(list) ? list : [undefined];
        for (const value of values) {
          const item = itemOf(value);
          if (item === undefined) {
            unreadable++;
          } else {
            items.push(item);
          }
        }
      }
      return { items, unreadable };
    },
  });
}

function labelsOf(value: unknown): Labels | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, text]) => (typeof text === 'string' ? [[name, text]] : []))
  );
}
