import { sameService } from '../model/service';
import type { Span } from '../model/trace';
import { ms, type Ms } from '../model/units';
import type { Stretch } from './selfTime';

/** Sums of doubles near 1.7e12 are off by some tenths of a microsecond; that is not skew. */
const rounding = 0.002;

/**
 * How far a span's clock has to be moved so that it fits its parent.
 *
 * A callee on another machine can seem to start before it was called, because clocks differ. Spans of the parent's
 * own service keep its clock, and so its shift. Any other service is compared afresh with the (already shifted)
 * parent, as Jaeger's clock-skew adjuster describes:
 *
 *   caller        |===========|            caller        |===========|
 *     callee  |====|                →        callee          |====|       the slack split evenly
 *
 * - a callee that is longer than its caller only moves so that it does not start before it;
 * - a consumer of a message may run after its producer has ended, so it too is only kept from starting before it.
 *
 * Wrong where a callee truly outlives its caller without messaging (fire and forget): it is moved inside although
 * its clock was right. Instances of one service are taken to share a clock.
 */
export function clockShift(span: Span, parent: { readonly span: Span; readonly shift: Ms } & Stretch): Ms {
  if (sameService(span.service, parent.span.service)) {
    return parent.shift;
  }
  const lead = parent.start - span.start;
  const slack = parent.duration - span.duration;
  const overrun = span.start + span.duration - (parent.start + parent.duration);
  if (slack < 0 || isAsynchronous(span, parent.span)) {
    return ms(lead > rounding ? lead : 0);
  }
  return ms(lead > rounding || overrun > rounding ? lead + slack / 2 : 0);
}

function isAsynchronous(span: Span, parent: Span): boolean {
  return span.kind === 'consumer' || parent.kind === 'producer';
}
