import { configure, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { MemoryRouter, useLocation } from 'react-router-dom';
import type { Answer } from '../../../grafana/answerState';
import type { Environment } from '../../../model/environment';
import type { ServiceGraph } from '../../../model/graph';
import { absent, failed, ready } from '../../../model/outcome';
import type { ServiceRed } from '../../../model/red';
import { calls, told, toldWindow } from '../../../model/testing/told';
import { traceFromDrawing } from '../../../model/testing/traceFromDrawing';
import type { Trace } from '../../../model/trace';
import type { Profile } from '../../../telemetry/conventions/convention';
import type { Question } from '../../../telemetry/question';
import { classic } from '../../../telemetry/testing/scopes';
import { base } from '../../routes';
import type { TopologyMapProps } from '../../topology/TopologyMap';
import { MapPage } from '../MapPage';

const mockEnvironment: Environment = {
  id: 'kr',
  name: 'prod-kr',
  metrics: { uid: 'm', matchers: [] },
  traces: { uid: 't', matchers: [] },
  logs: { uid: 'l', matchers: [] },
};
const drawn = traceFromDrawing(`
  frontend            |==========|
    cart                |==|
    payment!               |====|
      bank!                 |==|
`);
const mockLoading: Answer<never> = { is: 'loading', since: toldWindow.from };
const mockAnswers: {
  profile: Answer<Profile>;
  services: Answer<readonly ServiceRed[]>;
  edges: Answer<ServiceGraph>;
  trace: Answer<Trace>;
} = { profile: ready(classic), services: mockLoading, edges: mockLoading, trace: mockLoading };
const mockClock = { window: toldWindow, step: 15_000, raw: { from: 'now-1h', to: 'now' } };
const mockRefresh = jest.fn();

jest.mock('../../../grafana/environment', () => ({
  useEnvironment: () => ({
    environment: mockEnvironment,
    environments: [mockEnvironment],
    offered: [mockEnvironment],
  }),
}));
jest.mock('../../../grafana/affordable', () => ({ useAffordable: (scope: unknown) => ({ scope }) }));
jest.mock('../../../grafana/profile', () => ({ useProfile: () => mockAnswers.profile }));
jest.mock('../../../grafana/clock', () => ({
  useTimeKeys: () => ({ refresh: mockRefresh, setRange: jest.fn() }),
  useWindow: () => mockClock,
}));
jest.mock('../../../grafana/RedPanel', () => ({ RedPanel: () => null }));
jest.mock('../../../grafana/traceSample', () => ({ useTraceSample: () => mockLoading }));
jest.mock('../../../grafana/annotations', () => {
  const none = { is: 'ready', value: [], caveats: [] };
  return { useDeployNotes: () => none };
});
jest.mock('../../../grafana/answer', () => ({
  useAnswer: (question?: Question<unknown>) => {
    const is = question?.about.is;
    return is === 'services' || is === 'edges' || is === 'trace' ? mockAnswers[is] : mockLoading;
  },
}));
// What is drawn has tests of its own; here it matters what it is given.
jest.mock('../../topology/TopologyMap', () => ({
  TopologyMap: ({ map, marks, lookedAt, onLook }: TopologyMapProps) => (
    <section aria-label="drawing" data-looked={lookedAt}>
      {[...map.places, ...map.links].map(({ key }) => (
        <button
          key={key}
          aria-label={key}
          data-traced={marks.traced?.get(key)}
          onMouseEnter={() => onLook?.(key)}
          onMouseLeave={() => onLook?.(undefined)}
        />
      ))}
    </section>
  ),
}));

// Whether each element is hidden by styles takes far longer to find out than all else here.
configure({ defaultHidden: true });

const graph: ServiceGraph = {
  nodes: [],
  edges: [
    calls('frontend', 'cart', { rate: 10, errors: 0 }),
    calls('frontend', 'payment', { rate: 10, errors: 0.1 }),
    calls('frontend', 'mail', { rate: 3, errors: 0 }),
  ],
};

function Address() {
  const { search } = useLocation();
  return <output aria-label="address">{search}</output>;
}
const open = (more = `&trace=${drawn.traceId}`) =>
  render(
    <MemoryRouter initialEntries={[`${base}/map?from=now-1h&to=now&var-env=kr${more}`]}>
      <Address />
      <MapPage />
    </MemoryRouter>
  );
const address = () => new URLSearchParams(screen.getByLabelText('address').textContent ?? '');
const drawing = () => screen.getByRole('region', { name: 'drawing' });
const at = (key: string) => within(drawing()).getByRole('button', { name: key });
const toPayment = 'frontend\u0001payment\u0001call';
const strip = () => screen.getByRole('group', { name: 'A trace on the map' });
const listed = () => screen.getAllByTestId('map-trace-call');
const rowOf = (text: string) => listed().find((row) => row.textContent?.includes(text)) ?? document.body;

beforeEach(() => {
  jest.clearAllMocks();
  Object.assign(mockAnswers, {
    services: ready([told('frontend'), told('cart'), told('payment'), told('mail')]),
    edges: ready(graph),
    trace: ready(drawn),
  });
});

describe('a trace on the map page', () => {
  it('writes at each place and link what the trace did there, and nothing at the others', () => {
    open();
    expect(at('cart')).toHaveAttribute('data-traced', '3 ms own');
    expect(at(toPayment)).toHaveAttribute('data-traced', 'failed · 5 ms');
    expect(at('mail')).not.toHaveAttribute('data-traced');
  });

  it('is told in a line, with the way to it, and is taken off again', async () => {
    open();
    expect(strip()).toHaveTextContent('frontend');
    expect(strip()).toHaveTextContent('11 ms');
    expect(strip()).toHaveTextContent('2 failed spans');
    expect(within(strip()).getByRole('link', { name: /Open trace/ })).toHaveAttribute(
      'href',
      expect.stringContaining(`/traces/${drawn.traceId}`)
    );
    await userEvent.click(within(strip()).getByRole('button', { name: 'Take the trace off the map' }));
    expect(address().get('trace')).toBeNull();
    expect(screen.queryByRole('group', { name: 'A trace on the map' })).toBeNull();
    expect(at('cart')).not.toHaveAttribute('data-traced');
  });

  it('says what the metrics do not know of it', () => {
    open();
    expect(screen.getByTestId('map-trace-unknown')).toHaveTextContent('1 that it reached is unknown to the metrics');
    expect(screen.getByTestId('map-trace-unknown')).toHaveAttribute('title', 'bank');
  });

  it('counts what was left out, brings it back with a press, and takes that back', async () => {
    open(`&trace=${drawn.traceId}&hide=cart`);
    expect(within(drawing()).queryByRole('button', { name: 'cart' })).toBeNull();
    await userEvent.click(within(strip()).getByRole('button', { name: '1 of its services is not on this map ›' }));
    expect(at('cart')).toHaveAttribute('data-traced', '3 ms own');
    await userEvent.click(within(strip()).getByRole('button', { name: /The map as it was/ }));
    expect(within(drawing()).queryByRole('button', { name: 'cart' })).toBeNull();
  });

  it('lists its calls in order of time, each leading to its span', () => {
    open();
    expect(listed().map((row) => row.textContent)).toEqual([
      expect.stringMatching(/^user → frontend.*11 ms.*\+0/),
      expect.stringMatching(/^frontend → cart.*3 ms.*\+2 ms/),
      expect.stringMatching(/^frontend → payment.*failed.*5 ms/),
      expect.stringMatching(/^payment → bank.*failed.*3 ms/),
    ]);
    expect(rowOf('→ cart')).toHaveAttribute('href', expect.stringContaining(`span=${drawn.span('cart').spanId}`));
  });

  it('lights on the map what is pointed at in the list, and in the list what is pointed at on the map', async () => {
    open();
    await userEvent.hover(rowOf('→ payment'));
    expect(drawing()).toHaveAttribute('data-looked', toPayment);
    await userEvent.hover(at('cart'));
    expect(rowOf('→ cart')).toHaveAttribute('data-lit', 'true');
    expect(rowOf('→ payment')).toHaveAttribute('data-lit', 'false');
    await userEvent.hover(at('mail'));
    expect(rowOf('→ cart')).not.toHaveAttribute('data-lit');
  });

  it('keeps the map while the trace is awaited, not stored or cannot be read, and says so', () => {
    mockAnswers.trace = mockLoading;
    const { unmount } = open();
    expect(at('cart')).toBeInTheDocument();
    expect(screen.queryByTestId('map-trace-calls')).toBeNull();
    unmount();
    mockAnswers.trace = absent({ why: 'not-stored', what: drawn.traceId });
    const second = open();
    expect(strip()).toHaveTextContent('It is not stored here');
    expect(at('cart')).toBeInTheDocument();
    second.unmount();
    mockAnswers.trace = failed({ kind: 'unreachable', signal: 'traces', reply: 'connection refused' });
    open();
    expect(within(strip()).getByTestId('problem')).toHaveAttribute('data-signal', 'traces');
    expect(at('cart')).toBeInTheDocument();
  });

  it('is chosen by its id, and what is none is not', async () => {
    open('');
    await userEvent.click(screen.getByRole('button', { name: 'More' }));
    const field = screen.getByRole('textbox', { name: 'Trace on the map' });
    await userEvent.type(field, 'nonsense{Enter}');
    expect(screen.getByText(/A trace id has up to 32 digits/)).toBeInTheDocument();
    expect(address().get('trace')).toBeNull();
    await userEvent.clear(field);
    await userEvent.type(field, `${drawn.traceId}{Enter}`);
    expect(address().get('trace')).toBe(drawn.traceId);
    expect(strip()).toBeInTheDocument();
  });

  it('is left with Escape before the focus is', async () => {
    open(`&trace=${drawn.traceId}&focus=cart&hops=1`);
    await userEvent.keyboard('{Escape}');
    expect(address().get('trace')).toBeNull();
    expect(address().get('focus')).toBe('cart');
  });
});
