import type { Exemplar } from '../model/exemplar';
import type { RedOverTime } from '../model/red';
import { lineFrame, timeField, type DrawnConfig, type DrawnField, type DrawnFrame } from './drawnFrame';

export const redMeasures = ['rate', 'errors', 'duration'] as const;
export type RedMeasure = (typeof redMeasures)[number];

/** Names of the drawn lines, in the reader's language. */
export interface RedNames {
  readonly rate: string;
  readonly errors: string;
  readonly openTrace: string;
}

const units: Readonly<Record<RedMeasure, string>> = { rate: 'reqps', errors: 'percentunit', duration: 'ms' };

/** The values of one measure as Grafana's panels draw them; a gap stays a gap. */
export function redFrames(red: RedOverTime, measure: RedMeasure, names: RedNames): DrawnFrame[] {
  switch (measure) {
    case 'rate':
      return [lineFrame(red.rate, names.rate, config(measure, 'blue'))];
    case 'errors':
      return [lineFrame(red.errors, names.errors, config(measure, 'red'))];
    default:
      return quantileFrames(red);
  }
}

/** Where short durations cannot be told the lines begin at a bound and say so; the axis still shows where it is. */
function quantileFrames({ p50, p95, p99, below }: RedOverTime): DrawnFrame[] {
  const name = (quantile: string) => (below === undefined ? quantile : `${quantile} ≥ ${below} ms`);
  const isDrawn = [p50, p95, p99].some(({ values }) => values.some((value) => value !== undefined));
  // Without any line there is no axis unless both its ends are fixed, and the exemplars would stand nowhere.
  const axis = isDrawn ? { custom: { axisSoftMax: below ?? 0 } } : { max: below };
  const drawn = (color: string): DrawnConfig =>
    below === undefined ? config('duration', color) : { ...config('duration', color), ...axis };
  return [
    lineFrame(p50, name('p50'), drawn('super-light-blue')),
    lineFrame(p95, name('p95'), drawn('semi-dark-blue')),
    lineFrame(p99, name('p99'), drawn('semi-dark-purple')),
  ].filter((frame) => frame.length > 0);
}

/** Without it an axis of nothing but zeros would end at 10 000 %, and a single failure in a million fill the panel. */
const leastErrorAxis = 0.01;

function config(measure: RedMeasure, color: string): DrawnConfig {
  const drawn: DrawnConfig = { unit: units[measure], min: 0, color: { mode: 'fixed', fixedColor: color } };
  return measure === 'errors' ? { ...drawn, custom: { axisSoftMax: leastErrorAxis } } : drawn;
}

/** More markers than this hide each other and the lines. */
const mostExemplars = 60;

/** The failed and the slowest: quick and well requests tell little. */
export function tellingExemplars(exemplars: readonly Exemplar[]): Exemplar[] {
  return [...exemplars]
    .sort((a, b) => Number(b.failed ?? false) - Number(a.failed ?? false) || b.duration - a.duration)
    .slice(0, mostExemplars);
}

/**
 * One frame per exemplar. A link in a frame is one text for all its rows, and ours differ in more than the trace's id
 * (the thread says when the point was measured and how long it took), so each row gets a frame with a finished link.
 */
export function exemplarFrames(
  exemplars: readonly Exemplar[],
  href: (exemplar: Exemplar) => string,
  names: RedNames
): DrawnFrame[] {
  return exemplars.map((exemplar) => ({
    name: 'exemplar',
    refId: 'exemplar',
    meta: { dataTopic: 'annotations', custom: { resultType: 'exemplar' } },
    length: 1,
    fields: [
      timeField([exemplar.at]),
      { name: 'Value', type: 'number', config: { unit: 'ms' }, values: [exemplar.duration] },
      ...textFields({ service: exemplar.service, operation: exemplar.operation }),
      {
        name: 'traceID',
        type: 'string',
        config: { links: [{ title: names.openTrace, url: href(exemplar), targetBlank: false }] },
        values: [exemplar.traceId],
      },
    ],
  }));
}

function textFields(texts: Readonly<Record<string, string | undefined>>): DrawnField[] {
  return Object.entries(texts).flatMap(([name, text]) =>
    text === undefined ? [] : [{ name, type: 'string', config: {}, values: [text] }]
  );
}
