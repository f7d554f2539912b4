import { getTimeZone } from '@grafana/data';

/** The zone in which times are shown: the `chosen` one, or else what the reader set in Grafana. */
export function timeZoneOf(chosen?: string): string {
  return getTimeZone({ timeZone: chosen });
}
