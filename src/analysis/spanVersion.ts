import type { Release } from '../model/release';
import type { Span } from '../model/trace';
import { releasesBy } from './releases';

/** The version of the service that a span ran in, and which attribute says so. */
export interface SpanVersion {
  readonly version: string;
  readonly saidBy: string;
  readonly of: 'resource' | 'span';
  /** That this version began within what was looked at. */
  readonly began?: Release;
}

/** Attributes that say a version, the surest first. */
const resourceKeys = [
  'service.version',
  'app.version',
  'k8s.deployment.version',
  'container.image.tag',
  'container.image.tags',
];
const spanKeys = ['service.version', 'app.version', 'version', 'release', 'deployment.version'];

/** Undefined where neither the resource nor the span says a version. A resource says it of the process, so it is believed first. */
export function spanVersion(span: Span, releases: readonly Release[]): SpanVersion | undefined {
  const said = saidIn(span.resource, resourceKeys, 'resource') ?? saidIn(span.attributes, spanKeys, 'span');
  if (!said) {
    return undefined;
  }
  // A version that came, went and came again began last before the span.
  const began = releasesBy(releases, span.service)
    .filter(({ version, at }) => version === said.version && at <= span.start + span.duration)
    .at(-1);
  return began ? { ...said, began } : said;
}

function saidIn(
  attributes: Span['attributes'],
  keys: readonly string[],
  of: SpanVersion['of']
): SpanVersion | undefined {
  for (const saidBy of keys) {
    const value = attributes.find(({ key }) => key === saidBy)?.value;
    const version = Array.isArray(value) ? textOf(value[0]) : textOf(value);
    if (version) {
      return { version, saidBy, of };
    }
  }
  return undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() || undefined : undefined;
}
