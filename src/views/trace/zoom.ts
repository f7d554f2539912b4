import { ms, type Ms } from '../../model/units';

/** A part of a trace's time, from its start. */
export interface Sight {
  readonly from: Ms;
  readonly to: Ms;
}

/** Asks for another part, all of it without one. `rest` where one is still at it. */
export type OnZoom = (zoom: Sight | undefined, how: 'push' | 'rest') => void;

/** No closer than to a microsecond: times since 1970 are hardly exact beyond it. */
const closest = 0.001;

/** What of a trace that took `total` is in sight: all of it, where `zoom` says nothing or nothing of the trace. */
export function sightOf(zoom: Sight | undefined, total: Ms): Sight {
  const from = Math.max(0, zoom?.from ?? 0);
  const to = Math.min(total, zoom?.to ?? total);
  return to - from >= closest ? { from: ms(from), to: ms(to) } : { from: ms(0), to: total };
}

/** `sight` with `factor` times as much time in it, `around` staying where it is; undefined for all of the trace. */
export function zoomedSight(
  sight: Sight,
  { around, factor, total }: { readonly around: Ms; readonly factor: number; readonly total: Ms }
): Sight | undefined {
  const length = sight.to - sight.from;
  const wanted = Math.max(length * factor, closest);
  if (!(length > 0) || wanted >= total) {
    return undefined;
  }
  // What lies outside comes into the middle.
  const isInside = around >= sight.from && around <= sight.to;
  const share = isInside ? (around - sight.from) / length : 0.5;
  const from = Math.min(Math.max(0, around - share * wanted), total - wanted);
  return { from: ms(from), to: ms(from + wanted) };
}

/** `sight` moved by a share of itself, within the trace. */
export function movedSight({ from, to }: Sight, share: number, total: Ms): Sight {
  const by = Math.min(Math.max((to - from) * share, -from), total - to);
  return { from: ms(from + by), to: ms(to + by) };
}
