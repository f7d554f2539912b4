import type { Arrangement } from './arrangement';
import { at as intAt, linksOf, listAt, realAt as numberAt, type Links } from './indexed';

/** Bound here, for they are called very often: some ways of building look them up in their module each time. */
const at = intAt;
const realAt = numberAt;

export interface Standing {
  readonly arrangement: Arrangement;
  /** By slot. */
  readonly height: Float64Array;
  /** Free space between the slot and the one above it. */
  readonly gapAbove: (slot: number, above: number) => number;
}

/**
 * The middles of slots from top to bottom: four times (columns from the left or from the right, slots from above or from
 * below) every slot is put in line with the middle one of its neighbours where nothing forbids it, lanes first; the lines
 * are pushed together, and a slot stands at the middle of the four answers (Brandes, Köpf 2001). Lines are pushed together
 * as a whole, by the longest way through the lines beside them, which needs none of the repairs of the published steps
 * (Brandes, Walter, Zink 2020).
 */
export function middlesOf(standing: Standing): Float64Array {
  const { arrangement } = standing;
  arrangement.sort();
  const bent = bentLinks(arrangement);
  const answers = [true, false].flatMap((fromLeft) =>
    [true, false].map((fromTop) => {
      const root = lines(arrangement, { fromLeft, fromTop, bent });
      return pushedTogether(standing, root, fromTop);
    })
  );
  return middle(answers, standing);
}

/** Links of nodes that cross the straight way between two lanes give way (1, by number of the link). */
function bentLinks({ slots, columns, left, place }: Arrangement): Int32Array {
  const bent = new Int32Array(left.to.length);
  const laneBefore = (slot: number) => {
    const other = slot < slots.nodes ? -1 : at(left.to, at(left.start, slot));
    return other >= slots.nodes ? at(place, other) : -1;
  };
  for (let column = 1; column < columns.length; column++) {
    const order = listAt(columns, column);
    let top = 0;
    let scanned = 0;
    for (let index = 0; index < order.length; index++) {
      const lane = laneBefore(at(order, index));
      if (lane < 0 && index < order.length - 1) {
        continue;
      }
      const bottom = lane < 0 ? listAt(columns, column - 1).length - 1 : lane;
      for (; scanned <= index; scanned++) {
        const slot = at(order, scanned);
        for (let link = at(left.start, slot); link < at(left.start, slot + 1); link++) {
          const other = at(place, at(left.to, link));
          if ((other < top || other > bottom) && laneBefore(slot) < 0) {
            bent[at(left.edge, link)] = 1;
          }
        }
      }
      top = bottom;
    }
  }
  return bent;
}

interface Corner {
  readonly fromLeft: boolean;
  readonly fromTop: boolean;
  readonly bent: Int32Array;
}

/** Slots in line have the same root. */
function lines(arrangement: Arrangement, corner: Corner): Int32Array {
  const { columns, slots } = arrangement;
  const root = Int32Array.from({ length: slots.count }, (_, slot) => slot);
  for (let step = 1; step < columns.length; step++) {
    const column = corner.fromLeft ? step : columns.length - 1 - step;
    extendLines(root, { arrangement, corner, order: listAt(columns, column) });
  }
  return root;
}

interface Extending {
  readonly arrangement: Arrangement;
  readonly corner: Corner;
  readonly order: Int32Array;
}

/** Puts slots of a column into the lines of their middle neighbours where no line that is already put on is crossed. */
function extendLines(root: Int32Array, { arrangement, corner, order }: Extending): void {
  const { fromLeft, fromTop, bent } = corner;
  const links: Links = fromLeft ? arrangement.left : arrangement.right;
  let reached = -1;
  for (let index = 0; index < order.length; index++) {
    const slot = at(order, fromTop ? index : order.length - 1 - index);
    for (const link of middleLinks(links, slot, fromTop)) {
      const other = at(links.to, link);
      // Counted from the side from which lines are put on.
      const height = fromTop ? at(arrangement.place, other) : 0x3fffffff - at(arrangement.place, other);
      if (root[slot] === slot && height > reached && at(bent, at(links.edge, link)) === 0) {
        root[slot] = at(root, other);
        reached = height;
      }
    }
  }
}

