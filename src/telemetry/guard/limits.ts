import type { Environment, Signal } from '../../model/environment';
import { hours, ms, type Ms } from '../../model/units';
import type { Query } from '../question';

/** What is asked over a window of its own kind: each costs its data source something else. */
export type Kind = 'trace-search' | 'log-lines' | 'log-volume' | 'metrics';

/** The longest window asked of one kind: as a page asks by itself, and after its reader has widened it. */
export interface Reach {
  readonly usual: Ms;
  readonly widest: Ms;
}

export interface Limits {
  /** `Infinity` where the length of a window is no measure of what it costs. */
  readonly reach: Readonly<Record<Kind, Reach>>;
  /** Samples that one expression may read: as a page asks by itself, and after its reader has asked for more. */
  readonly samples: { readonly usual: number; readonly widest: number };
  /** Questions that one data source answers at the same time; further ones wait for their turn. */
  readonly parallel: Readonly<Record<Signal, number>>;
}

const days = (count: number) => hours(24 * count);
const endless = ms(Infinity);

/**
 * Tempo refuses searches over more than 168 h, Loki more than 30 d and an hour; both are slow long before. Metrics cost
 * by their samples, not by their window: the bound is how many one expression may read. 50 M are as many as Prometheus
 * lets a query hold at once (`--query.max-samples`) and take it seconds; four times as many are as long as a page waits.
 */
export const usualLimits: Limits = {
  reach: {
    'trace-search': { usual: hours(6), widest: hours(168) },
    'log-lines': { usual: hours(24), widest: days(30) },
    'log-volume': { usual: days(7), widest: days(30) },
    metrics: { usual: endless, widest: endless },
  },
  samples: { usual: 50_000_000, widest: 200_000_000 },
  parallel: { metrics: 6, traces: 3, logs: 3 },
};

/** Up to this window the series of metrics are not counted before they are asked. */
export const countedFrom = hours(6);

/** Up to this window metrics are asked whatever they cost: an hour is what every page is made for. */
export const alwaysAsked = hours(1);

const signalOf: Readonly<Record<Kind, Signal>> = {
  'trace-search': 'traces',
  'log-lines': 'logs',
  'log-volume': 'logs',
  metrics: 'metrics',
};

/** The usual limits with what the environment's administrator knows better: `longest` is then the widest of its signal. */
export function limitsOf({ overrides }: Pick<Environment, 'overrides'>): Limits {
  const reachOf = (kind: Kind): Reach => {
    const { usual, widest } = usualLimits.reach[kind];
    const longest = overrides?.longest?.[signalOf[kind]];
    return longest === undefined ? { usual, widest } : { usual: ms(Math.min(usual, longest)), widest: longest };
  };
  return {
    ...usualLimits,
    reach: {
      'trace-search': reachOf('trace-search'),
      'log-lines': reachOf('log-lines'),
      'log-volume': reachOf('log-volume'),
      metrics: reachOf('metrics'),
    },
  };
}

/** What a query costs by; undefined for reads whose cost does not grow with the window. */
export function kindOf(query: Query): Kind | undefined {
  switch (query.kind) {
    case 'traceql':
      return 'trace-search';
    case 'logql':
      return query.shape === 'lines' ? 'log-lines' : 'log-volume';
    case 'promql':
      return 'metrics';
    default:
      return undefined;
  }
}
