import type { Release } from '../model/release';
import type { Span } from '../model/trace';
import { releasesBy } from './releases';

/** The version of the service that a span ran in, and which attribute says so. */
export interface SpanVersion {
  readonly version: string;
  readonly saidBy: string;
  readonly of: 'resource' | 'span';
  /** Where the span says another version than its resource: a part that is rolled out by itself, say. */
  readonly other?: { readonly version: string; readonly saidBy: string };
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
  const own = saidIn(span.attributes, spanKeys, 'span');
  const said = withOther(saidIn(span.resource, resourceKeys, 'resource'), own) ?? own;
  if (!said) {
    return undefined;
  }
  // A version that came, went and came again began last before the span.
  const began = releasesBy(releases, span.service)
    .filter(({ version, at }) => version === said.version && at <= span.start + span.duration)
    .at(-1);
  return began ? { ...said, began } : said;
}

function withOther(said: SpanVersion | undefined, own: SpanVersion | undefined): SpanVersion | undefined {
  return said && own && own.version !== said.version
    ? { ...said, other: { version: own.version, saidBy: own.saidBy } }
    : said;
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
