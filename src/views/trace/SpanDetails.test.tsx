import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { MemoryRouter } from 'react-router-dom';
import { preparedTrace } from '../../analysis/preparedTrace';
import type { Answer } from '../../grafana/answerState';
import { absent, failed, ready } from '../../model/outcome';
import { traceFromDrawing } from '../../model/testing/traceFromDrawing';
import type { Span } from '../../model/trace';
import { epochMs, ms, ratio, perSecond } from '../../model/units';
import { serviceKey } from '../../model/service';
import { operationKey, type UsualDuration } from '../../model/usual';
import { windowOf } from '../../model/window';
import type { Question } from '../../telemetry/question';
import { metricScope } from '../../telemetry/testing/scopes';
import { base } from '../routes';
import { SpanDetails } from './SpanDetails';
import type { Surroundings } from './useSurroundings';

const mockEnvironment = {
  id: 'kr',
  name: 'prod-kr',
  metrics: { uid: 'm', matchers: [] },
  traces: { uid: 't', matchers: [] },
  logs: { uid: 'l', matchers: [] },
};
const mockAnswers = new Map<string, Answer<unknown>>();
const mockAsked: string[] = [];

jest.mock('../../grafana/environment', () => ({ useEnvironment: () => ({ environment: mockEnvironment }) }));
jest.mock('../../grafana/clock', () => ({ useWindow: () => ({ raw: { from: 'now-1h', to: 'now' } }) }));
jest.mock('../../grafana/answer', () => ({
  usePlace: () => ({ environment: mockEnvironment, timeZone: 'utc' }),
  useAnswer: (question?: Question<unknown>) => {
    mockAsked.push(question?.about.is ?? 'nothing');
    return mockAnswers.get(question?.about.is ?? '') ?? { is: 'loading', since: 0 };
  },
}));

const drawn = traceFromDrawing(`
  frontend       |=========|
    cart           |####|
`);
const window = windowOf(1_700_000_000_000 - 3_600_000, 1_700_000_000_000);

function show(more: Partial<Span> = {}, usual?: UsualDuration, around?: Partial<Surroundings>) {
  const spans = drawn.spans.map((span) => (span.operation === 'cart' ? { ...span, ...more } : span));
  const prepared = preparedTrace({ ...drawn, spans });
  const node = prepared.tree.nodes.get(drawn.span('cart').spanId);
  if (!node) {
    throw new Error('no cart');
  }
  const { service, operation, kind } = node.span;
  const known: Surroundings = {
    scope: metricScope(),
    window,
    answer: absent({ why: 'no-traffic' }),
    usual: usual && new Map([[operationKey(service, operation, kind), usual]]),
    asked: new Set([serviceKey(service)]),
    releases: [],
    ...around,
  };
  return render(
    <MemoryRouter>
      <SpanDetails
        node={node}
        prepared={prepared}
        around={known}
        context={{ 'var-env': 'kr' }}
        thread={{}}
        timeZone="utc"
      />
    </MemoryRouter>
  );
}

const context = () => screen.getByTestId('span-context');
const usual = () => screen.getByTestId('span-usual');

beforeEach(() => {
  mockAnswers.clear();
  mockAsked.length = 0;
});

describe('a span in its context', () => {
  it('is compared with its operation, now and before, and says what part of the trace it was', () => {
    show(
      { kind: 'server', duration: ms(5) },
      { p50: ms(1), p95: ms(2), p99: ms(3), count: 800, before: { p95: ms(2.1) } }
    );
    expect(screen.getByTestId('span-speed')).toHaveTextContent('▲ ×2.5 its p95 (2 ms), p50 1 ms');
    expect(usual()).toHaveTextContent('800 spans in 1 h; ×2.4 the p95 of the 1 h before (2.1 ms)');
    expect(context()).toHaveTextContent(/on the critical path for 5 ms, \d+ % of the trace/);
    expect(within(usual()).getByRole('link', { name: 'operation' })).toHaveAttribute(
      'href',
      `${base}/services/cart?var-env=kr&from=${window.from}&to=${window.to}&tab=operations&operation=cart`
    );
  });

  it('says where nothing is known to compare it with, or metrics failed', () => {
    show();
    expect(usual()).toHaveTextContent('Its operation has no distribution in metrics');
    show({}, undefined, { answer: failed({ kind: 'unreachable', signal: 'metrics', reply: '' }) });
    expect(screen.getByText(/metrics did not answer/)).toBeInTheDocument();
  });

  it('says that metrics were not asked about its service, where a trace has more than are asked about', () => {
    show({}, undefined, { asked: new Set() });
    expect(usual()).toHaveTextContent('Its operation was not asked for: only those of 12 services are');
  });

  it('shows how its service was at that moment', () => {
    const at = [epochMs(1_700_000_100_000)];
    const red = {
      rate: { at, values: [perSecond(12)] },
      errors: { at, values: [ratio(0.02)] },
      p50: { at: [], values: [] },
      p95: { at, values: [ms(40)] },
      p99: { at: [], values: [] },
      exemplars: [],
    };
    mockAnswers.set('red', ready(red));
    show();
    expect(screen.getByTestId('service-then')).toHaveTextContent('requests 12/s');
    expect(screen.getByTestId('service-then')).toHaveTextContent('errors 2 %');
    expect(screen.getByTestId('service-then')).toHaveTextContent('p95 40 ms');
  });
});

