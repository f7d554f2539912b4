/**
 * Work that can be left off and taken up again: a generator that stops every few hundred steps and returns what it came to.
 * What it yields on the way is the share that is done, from 0 to 1, or nothing. It holds no clock: whoever runs it decides
 * how long a slice of it is.
 */
export type Steps<Value> = Generator<number | undefined, Value, undefined>;

/** So many items are looked at between two stops: well below a millisecond of work each. */
export const itemsPerStep = 256;

/** Runs `steps` to their end, at once. */
export function finished<Value>(steps: Steps<Value>): Value {
  let step = steps.next();
  while (step.done !== true) {
    step = steps.next();
  }
  return step.value;
}

/** `steps` as a part of something longer: its shares from 0 to 1 become shares between `from` and `to`. */
export function* asPart<Value>(steps: Steps<Value>, from: number, to: number): Steps<Value> {
  let step = steps.next();
  while (step.done !== true) {
    yield step.value === undefined ? undefined : from + (to - from) * step.value;
    step = steps.next();
  }
  return step.value;
}
