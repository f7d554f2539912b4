import { useCallback, useEffect, useRef, useState } from 'react';
import type { LogLine } from '../model/log';
import type { Outcome, Problem } from '../model/outcome';
import { windowOf, type Window } from '../model/window';
import type { Question } from '../telemetry/question';
import { usePlace } from './answer';
import { ask } from './ask';

/** How often is asked, in milliseconds. */
export const livePace = 2000;
/** How far back is asked again what was asked before: lines arrive late. */
const overlap = 5000;
/** How far back is looked at first, and how far at most after a rest. */
const firstLook = 60_000;
const longestLook = 900_000;

type QuestionOf = (window: Window) => Question<readonly LogLine[]>;

/** One answer while one watches. */
export interface LiveAnswer {
  readonly lines: readonly LogLine[];
  /** There were more than could be asked for. */
  readonly sampled: boolean;
  /** When it was asked, in epoch milliseconds. */
  readonly at: number;
  /** After a rest that was too long to ask for all of it: the time of which nothing was asked. */
  readonly gap?: Window;
}

interface Watching {
  /** What is asked of a window; another one begins anew. Keep its identity. Undefined while nothing can be asked. */
  readonly questionOf: QuestionOf | undefined;
  readonly paused: boolean;
  readonly onAnswer: (answer: LiveAnswer) => void;
}

export interface LiveTail {
  /** Why nothing is asked any more; until one wants it asked again. */
  readonly problem: Problem | undefined;
  readonly retry: () => void;
}

/**
 * Log lines as they come: the same question again and again, each time about the newest seconds. Rests while it is
 * paused, while the page is hidden, and after a failure.
 */
export function useLiveTail({ questionOf, paused, onAnswer }: Watching): LiveTail {
  const place = usePlace();
  const hidden = usePageHidden();
  const [failure, setFailure] = useState<{ readonly of: QuestionOf; readonly problem: Problem }>();
  const problem = failure && failure.of === questionOf ? failure.problem : undefined;
  const latest = useRef({ place, onAnswer });
  useEffect(() => {
    latest.current = { place, onAnswer };
  });
  const last = useRef<{ readonly of: QuestionOf; readonly at: number }>(undefined);
  const watched = paused || hidden || problem !== undefined ? undefined : questionOf;
  useEffect(() => {
    if (!watched) {
      return undefined;
    }
    const leave = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const at = Date.now();
      const rested = last.current?.of === watched ? last.current.at : undefined;
      const before = rested === undefined ? at - firstLook : rested - overlap;
      const window = windowOf(Math.max(before, at - longestLook), at);
      const outcome = await ask(watched(window), latest.current.place, leave.signal);
      if (leave.signal.aborted) {
        return;
      }
      if (outcome.is === 'failed') {
        setFailure({ of: watched, problem: outcome.problem });
        return;
      }
      last.current = { of: watched, at };
      const gap = rested !== undefined && rested < window.from ? windowOf(rested, window.from) : undefined;
      latest.current.onAnswer({ ...linesIn(outcome), at, ...(gap && { gap }) });
      timer = setTimeout(() => void look(), livePace);
    };
    void look();
    return () => {
      leave.abort();
      clearTimeout(timer);
    };
  }, [watched]);
  return { problem, retry: useCallback(() => setFailure(undefined), []) };
}

function linesIn(outcome: Outcome<readonly LogLine[]>): Pick<LiveAnswer, 'lines' | 'sampled'> {
  return outcome.is === 'ready'
    ? { lines: outcome.value, sampled: outcome.caveats.some(({ kind }) => kind === 'truncated') }
    : { lines: [], sampled: false };
}

function usePageHidden(): boolean {
  const [hidden, setHidden] = useState(() => document.visibilityState === 'hidden');
  useEffect(() => {
    const hear = () => setHidden(document.visibilityState === 'hidden');
    document.addEventListener('visibilitychange', hear);
    return () => document.removeEventListener('visibilitychange', hear);
  }, []);
  return hidden;
}
