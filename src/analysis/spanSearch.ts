import type { Attribute, Span } from '../model/trace';

/** Tells whether a span has what one looks for. */
export type SpanTest = (span: Span) => boolean;

/**
 * A test for `text` in a span's service, operation, id, status message, and in its attributes and its resource's:
 * each as a key, as a value, and as `key=value`. Upper and lower case are the same. Attributes are only looked at where
 * the names do not match; resources, which many spans share, once each.
 *
 * Lists and maps among the values are not looked into.
 */
export function spanSearch(text: string): SpanTest {
  const wanted = text.trim().toLowerCase();
  const has = (part: string | undefined) => part !== undefined && part.toLowerCase().includes(wanted);
  const inAttribute = ({ key, value }: Attribute) => {
    const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return has(isPlain ? `${key}=${value}` : key);
  };
  const resources = new WeakMap<readonly Attribute[], boolean>();
  const inResource = (resource: readonly Attribute[]) => {
    const known = resources.get(resource) ?? resource.some(inAttribute);
    resources.set(resource, known);
    return known;
  };
  return (span) =>
    has(span.service.name) ||
    has(span.operation) ||
    has(span.statusMessage) ||
    has(span.spanId) ||
    span.attributes.some(inAttribute) ||
    inResource(span.resource);
}

/** The place among `places` (rising) after or before `from`, beginning anew at the end; undefined where there is none. */
export function nextPlace(places: readonly number[], from: number, direction: 'next' | 'previous'): number | undefined {
  return direction === 'next'
    ? (places.find((place) => place > from) ?? places[0])
    : (places.filter((place) => place < from).at(-1) ?? places.at(-1));
}
