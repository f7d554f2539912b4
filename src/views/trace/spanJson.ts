import type { Attribute, Span } from '../../model/trace';

/** All attributes of a span, as JSON by who carries them. */
export function attributesJson(span: Pick<Span, 'attributes' | 'resource'>): string {
  return JSON.stringify({ span: named(span.attributes), resource: named(span.resource) }, undefined, 2);
}

/** A span as JSON, attributes by name; its times in milliseconds since the epoch. */
export function spanJson(span: Span): string {
  const { attributes, resource, events, links, ...rest } = span;
  return JSON.stringify(
    {
      ...rest,
      attributes: named(attributes),
      resource: named(resource),
      events: events.map((event) => ({ ...event, attributes: named(event.attributes) })),
      links: links.map((link) => ({ ...link, attributes: named(link.attributes) })),
    },
    undefined,
    2
  );
}

/** Of attributes with the same name the last one stays, as OpenTelemetry has it. */
function named(attributes: readonly Attribute[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, value]));
}
