import { durationText, readDuration } from '../../grafana/settingsDuration';
import type { Overrides, Signal, ThresholdOverrides } from '../../model/environment';

export type Edit = (overrides: Overrides) => void;

export const thresholdNames = ['failingErrors', 'degradedErrors', 'failingSlow', 'degradedSlow'] as const;

/** Without what says nothing; undefined where nothing is left. */
export function written(overrides: Overrides): Overrides | undefined {
  const said = Object.entries(overrides).filter(([, value]) => value !== undefined && !isEmpty(value));
  return said.length > 0 ? Object.fromEntries(said) : undefined;
}

/** `a, b` as a list of names. */
export function listed(text: string): readonly string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** How services are called in a signal, with `<service>` where the field shows the name; empty where as in metrics. */
export function nameTemplate({ serviceNames }: Overrides, signal: 'traces' | 'logs'): string {
  return serviceNames?.find((rule) => rule.signal === signal)?.template?.replaceAll('{service}', '<service>') ?? '';
}

/** A template without a place for the name would call all services alike, and is not taken. */
export function withName(overrides: Overrides, signal: 'traces' | 'logs', text: string): Overrides {
  const template = text.trim().replaceAll('<service>', '{service}');
  const rules = overrides.serviceNames ?? [];
  const table = rules.find((rule) => rule.signal === signal)?.table;
  const others = rules.filter((rule) => rule.signal !== signal);
  const isTaken = template.includes('{service}');
  const own = isTaken || table ? [{ signal, ...(isTaken ? { template } : {}), ...(table ? { table } : {}) }] : [];
  return { ...overrides, serviceNames: [...others, ...own] };
}

/** A threshold that is no number, or out of its bounds, is none. */
export function withThreshold(overrides: Overrides, name: keyof ThresholdOverrides, text: string): Overrides {
  const value = text.trim() === '' ? Number.NaN : Number(text.replace(',', '.'));
  const [least, most] = name.endsWith('Errors') ? [0, 1] : [1, 1000];
  const { [name]: _, ...others } = overrides.thresholds ?? {};
  const thresholds = value >= least && value <= most ? { ...others, [name]: value } : others;
  return { ...overrides, thresholds };
}

/** The longest window that is asked of a signal, as `6h`; empty where as usual. */
export function longestText({ longest }: Overrides, signal: Signal): string {
  const length = longest?.[signal];
  const text = length === undefined ? '' : durationText(length);
  return typeof text === 'number' ? `${text}ms` : text;
}

/** A text that is no length of time is none. */
export function withLongest(overrides: Overrides, signal: Signal, text: string): Overrides {
  const { [signal]: _, ...others } = overrides.longest ?? {};
  const length = readDuration(text);
  return { ...overrides, longest: length === undefined ? others : { ...others, [signal]: length } };
}

function isEmpty(value: unknown): boolean {
  return value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}
