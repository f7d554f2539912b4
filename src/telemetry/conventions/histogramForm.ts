import type { Counter, HistogramForm } from './convention';

/**
 * Which histogram of this base name is there. A classic one never has a series of its bare name, so that name proves
 * a native one.
 */
export function histogramForm(base: string, names: ReadonlySet<string>): HistogramForm {
  if (names.has(base)) {
    return 'native';
  }
  if (names.has(`${base}_bucket`)) {
    return 'classic';
  }
  return names.has(`${base}_sum`) && names.has(`${base}_count`) ? 'summary' : 'none';
}

/** What counts the observations of a histogram. */
export function countOf(base: string, form: HistogramForm): Counter {
  return form === 'native' ? { name: base, form: 'native' } : { name: `${base}_count`, form: 'counter' };
}
