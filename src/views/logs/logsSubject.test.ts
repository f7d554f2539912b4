import { readSpanId, readTraceId } from '../../model/ids';
import type { Span, Trace } from '../../model/trace';
import { epochMs, ms, seconds } from '../../model/units';
import { windowOf } from '../../model/window';
import { linesAsked, lineLimits, logsSubject, moreThan } from './logsSubject';

const window = windowOf(1_795_000_000_000, 1_795_003_600_000);
const step = seconds(15);
const clock = { window };
const traceId = readTraceId('5bdaf816e0c326fd0f82631bdbb244c4')!;
const spanId = readSpanId('0f82631bdbb244c4')!;
const start = epochMs(1_794_000_000_000);
const span: Span = {
  spanId,
  service: { name: 'cart' },
  operation: 'GET /cart',
  kind: 'server',
  start,
  duration: ms(250),
  status: 'unset',
  attributes: [],
  resource: [],
  events: [],
  links: [],
};
const trace: Trace = {
  traceId,
  spans: [span, { ...span, spanId: readSpanId('1f82631bdbb244c4')!, service: { name: 'redis' } }],
};

describe('whose lines are asked for', () => {
  it('everybody’s, where the thread names nobody', () => {
    expect(logsSubject({ thread: {}, ...clock })).toEqual({ of: { is: 'environment' }, window, step });
  });

  it('a service’s, in the time of the app', () => {
    const thread = { service: { name: 'cart', namespace: 'shop' } };
    expect(logsSubject({ thread, ...clock })).toEqual({ of: { is: 'service', service: 'cart' }, window, step });
  });

  it('a trace’s from all of its services, around its spans and whatever the time of the app', () => {
    const subject = logsSubject({ thread: { traceId }, ...clock, trace });
    expect(subject.of).toEqual({ is: 'trace', traceId, services: ['cart', 'redis'] });
    expect(subject.window.from).toBeLessThanOrEqual(start);
    expect(subject.window.to).toBeGreaterThanOrEqual(start + 250);
    expect(subject.window.to).toBeLessThan(window.from);
    expect(subject.step).toBeLessThan(seconds(5));
  });

  it('a span’s from its own service', () => {
    expect(logsSubject({ thread: { traceId, spanId }, ...clock, trace }).of).toEqual({
      is: 'span',
      traceId,
      spanId,
      services: ['cart'],
    });
  });

  it('of a trace that is not stored, from the thread’s service in the time of the app', () => {
    const thread = { traceId, service: { name: 'cart' } };
    expect(logsSubject({ thread, ...clock })).toEqual({
      of: { is: 'trace', traceId, services: ['cart'] },
      window,
      step,
    });
  });

  it('of a span that did not arrive, in the time of the app, too', () => {
    const other = readSpanId('2f82631bdbb244c4')!;
    const subject = logsSubject({ thread: { traceId, spanId: other }, ...clock, trace });
    expect(subject).toEqual({ of: { is: 'span', traceId, spanId: other, services: [] }, window, step });
  });

  it('with the filters of the address', () => {
    const subject = logsSubject({ thread: {}, ...clock });
    expect(linesAsked(subject, { levels: ['error'], contains: 'boom' }, 500)).toEqual({
      ...subject,
      levels: ['error'],
      contains: 'boom',
      limit: 500,
    });
  });
});

it('offers more lines up to what Loki gives at once', () => {
  expect(lineLimits.map(moreThan)).toEqual([2000, 5000, undefined]);
});
