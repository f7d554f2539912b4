/** Queries that many look for; `text` is in the language of mapQuery.ts. */
export const mapPresets = [
  { is: 'failing-calls', text: 'errors > 1%' },
  { is: 'slow', text: 'p95 > 500ms' },
  { is: 'in-trouble', text: 'state = failing or state = degraded' },
  { is: 'affected', text: 'state = affected' },
  { is: 'silent', text: 'state = no data' },
  { is: 'rare', text: 'rate < 0.1/s' },
  { is: 'databases', text: 'kind = database' },
  { is: 'messaging', text: 'kind = messaging or kind = queue' },
  { is: 'outside', text: 'kind = external or kind = user' },
] as const;

export type MapPreset = (typeof mapPresets)[number];
