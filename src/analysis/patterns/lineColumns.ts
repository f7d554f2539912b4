import { logLevels, type LogLine } from '../../model/log';

/** Lines as columns, newest first: what a worker is given, which copies arrays sooner than objects. */
export interface LineColumns {
  readonly bodies: readonly string[];
  /** Milliseconds since the epoch. */
  readonly at: Float64Array;
  /** Places in `logLevels`. */
  readonly level: Uint8Array;
  /** Places in `services`; 0 is no service. */
  readonly service: Uint16Array;
  readonly services: readonly string[];
}

const mostServices = 65_535;

export function lineColumns(lines: readonly LogLine[]): LineColumns {
  const places = new Map<string, number>([['', 0]]);
  const service = new Uint16Array(lines.length);
  lines.forEach((line, index) => {
    const name = line.service ?? '';
    const place = places.get(name) ?? (places.size < mostServices ? places.size : 0);
    if (place > 0) {
      places.set(name, place);
    }
    service[index] = place;
  });
  return {
    bodies: lines.map(({ body }) => body),
    at: Float64Array.from(lines, ({ at }) => at),
    level: Uint8Array.from(lines, ({ level }) => logLevels.indexOf(level)),
    service,
    services: [...places.keys()],
  };
}
