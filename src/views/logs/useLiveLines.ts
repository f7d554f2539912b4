import { useCallback, useMemo, useState } from 'react';
import { lineRate, newerThan, noLiveLines, withNewer, type LiveLines } from '../../analysis/liveLines';
import { useEnvironment } from '../../grafana/environment';
import { useLiveTail, type LiveAnswer, type LiveTail } from '../../grafana/liveTail';
import type { LogLine } from '../../model/log';
import type { Window } from '../../model/window';
import { logsQuestion } from '../../telemetry/logs';
import { signalIn } from '../../telemetry/scope';
import { scopeOf } from '../parts/linesWanted';
import type { LogsSetting } from './logsSetting';

/** Lines that one look may bring; more than that are said to be sampled. */
const mostAtOnce = 1000;
const rateOver = 10_000;

export interface Live extends LiveTail {
  readonly shown: readonly LogLine[];
  readonly paused: boolean;
  readonly togglePause: () => void;
  /** Lines that came after those shown. */
  readonly newer: number;
  readonly toNewest: () => void;
  readonly topAsked: number;
  readonly onAway: (away: boolean) => void;
  /** Lines per second, lately. */
  readonly rate: number;
  readonly dropped: number;
  readonly sampled: boolean;
  /** The last time of which nothing was asked, as one rested too long. */
  readonly gap: Window | undefined;
}

interface Kept extends LiveLines {
  readonly of: unknown;
  readonly rate: number;
  readonly sampled: boolean;
  readonly gap: Window | undefined;
}

const nothing: Kept = { ...noLiveLines, of: undefined, rate: 0, sampled: false, gap: undefined };

/** What the page's question finds from now on. What one reads further down does not move: it is held until one is back. */
export function useLiveLines({ wanted, way }: LogsSetting): Live {
  const { environment } = useEnvironment();
  // The window moves all the time; what else is asked makes the lines before useless.
  const asked = JSON.stringify([
    wanted?.of,
    wanted?.levels,
    wanted?.contains,
    wanted?.fields,
    wanted?.like,
    wanted?.without,
  ]);
  const want = useSame(wanted, asked);
  const questionOf = useMemo(
    () =>
      want && way
        ? (window: Window) => {
            const scope = scopeOf({ ...want, window }, signalIn(environment, 'logs'));
            return logsQuestion({ ...want, way, limit: mostAtOnce }, scope);
          }
        : undefined,
    [want, way, environment]
  );
  const [kept, setKept] = useState(nothing);
  const [paused, setPaused] = useState(false);
  const [held, setHeld] = useState<readonly LogLine[]>();
  const [topAsked, setTopAsked] = useState(0);
  const onAnswer = useCallback(
    ({ lines, sampled, at, gap }: LiveAnswer) =>
      setKept((before) => {
        const known = before.of === questionOf ? before : nothing;
        const all = withNewer(known, lines);
        return { ...all, of: questionOf, rate: lineRate(all.lines, at, rateOver), sampled, gap: gap ?? known.gap };
      }),
    [questionOf]
  );
  const tail = useLiveTail({ questionOf, paused, onAnswer });
  const current = kept.of === questionOf ? kept : nothing;
  const onAway = useCallback(
    (away: boolean) => setHeld((before) => (away ? (before ?? current.lines) : undefined)),
    [current.lines]
  );
  const toNewest = useCallback(() => {
    setHeld(undefined);
    setPaused(false);
    setTopAsked((times) => times + 1);
  }, []);
  const togglePause = useCallback(() => setPaused((before) => !before), []);
  const shown = held ?? current.lines;
  const newer = held ? newerThan(current.lines, held[0]) : 0;
  const { rate, dropped, sampled, gap } = current;
  return { ...tail, shown, paused, togglePause, newer, toNewest, topAsked, onAway, rate, dropped, sampled, gap };
}

/** The value as it was when `key` was last another. */
function useSame<Value>(value: Value, key: string): Value {
  const [same, setSame] = useState({ value, key });
  if (same.key !== key) {
    setSame({ value, key });
    return value;
  }
  return same.value;
}
