import { traceFromDrawing } from '../model/testing/traceFromDrawing';
import type { Release } from '../model/release';
import type { Span } from '../model/trace';
import { shifted } from '../model/units';
import { spanVersion } from './spanVersion';

const some = traceFromDrawing('shop |=|').span('shop');
const span = (own: Record<string, string>, resource: Record<string, string> = {}): Span => ({
  ...some,
  attributes: Object.entries(own).map(([key, value]) => ({ key, value })),
  resource: Object.entries(resource).map(([key, value]) => ({ key, value })),
});
const release = (version: string, after: number): Release => ({
  service: some.service,
  version,
  at: shifted(some.start, after),
  before: '1.0',
  source: 'version',
});

describe('the version that served a span', () => {
  it('is what its resource says, else what it says itself', () => {
    expect(spanVersion(span({ 'app.version': '1.4.2' }, { 'service.version': '1.4.2' }), [])).toEqual({
      version: '1.4.2',
      saidBy: 'service.version',
      of: 'resource',
    });
    expect(spanVersion(span({ 'app.version': '9' }), [])).toMatchObject({ saidBy: 'app.version', of: 'span' });
    expect(spanVersion(span({ version: '' }), [])).toBeUndefined();
  });

  it('is told beside the one that the span says, where they differ', () => {
    expect(spanVersion(span({ 'app.version': '1.5.0' }, { 'service.version': '1.4.2' }), [])).toEqual({
      version: '1.4.2',
      saidBy: 'service.version',
      of: 'resource',
      other: { version: '1.5.0', saidBy: 'app.version' },
    });
  });

  it('knows when that version began, the last time before the span', () => {
    const served = span({}, { 'service.version': '1.5' });
    const releases = [release('1.5', -9000), release('1.6', -800), release('1.5', -500), release('1.5', 90_000)];
    expect(spanVersion(served, releases)?.began?.at).toBe(served.start - 500);
    expect(spanVersion(served, [release('1.6', -800)])).not.toHaveProperty('began');
  });
});
