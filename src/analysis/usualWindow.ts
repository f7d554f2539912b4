import { hours, minutes } from '../model/units';
import { contains, lengthOf, windowOf, type Window } from '../model/window';

const shortest = minutes(5);
const longest = hours(6);

/**
 * Where one looks for what is usual around a trace: in the time that the reader chose, so that figures agree with those
 * of the other pages, if the trace lies within and it is neither too short for a distribution nor so long that the
 * trace's own time is lost in it. Else in the hour before the trace's end, to the minute.
 */
export function usualWindow(trace: Window, chosen: Window): Window {
  const length = lengthOf(chosen);
  if (contains(chosen, trace.from) && contains(chosen, trace.to) && length >= shortest && length <= longest) {
    return chosen;
  }
  const to = Math.ceil(trace.to / minutes(1)) * minutes(1);
  return windowOf(to - hours(1), to);
}
