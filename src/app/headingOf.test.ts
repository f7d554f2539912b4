import { base, servicePath, tracePath } from '../views/routes';
import { readTraceId } from '../model/ids';
import { english } from '../views/testing/english';
import { headingOf } from './headingOf';

const context = { from: 'now-1h', 'var-env': 'prod' };
const at = (href: string) => {
  const { pathname, search } = new URL(href, 'http://grafana');
  return headingOf({ pathname, search }, english);
};

describe('the heading of a page', () => {
  it('names the service, and leads back with time and environment', () => {
    const heading = at(servicePath(context, { name: '결제/api' }));
    expect(heading.title).toBe('결제/api');
    expect(heading.parent?.url).toBe(`${base}/overview?from=now-1h&var-env=prod`);
  });

  it('leads from a trace to the service that it was opened from', () => {
    const traceId = readTraceId('0af7651916cd43dd8448eb211c80319c');
    const heading = traceId && at(tracePath(context, traceId, { service: { name: 'cart' } }));
    expect(heading?.parent).toMatchObject({ title: 'cart', parent: { title: 'Overview' } });
  });

  it('survives a path that cannot be decoded', () => {
    expect(headingOf({ pathname: `${base}/services/%E0%A4%A`, search: '' }, english).title).toBe('Service');
  });

  it('does not mind a slash at the end', () => {
    expect(at(`${base}/logs/`).title).toBe('Logs');
    expect([at(base).title, at(`${base}/`).title]).toEqual(['Overview', 'Overview']);
    expect([at(`${base}x`).title, at(`${base}/services/a/b`).title]).toEqual(['Not found', 'Not found']);
  });

  it('tells the overview from a page that does not exist', () => {
    expect(at(`${base}/overview`).title).toBe('Overview');
    expect(at(`${base}/environments`).title).toBe('All environments');
    expect(at(`${base}/nowhere`).title).toBe('Not found');
  });
});
