import { signals, type Signal } from '../../model/environment';

/** Key of the query string under which a page's link says what its reader has widened: `widen=traces`, `widen=logs,traces`. */
export const widenKey = 'widen';

/** The signals that a link's text names; undefined where it names none. */
export function readWidened(text: string | null | undefined): readonly Signal[] | undefined {
  const named = (text ?? '').split(',');
  const known = signals.filter((signal) => named.includes(signal));
  return known.length > 0 ? known : undefined;
}

export function writeWidened(widened: readonly Signal[] | undefined): string | undefined {
  return signals.filter((signal) => widened?.includes(signal)).join(',') || undefined;
}
