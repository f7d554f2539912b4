/** Words that say what a data source is, not whose. */
const kinds = new Set(
  'mimir prometheus prom metrics metric cortex thanos loki logs log tempo traces trace tracing datasource ds'.split(' ')
);

/**
 * What is left of a data source's name without what it is: `prod-mimir`, `prod_loki` and `Tempo Prod` are all of
 * `prod`. Upper and lower case, separators and the order of words do not matter. Empty for a plain `Prometheus`.
 */
export function nameKey(name: string): string {
  return wordsOf(name)
    .map((word) => word.toLowerCase())
    .sort()
    .join('-');
}

/** The same for people: as it is written, in its order. */
export function nameWithoutKind(name: string): string {
  return wordsOf(name).join(' ');
}

function wordsOf(name: string): readonly string[] {
  return name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !kinds.has(word.toLowerCase()));
}
