import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Signal } from '../../model/environment';
import { windowOf, type Window } from '../../model/window';
import type { Frame, FrameField } from '../frame';
import { problemOf } from '../problem';
import type { Answers, QueryAnswer } from '../question';

export const recordedFolder = join(__dirname, '../../../tests/recorded');

interface FieldJson {
  readonly name?: string;
  readonly type?: string;
  readonly labels?: Record<string, string>;
}

export interface FrameJson {
  readonly schema: { name?: string; refId?: string; meta?: Frame['meta']; fields: readonly FieldJson[] };
  readonly data: {
    readonly values: readonly unknown[][];
    readonly entities?: ReadonlyArray<{ NaN?: number[]; Inf?: number[]; NegInf?: number[] } | null>;
  };
}

export interface AnswerJson {
  readonly state?: string;
  readonly error?: string;
  readonly errors?: readonly string[];
  readonly thrown?: { readonly message: string };
  readonly data?: readonly FrameJson[];
}

export interface Recorded {
  readonly dataSource: string;
  readonly window: Window;
  readonly targets: ReadonlyArray<{ readonly refId: string; readonly expr?: string; readonly query?: string }>;
  readonly answer: AnswerJson;
  readonly wire?: ReadonlyArray<{ readonly response?: { readonly results: Record<string, { status?: number }> } }>;
}

/** A recorded file as JSON; `name.json` may be stored as `name.json.gz`. */
export function recordedJson(path: string): unknown {
  const file = join(recordedFolder, path);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : gunzipSync(readFileSync(`${file}.gz`)).toString('utf8');
  return JSON.parse(text);
}

export function recorded(path: string): Recorded {
  const file = recordedJson(path) as Recorded;
  return { ...file, window: windowOf(file.window.from, file.window.to) };
}

export function framesOf(answer: AnswerJson): readonly Frame[] {
  return (answer.data ?? []).map(frameOf);
}

/** What `dataFrameFromJSON` makes of a frame: columns in fields, NaN and the infinities put back. */
export function frameOf({ schema, data }: FrameJson): Frame {
  const fields = schema.fields.map((field, index): FrameField => {
    const values = [...(data.values[index] ?? [])];
    const entities = data.entities?.[index];
    entities?.NaN?.forEach((row) => (values[row] = NaN));
    entities?.Inf?.forEach((row) => (values[row] = Infinity));
    entities?.NegInf?.forEach((row) => (values[row] = -Infinity));
    return { name: field.name ?? '', type: field.type ?? 'other', labels: field.labels, values };
  });
  return { name: schema.name, refId: schema.refId, meta: schema.meta, fields };
}

/** The recorded answer to one query, as the door would hand it to a question. */
export function answerIn(path: string, signal: Signal): QueryAnswer {
  const file = recorded(path);
  const frames = framesOf(file.answer);
  const message = messageIn(file.answer);
  const [target] = file.targets;
  const query = target?.expr ?? target?.query;
  return message === undefined
    ? { frames }
    : { frames, problem: problemOf({ signal, message, query, status: statusIn(file) }) };
}

function messageIn({ thrown, errors, error }: AnswerJson): string | undefined {
  return thrown?.message ?? errors?.[0] ?? error;
}

function statusIn({ wire }: Recorded): number | undefined {
  return Object.values(wire?.[0]?.response?.results ?? {})[0]?.status;
}

/** Answers by refId, each from a recorded file. */
export function answersFrom(paths: Readonly<Record<string, string>>, signal: Signal = 'metrics'): Answers {
  return new Map(Object.entries(paths).map(([refId, path]) => [refId, answerIn(path, signal)]));
}

/** The frames of a recorded file whose query had `refId`. */
export function framesFor(path: string, refId: string): QueryAnswer {
  return { frames: framesOf(recorded(path).answer).filter((frame) => frame.refId === refId) };
}
