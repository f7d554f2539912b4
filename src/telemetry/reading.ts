import type { Signal } from '../model/environment';
import type { Caveat, Problem } from '../model/outcome';
import { described } from './columns';
import type { Frame } from './frame';
import type { Answers, QueryAnswer } from './question';

/** What one query's answer came to: what could be read, how many rows could not, and what went wrong. */
export interface Reading<Item> {
  readonly items: readonly Item[];
  readonly unreadable: number;
  readonly problem?: Problem;
}

/** How the frames of an answer are read: items and the number of rows that could not be. */
export type FrameReader<Item> = (frames: readonly Frame[]) => { readonly items: Item[]; readonly unreadable: number };

export interface Expected<Item> {
  readonly signal: Signal;
  /** What the answer should have been, in a few words. */
  readonly expected: string;
  readonly read: FrameReader<Item>;
}

/**
 * Reads the answer to `refId`. A frame without fields, or without rows, means "nothing there". Frames that have rows of
 * which not one could be read are a problem: the answer is not what was asked for.
 */
export function readPart<Item>(answers: Answers, refId: string, how: Expected<Item>): Reading<Item> {
  const answer: QueryAnswer | undefined = answers.get(refId);
  if (!answer) {
    return { items: [], unreadable: 0, problem: unreadable(how.signal, how.expected, 'no answer') };
  }
  const frames = Array.isArray(answer.frames) ? answer.frames : [];
  const { items, unreadable: rows } = how.read(frames);
  if (answer.problem) {
    return { items, unreadable: rows, problem: answer.problem };
  }
  const nonsense = items.length === 0 && rows > 0;
  const problem = nonsense ? unreadable(how.signal, how.expected, described(frames)) : undefined;
  return { items, unreadable: nonsense ? 0 : rows, problem };
}

/** The caveats of an answer made of parts, by name of part. */
export function caveatsOf(parts: Readonly<Record<string, Reading<unknown> | undefined>>): Caveat[] {
  const caveats: Caveat[] = [];
  let rows = 0;
  for (const [part, reading] of Object.entries(parts)) {
    rows += reading?.unreadable ?? 0;
    if (reading?.problem) {
      caveats.push({ kind: 'part-failed', part, problem: reading.problem });
    }
  }
  return rows > 0 ? [...caveats, { kind: 'unreadable-rows', count: rows }] : caveats;
}

function unreadable(signal: Signal, expected: string, found: string): Problem {
  return { kind: 'unreadable', signal, expected, found };
}
