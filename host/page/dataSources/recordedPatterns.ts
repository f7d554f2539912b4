import { recording } from './recordings';

interface RecordedAnswer {
  readonly body: { readonly status: string; readonly data: readonly unknown[] };
}

/**
 * Loki's `patterns` were recorded of one service alone, and of both its environments, of which `staging` has few lines
 * and no incident. To anything else it answers as a Loki does that has found none.
 */
export async function recordedPatterns({ query }: Readonly<Record<string, unknown>>): Promise<unknown> {
  const asked = String(query);
  const isRecorded = asked.includes('service_name="recommendation"') && !asked.includes('"staging"');
  return isRecorded
    ? (await recording<RecordedAnswer>('http/loki-patterns.json')).body
    : { status: 'success', data: [] };
}
