import type { AttributeFilter } from '../model/traceSearch';
import { durationIn } from '../telemetry/traceql';

type Value = string | number | boolean;

/** Whether what a span has under the filter's name is as the filter wants it; only "is nothing" fits what is not there. */
export function attributeFits(actual: Value | undefined, { key, op, value }: AttributeFilter): boolean {
  if (actual === undefined) {
    return op === '=' && value === '';
  }
  return compared(actual, op, isLength(key) ? (durationIn(value) ?? Number.NaN) : value);
}

/** Numbers as numbers, all else as texts. */
function compared(actual: Value, op: AttributeFilter['op'], wanted: string | number): boolean {
  if (op === '=~' || op === '!~') {
    const pattern = asPattern(String(wanted));
    return pattern !== undefined && pattern.test(String(actual)) === (op === '=~');
  }
  const order = typeof actual === 'number' ? orderOf(actual, Number(wanted)) : orderOf(String(actual), String(wanted));
  return order !== undefined && holds[op](order);
}

/** Below zero, zero or above it; undefined for what cannot be compared. */
function orderOf<Kind extends string | number>(one: Kind, other: Kind): number | undefined {
  if (one === other) {
    return 0;
  }
  const above = one > other ? 1 : undefined;
  return one < other ? -1 : above;
}

const holds: Readonly<Record<Exclude<AttributeFilter['op'], '=~' | '!~'>, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '>': (order) => order > 0,
  '<': (order) => order < 0,
  '>=': (order) => order >= 0,
  '<=': (order) => order <= 0,
};

function asPattern(text: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${text})$`, 'u');
  } catch {
    return undefined;
  }
}

function isLength(key: string): boolean {
  return /^(span:)?duration$|^trace(Duration|:duration)$/.test(key);
}
