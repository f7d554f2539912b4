import type { Edge } from '../graph';
import type { ServiceRed } from '../red';
import { epochMs, ms, perSecond, ratio } from '../units';
import type { Window } from '../window';

const points = 60;
const onset = 40;
const at = Array.from({ length: points }, (_, index) => epochMs(index * 60_000));
/** The hour that `told` services are told of, in steps of a minute. */
export const toldWindow: Window = { from: epochMs(0), to: epochMs(points * 60_000) };

/** When figures change: after the last quiet point. */
export const toldOnset = epochMs((onset - 1) * 60_000);

interface Told {
  readonly rate?: number;
  /** Before and from the onset on. */
  readonly errors?: readonly [number, number];
  readonly p95?: readonly [number, number];
}

/** A service whose figures change at the onset. */
export function told(name: string, { rate = 100, errors = [0, 0], p95 = [50, 50] }: Told = {}): ServiceRed {
  const course = ([before, after]: readonly [number, number]) => at.map((_, index) => (index < onset ? before : after));
  const mean = ([before, after]: readonly [number, number]) => (before * onset + after * (points - onset)) / points;
  return {
    service: { name },
    red: { rate: perSecond(rate), errors: ratio(mean(errors)), duration: { p95: ms(p95[1]) } },
    course: {
      rate: { at, values: at.map(() => perSecond(rate)) },
      errors: { at, values: course(errors).map(ratio) },
      p95: { at, values: course(p95).map(ms) },
    },
  };
}

/** An edge with just the figures that are given. */
export function calls(
  client: string,
  server: string,
  figures: { rate?: number; errors?: number; p95?: number } = {}
): Edge {
  const { rate, errors, p95 } = figures;
  return {
    client: { name: client },
    server: { name: server },
    kind: 'call',
    red: {
      rate: rate === undefined ? undefined : perSecond(rate),
      errors: errors === undefined ? undefined : ratio(errors),
      duration: p95 === undefined ? undefined : { p95: ms(p95) },
    },
  };
}
