import type { ResourceFigure, ResourceUnit } from '../model/resource';
import { lineFrame, type DrawnFrame } from './drawnFrame';

/** More lines than this hide each other; those that are left out are the lowest. */
export const mostLines = 10;

const units: Readonly<Record<ResourceUnit, string>> = {
  cores: 'none',
  bytes: 'bytes',
  share: 'percentunit',
  count: 'short',
  ms: 'ms',
  plain: 'short',
};

/** Neighbours differ in lightness as well, which eyes that tell few colours apart can see. */
const colours = [
  'semi-dark-blue',
  'super-light-purple',
  'dark-purple',
  'super-light-blue',
  'semi-dark-orange',
  'light-green',
  'dark-blue',
  'light-yellow',
  'dark-orange',
  'dark-green',
];

/** A figure as Grafana's panels draw it: a line per pod, instance or pool, and its limit dashed. */
export function resourceFrames(
  figure: ResourceFigure,
  names: { readonly limit: string; readonly all: string }
): DrawnFrame[] {
  const unit = figure.shownUnit ?? units[figure.unit];
  const lines = figure.series.slice(0, mostLines).map((series, index) =>
    lineFrame(series, series.name || names.all, {
      unit,
      min: 0,
      color: { mode: 'fixed', fixedColor: colours[index] ?? 'blue' },
      // An axis of nothing but zeros would go up to a hundred.
      ...(figure.unit === 'count' ? { custom: { axisSoftMax: 1 } } : {}),
    })
  );
  const limit = figure.limit
    ? [
        lineFrame(figure.limit, names.limit, {
          unit,
          min: 0,
          color: { mode: 'fixed', fixedColor: 'semi-dark-red' },
          custom: { lineStyle: { fill: 'dash', dash: [8, 6] }, fillOpacity: 0 },
        }),
      ]
    : [];
  return [...lines, ...limit];
}
