import type { Signal } from '../model/environment';
import { failed, type Outcome } from '../model/outcome';
import { seconds } from '../model/units';
import { answersIn, problemIn, reportOf, type Packet } from '../telemetry/packet';
import { problemOf } from '../telemetry/problem';
import {
  isMetadata,
  type Answers,
  type MetadataQuery,
  type Query,
  type QueryAnswer,
  type Question,
} from '../telemetry/question';
import { inSlices } from './inSlices';

/** Longer than any page should wait; a data source that is slower than this is said to be. */
export const patience = seconds(30);

/** What a data source can do, whatever its requests look like. */
export interface Source {
  /** It answers what is asked instead of query texts, and so every kind of query through `run`. */
  readonly answersQuestions?: true;
  /** The whole answer to these queries; undefined where nothing came. Aborting cancels what is running. */
  run(question: Question<unknown>, queries: readonly Query[], signal: AbortSignal): Promise<Packet | undefined>;
  /** Reads beside queries; `kind` says of what API. */
  readMetadata(path: string, params: Readonly<Record<string, string>>, kind?: MetadataQuery['kind']): Promise<unknown>;
}

export interface Asking {
  readonly uid: string;
  /** Rejects where there is no such data source. */
  readonly open: () => Promise<Source>;
  /** When it aborts, running requests are cancelled; nobody should then look at the outcome. */
  readonly signal: AbortSignal;
}

/**
 * Asks one question of one data source. Never throws: whatever goes wrong becomes a failed outcome, or a problem of
 * the one query that it happened to.
 */
export async function askSource<Value>(
  question: Question<Value>,
  { uid, open, signal }: Asking
): Promise<Outcome<Value>> {
  const waiting = withPatience(signal);
  try {
    stopIfLeft(signal);
    const source = await waiting.race(open());
    count(question);
    const answers = await answersFrom(source, question, waiting.signal);
    return question.readSteps ? await inSlices(question.readSteps(answers), { signal }) : question.read(answers);
  } catch (reason) {
    return failed(
      waiting.isOver()
        ? { kind: 'timed-out', signal: question.signal, after: patience }
        : problemOf({ signal: question.signal, uid, ...reportOf(reason), query: '' })
    );
  } finally {
    waiting.end();
  }
}

async function answersFrom(source: Source, question: Question<unknown>, signal: AbortSignal): Promise<Answers> {
  stopIfLeft(signal);
  const metadata = question.queries.filter(isMetadata);
  const beside = source.answersQuestions ? [] : metadata;
  const queries = question.queries.filter((query) => source.answersQuestions || !isMetadata(query));
  const parts = await Promise.all([
    runQueries(source, question, { queries, signal }),
    ...beside.map((query) => readMetadata(source, query, { signal, signalName: question.signal })),
  ]);
  return new Map(parts.flatMap((part) => [...part]));
}

async function runQueries(
  source: Source,
  question: Question<unknown>,
  { queries, signal }: { readonly queries: readonly Query[]; readonly signal: AbortSignal }
): Promise<Answers> {
  if (queries.length === 0) {
    return new Map();
  }
  try {
    return answersIn(await source.run(question, queries, signal), queries, question.signal);
  } catch (reason) {
    stopIfLeft(signal);
    const report = reportOf(reason);
    return new Map(
      queries.map((query) => [query.refId, { frames: [], problem: problemIn(report, query, question.signal) }])
    );
  }
}

/** The answer's JSON as a frame with one text field, so that reading it is the question's business. */
async function readMetadata(
  source: Source,
  query: MetadataQuery,
  { signal, signalName }: { readonly signal: AbortSignal; readonly signalName: Signal }
): Promise<Answers> {
  let answer: QueryAnswer;
  try {
    const body: unknown = await unlessAborted(source.readMetadata(query.path, query.params, query.kind), signal);
    const json = JSON.stringify(body) ?? 'null';
    answer = {
      frames: [{ refId: query.refId, fields: [{ name: 'json', type: 'string', values: [json] }], length: 1 }],
    };
  } catch (reason) {
    stopIfLeft(signal);
    answer = { frames: [], problem: problemIn(reportOf(reason), query, signalName) };
  }
  return new Map([[query.refId, answer]]);
}

/** `signal` of the caller and the end of our patience as one. */
function withPatience(caller: AbortSignal) {
  const either = new AbortController();
  let over = false;
  const leave = () => either.abort(caller.reason);
  caller.addEventListener('abort', leave);
  const timer = setTimeout(() => {
    over = true;
    either.abort(new Error('timed out'));
  }, patience);
  return {
    signal: either.signal,
    isOver: () => over,
    race: <Value>(promise: Promise<Value>) => unlessAborted(promise, either.signal),
    end: () => {
      clearTimeout(timer);
      caller.removeEventListener('abort', leave);
    },
  };
}

function stopIfLeft(signal: AbortSignal): void {
  if (signal.aborted) {
    throw signal.reason;
  }
}

function unlessAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop);
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** Marks kept in the browser's own list, where benchmarks and the curious find them; a long session stops marking. */
const mostMarks = 2000;
let marks = 0;

function count(question: Question<unknown>): void {
  if (typeof performance.mark === 'function' && (marks += 1) <= mostMarks) {
    performance.mark(`throughline:asked:${question.about.is}`, { detail: { expressions: question.queries.length } });
  }
}