describe('what a span carries', () => {
  const attributes = [
    { key: 'http.route', value: '/cart' },
    { key: 'evil', value: '<img src=x onerror=alert(1)>\u001b[31mred\u0000' },
    { key: 'list', value: [1, 2] },
  ];

  it('can be searched for in other traces, by who carries it', () => {
    show({ attributes, resource: [{ key: 'k8s.pod.name', value: 'cart-1' }] });
    const href = (name: string) => decodeURIComponent(screen.getByRole('link', { name }).getAttribute('href') ?? '');
    expect(href('Traces with this value of http.route')).toContain('span.http.route');
    expect(href('Traces with another value of k8s.pod.name')).toContain('resource.k8s.pod.name');
    expect(screen.queryByRole('link', { name: 'Traces with this value of list' })).toBeNull();
  });

  it('is text, whatever it is', () => {
    const { container } = show({ attributes });
    expect(container.querySelector('img')).toBeNull();
    expect(screen.getByText(/<img src=x onerror=alert\(1\)>red/)).toBeInTheDocument();
  });

  it('is bounded, and there is more when wanted', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({ key: `k${index}`, value: index }));
    const { container } = show({ attributes: many });
    const rows = () => container.querySelectorAll('[role="group"] dt').length;
    expect(rows()).toBe(100);
    fireEvent.click(screen.getByText('Show more, 9,900 are left'));
    expect(rows()).toBe(200);
  });

  it('shows a stack trace with libraries folded', async () => {
    const stack = `Error: no\n  at pay (/app/pay.js:1:2)\n${'  at x (/app/node_modules/x.js:1:2)\n'.repeat(5)}`;
    const event = {
      at: epochMs(0),
      name: 'exception',
      attributes: [{ key: 'exception.stacktrace', value: stack }],
    };
    show({ status: 'error', events: [event] });
    const trace = screen.getByTestId('stack-trace');
    expect(trace).toHaveTextContent('at pay (/app/pay.js:1:2)');
    expect(trace).not.toHaveTextContent('node_modules');
    await userEvent.click(within(trace).getByRole('button', { name: /lines of libraries/ }));
    expect(trace).toHaveTextContent('node_modules');
  });
});

describe('links of a span', () => {
  it('are followed only when one wants to know', async () => {
    const link = { traceId: drawn.traceId, spanId: drawn.span('frontend').spanId, attributes: [] };
    mockAnswers.set('trace', ready({ traceId: drawn.traceId, spans: drawn.spans }));
    show({ kind: 'consumer', links: [link] });
    expect(screen.getByTestId('span-link')).toHaveTextContent('caused by the message of');
    expect(mockAsked).not.toContain('trace');
    await userEvent.click(screen.getByRole('button', { name: 'What is there?' }));
    expect(screen.getByTestId('span-link')).toHaveTextContent('in frontend frontend');
  });

  it('are found from the other end, at once where a message was sent', async () => {
    mockAnswers.set('traces-linking-to', ready([]));
    show();
    expect(mockAsked).not.toContain('traces-linking-to');
    await userEvent.click(screen.getByRole('button', { name: 'Look for them' }));
    expect(screen.getByText(/^None from five minutes before/)).toBeInTheDocument();
  });

  it('say quietly which Tempo would find them', () => {
    mockAnswers.set('traces-linking-to', failed({ kind: 'query-rejected', signal: 'traces', query: '', reply: '' }));
    show({ kind: 'producer' });
    expect(screen.getByText('This Tempo does not find spans by their links; version 2.6 does.')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