/** The middle one of a slot's links, or the middle two; none where it has none. */
function middleLinks(links: Links, slot: number, fromTop: boolean): number[] {
  const start = at(links.start, slot);
  const last = at(links.start, slot + 1) - 1;
  if (last < start) {
    return [];
  }
  const upper = Math.floor((start + last) / 2);
  const lower = Math.ceil((start + last) / 2);
  return fromTop ? [upper, lower] : [lower, upper];
}

/** Lines as near to the top (or the bottom) as those beside them allow, then back as near as can be to those behind. */
function pushedTogether(standing: Standing, root: Int32Array, fromTop: boolean): Float64Array {
  const { from, to, apart } = neighbourLines(standing, root, fromTop);
  const on = linksOf(root.length, from, to);
  const back = linksOf(root.length, to, from);
  const order = byDependence(on, back);
  const place = new Float64Array(root.length);
  for (const line of order) {
    for (let link = at(back.start, line); link < at(back.start, line + 1); link++) {
      place[line] = Math.max(
        realAt(place, line),
        realAt(place, at(back.to, link)) + realAt(apart, at(back.edge, link))
      );
    }
  }
  for (const line of order.reverse()) {
    let most = Infinity;
    for (let link = at(on.start, line); link < at(on.start, line + 1); link++) {
      most = Math.min(most, realAt(place, at(on.to, link)) - realAt(apart, at(on.edge, link)));
    }
    place[line] = most === Infinity ? realAt(place, line) : Math.max(realAt(place, line), most);
  }
  return Float64Array.from(root, (line) => (fromTop ? realAt(place, line) : -realAt(place, line)));
}

function neighbourLines({ arrangement, height, gapAbove }: Standing, root: Int32Array, fromTop: boolean) {
  const from: number[] = [];
  const to: number[] = [];
  const apart: number[] = [];
  for (const order of arrangement.columns) {
    for (let index = 1; index < order.length; index++) {
      const upper = at(order, index - 1);
      const lower = at(order, index);
      from.push(at(root, fromTop ? upper : lower));
      to.push(at(root, fromTop ? lower : upper));
      apart.push((realAt(height, upper) + realAt(height, lower)) / 2 + gapAbove(lower, upper));
    }
  }
  return { from: Int32Array.from(from), to: Int32Array.from(to), apart: Float64Array.from(apart) };
}

function byDependence(on: Links, back: Links): number[] {
  const count = on.start.length - 1;
  const waiting = Int32Array.from({ length: count }, (_, line) => at(back.start, line + 1) - at(back.start, line));
  const order: number[] = [];
  waiting.forEach((others, line) => others === 0 && order.push(line));
  for (let done = 0; done < order.length; done++) {
    const line = order[done] ?? 0;
    for (let link = at(on.start, line); link < at(on.start, line + 1); link++) {
      const other = at(on.to, link);
      waiting[other] = at(waiting, other) - 1;
      if (at(waiting, other) === 0) {
        order.push(other);
      }
    }
  }
  return order;
}

/** Answers are laid over the lowest one (those from below at its bottom); each slot stands at the mean of the middle two. */
function middle(answers: readonly Float64Array[], { height }: Standing): Float64Array {
  const spans = answers.map((answer) => {
    let top = Infinity;
    let bottom = -Infinity;
    answer.forEach((y, slot) => {
      top = Math.min(top, y - realAt(height, slot) / 2);
      bottom = Math.max(bottom, y + realAt(height, slot) / 2);
    });
    return { top, bottom, size: bottom - top };
  });
  const lowest = spans.reduce((least, span) => Math.min(least, span.size), Infinity);
  const shifts = spans.map(({ top, bottom }, index) => (index % 2 === 0 ? -top : lowest - bottom));
  return Float64Array.from(height, (_, slot) => {
    const four = answers.map((answer, index) => realAt(answer, slot) + (shifts[index] ?? 0)).sort((a, b) => a - b);
    return ((four[1] ?? 0) + (four[2] ?? 0)) / 2;
  });
}
