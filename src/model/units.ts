/**
 * Units that the compiler keeps apart. Every duration inside the house is in milliseconds;
 * seconds and nanoseconds are converted where an answer is read and never travel further.
 */
declare const unit: unique symbol;
type Quantity<Unit extends string> = number & { readonly [unit]: Unit };

/** A length of time in milliseconds; fractions are kept. */
export type Ms = Quantity<'ms'>;
/** A moment: milliseconds since 1970-01-01T00:00:00Z; fractions are kept. */
export type EpochMs = Quantity<'epoch-ms'>;
/** How often something happens, per second. */
export type PerSecond = Quantity<'per-second'>;
/** A share between 0 and 1. */
export type Ratio = Quantity<'ratio'>;

export const ms = (value: number): Ms => value as Ms;
export const epochMs = (value: number): EpochMs => value as EpochMs;
export const perSecond = (value: number): PerSecond => value as PerSecond;
export const ratio = (value: number): Ratio => value as Ratio;

export const seconds = (value: number): Ms => ms(value * 1000);
export const minutes = (value: number): Ms => ms(value * 60_000);
export const hours = (value: number): Ms => ms(value * 3_600_000);

/** The moment `span` after (or, when negative, before) `at`. */
export const shifted = (at: EpochMs, span: number): EpochMs => epochMs(at + span);
