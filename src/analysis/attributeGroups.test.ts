import fc from 'fast-check';
import { traceFromDrawing } from '../model/testing/traceFromDrawing';
import type { Attribute, Span } from '../model/trace';
import { attributeGroups } from './attributeGroups';

function span(own: string[], resource: string[] = []): Span {
  const attributes = (keys: string[]): Attribute[] => keys.map((key) => ({ key, value: 1 }));
  return { ...traceFromDrawing('shop |=|').spans[0]!, attributes: attributes(own), resource: attributes(resource) };
}

const keysOf = (some: Span) =>
  Object.fromEntries(attributeGroups(some).map(({ group, attributes }) => [group, attributes.map(({ key }) => key)]));

describe('groups of attributes', () => {
  it('follow OpenTelemetry’s namespaces', () => {
    expect(
      keysOf(
        span(
          ['url.path', 'http.route', 'app.cart.size', 'error.type', 'k8s.pod.name'],
          ['service.name', 'container.id', 'host.name']
        )
      )
    ).toEqual({
      http: ['http.route', 'url.path'],
      exception: ['error.type'],
      other: ['app.cart.size'],
      kubernetes: ['k8s.pod.name', 'container.id'].sort(),
      resource: ['host.name', 'service.name'],
    });
  });

  it('put an address to the protocol it belongs to', () => {
    expect(keysOf(span(['db.system', 'server.address']))).toEqual({ db: ['db.system', 'server.address'] });
    expect(keysOf(span(['rpc.system', 'net.peer.name']))).toEqual({ rpc: ['net.peer.name', 'rpc.system'] });
    expect(keysOf(span(['server.address']))).toEqual({ other: ['server.address'] });
  });

  it('are not confused by names that merely begin alike, or that JavaScript knows', () => {
    expect(keysOf(span(['https', 'dbx.name', 'constructor.name', '__proto__']))).toEqual({
      other: ['__proto__', 'constructor.name', 'dbx.name', 'https'],
    });
  });

  it('law: no attribute is lost', () => {
    const keys = fc.array(fc.oneof(fc.string(), fc.constantFrom('http.route', 'k8s.pod.name', 'server.port')));
    fc.assert(
      fc.property(keys, keys, (own, resource) => {
        const shown = attributeGroups(span(own, resource)).flatMap(({ attributes }) => attributes);
        expect(shown.map(({ key }) => key).sort()).toEqual([...own, ...resource].sort());
      })
    );
  });
});

it('attributes keep who carries them, and are all there once', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(fc.string()), (own, resource) => {
      const carried = attributeGroups(span(own, resource)).flatMap(({ attributes }) => attributes);
      const keys = (of: string) =>
        carried
          .filter((one) => one.of === of)
          .map(({ key }) => key)
          .sort();
      expect(keys('span')).toEqual([...own].sort());
      expect(keys('resource')).toEqual([...resource].sort());
    })
  );
});
