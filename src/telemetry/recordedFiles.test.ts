import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { tempoGenerator } from './conventions/tempoGenerator';
import { candidatesIn } from './conventions/recognize';
import { isExemplarFrame, readExemplars } from './exemplars';
import { readLogRows } from './logRows';
import { readCourses, readSamples } from './prometheusFrames';
import {
  answerIn,
  answersFrom,
  framesOf,
  recorded,
  recordedFolder,
  recordedJson,
  type AnswerJson,
} from './testing/recorded';
import { signalScope } from './testing/scopes';
import { readTraceId } from '../model/ids';
import { traceQuestion } from './trace';
import { tracesQuestion } from './traceSearch';

const id = readTraceId('a');
const list = <Value>(file: string) =>
  Object.values(recordedJson(file) as Record<string, Record<string, { answer: AnswerJson }> | Value>);

/** How many things each reader finds in a file, so that no recorded answer stays unread. */
const readers: Readonly<Record<string, (file: string) => number>> = {
  instant: (file) => readSamples(answersFrom({ a: file }), 'a').items.length,
  range: (file) => readCourses(answersFrom({ a: file }), 'a').items.length,
  exemplars: (file) =>
    readExemplars(framesOf(recorded(file).answer).filter(isExemplarFrame), tempoGenerator).items.length,
  lines: (file) => readLogRows(framesOf(recorded(file).answer)).items.length,
  search: (file) => {
    const want = { service: { name: 'x' }, pick: 'newest', limit: 20 } as const;
    const outcome = tracesQuestion(want, signalScope()).read(answersFrom({ traces: file }, 'traces'));
    return outcome.is === 'ready' ? outcome.value.length : 0;
  },
  trace: (file) => {
    const outcome = id && traceQuestion(id).read(answersFrom({ trace: file }, 'traces'));
    return outcome?.is === 'ready' ? outcome.value.spans.length : 0;
  },
  problem: (file) => Number(answerIn(file, 'metrics').problem !== undefined),
  byId: (file) =>
    Object.keys(list(file).find((part) => typeof part === 'object' && Object.keys(part ?? {}).length > 10) ?? {})
      .length,
  names: (file) => {
    const { body } = recordedJson(file) as { body: { data: string[] } };
    return Number(candidatesIn(body.data).length > 0);
  },
};

const expected: ReadonlyArray<readonly [string, keyof typeof readers, number]> = [
  ['failures/dead-loki.json', 'problem', 1],
  ['failures/dead-prometheus.json', 'problem', 1],
  ['failures/dead-tempo.json', 'problem', 1],
  ['failures/loki-bad-logql.json', 'problem', 1],
  ['failures/loki-no-matcher.json', 'problem', 1],
  ['failures/no-such-uid.json', 'problem', 1],
  ['failures/prometheus-bad-promql.json', 'problem', 1],
  ['failures/prometheus-one-of-two-bad.json', 'range', 1],
  ['failures/prometheus-too-many-points.json', 'problem', 0],
  ['failures/tempo-bad-traceql.json', 'problem', 1],
  ['http/prometheus-metric-names.json', 'names', 1],
  ['loki/errors-by-service-instant.json', 'instant', 4],
  ['loki/errors-by-service-range.json', 'range', 4],
  ['loki/logs-by-trace-id.json.gz', 'byId', 316],
  ['loki/logs-empty.json', 'lines', 0],
  ['loki/logs-error-level.json', 'lines', 200],
  ['loki/logs-for-trace-error-cache.json', 'lines', 2],
  ['loki/logs-for-trace-normal.json', 'lines', 3],
  ['loki/logs-for-trace-payment-error.json', 'lines', 6],
  ['loki/logs-service.json', 'lines', 200],
  ['loki/volume-by-level-range.json', 'range', 3],
  ['prometheus/edges-both-environments-instant.json', 'instant', 36],
  ['prometheus/edges-failed-instant.json', 'instant', 4],
  ['prometheus/edges-p95-client-instant.json', 'instant', 18],
  ['prometheus/edges-p95-server-instant.json', 'instant', 18],
  ['prometheus/edges-rate-instant.json', 'instant', 18],
  ['prometheus/empty-instant.json', 'instant', 0],
  ['prometheus/empty-range.json', 'range', 0],
  ['prometheus/error-ratio-by-service-range.json', 'range', 11],
  ['prometheus/latency-heatmap-range.json', 'range', 15],
  ['prometheus/nan-and-inf-instant.json', 'instant', 0],
  ['prometheus/native-histogram-raw-heatmap-cells.json', 'range', 0],
  ['prometheus/operations-instant.json', 'instant', 16],
  ['prometheus/p95-native-histogram-range.json', 'range', 1],
  ['prometheus/p95-recommendation-range-with-exemplars.json', 'exemplars', 81],
  ['prometheus/rate-by-service-instant-table.json', 'instant', 11],
  ['prometheus/rate-by-service-instant.json', 'instant', 11],
  ['prometheus/rate-by-service-range.json', 'range', 11],
  ['prometheus/scalar-instant.json', 'instant', 1],
  ['prometheus/target-info-instant.json', 'instant', 22],
  ['prometheus/wire-two-queries-one-request.json', 'exemplars', 105],
  ['tempo/search-empty.json', 'search', 0],
  ['tempo/search-spans-edge.json', 'search', 20],
  ['tempo/search-spans-slow.json', 'search', 20],
  ['tempo/search-traces-errors-select.json', 'search', 20],
  ['tempo/search-traces-service.json', 'search', 20],
  ['tempo/service-map.json', 'search', 0],
  ['tempo/trace-error-cache.json', 'trace', 12],
  ['tempo/trace-messaging.json', 'trace', 18],
  ['tempo/trace-normal.json', 'trace', 18],
  ['tempo/trace-not-found.json', 'trace', 0],
  ['tempo/trace-payment-error.json', 'trace', 18],
  ['tempo/trace-slow-cache.json', 'trace', 12],
  ['tempo/traces-by-id.json.gz', 'byId', 316],
];

/** Answers of the back ends' own APIs, recorded for questions that do not exist yet, or read in `recognize.test.ts`. */
const notFrames = /^http\/(loki|tempo|prometheus-(labels|series|exemplars))-/;

describe('the recorded answers', () => {
  it.each(expected)('%s is read as %s: %d', (file, reader, count) => {
    expect(readers[reader]?.(file.replace(/\.gz$/, ''))).toBe(count);
  });

  it('are all read', () => {
    const files = ['failures', 'http', 'loki', 'prometheus', 'tempo'].flatMap((folder) =>
      readdirSync(join(recordedFolder, folder)).map((file) => `${folder}/${file}`)
    );
    const known = new Set(expected.map(([file]) => file));
    expect(files.filter((file) => !known.has(file) && !notFrames.test(file))).toEqual([]);
  });
});
