import type { Window } from '../../model/window';
import type { Context } from '../routes';

/** The same place at a time of its own. */
export function inWindow(context: Context, { from, to }: Window): Context {
  return { ...context, from: String(Math.round(from)), to: String(Math.round(to)) };
}
