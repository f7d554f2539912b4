import { screen, within } from '@testing-library/react';
import { absent, failed, ready } from '../../../model/outcome';
import { calls, told } from '../../../model/testing/told';
import { traceFromDrawing } from '../../../model/testing/traceFromDrawing';
import type { ServiceGraph } from '../../../model/graph';
import { answers, loading } from '../testing/mapDoor';
import { address, aroundEach, drawing, open, user } from '../testing/openMapPage';

jest.mock('../../../grafana/environment', () => mockDoor().environment);
jest.mock('../../../grafana/affordable', () => mockDoor().affordable);
jest.mock('../../../grafana/profile', () => mockDoor().profile);
jest.mock('../../../grafana/clock', () => mockDoor().clock);
jest.mock('../../../grafana/RedPanel', () => mockDoor().RedPanel);
jest.mock('../../../grafana/traceSample', () => mockDoor().traceSample);
jest.mock('../../../grafana/annotations', () => mockDoor().annotations);
jest.mock('../../../grafana/answer', () => mockDoor().answer);
jest.mock('../../topology/TopologyMap', () => mockDoor().TopologyMap);

function mockDoor() {
  return jest.requireActual<typeof import('../testing/mapDoor')>('../testing/mapDoor').door;
}

const drawn = traceFromDrawing(`
  frontend            |==========|
    cart                |==|
    payment!               |====|
      bank!                 |==|
`);
const graph: ServiceGraph = {
  nodes: [],
  edges: [
    calls('frontend', 'cart', { rate: 10, errors: 0 }),
    calls('frontend', 'payment', { rate: 10, errors: 0.1 }),
    calls('frontend', 'mail', { rate: 3, errors: 0 }),
  ],
};
const openTraced = (more = `&trace=${drawn.traceId}`) => open(more);
const at = (key: string) => within(drawing()).getByRole('button', { name: key });
const toPayment = 'frontend\u0001payment\u0001call';
const strip = () => screen.getByRole('group', { name: 'A trace on the map' });
const listed = () => screen.getAllByTestId('map-trace-call');
const rowOf = (text: string) => listed().find((row) => row.textContent?.includes(text)) ?? document.body;

aroundEach();
beforeEach(() => {
  Object.assign(answers, {
    services: ready([told('frontend'), told('cart'), told('payment'), told('mail')]),
    edges: ready(graph),
    trace: ready(drawn),
  });
});

describe('a trace on the map page', () => {
  it('writes at each place and link what the trace did there, and nothing at the others', () => {
    openTraced();
    expect(at('cart')).toHaveAttribute('data-traced', '3 ms own');
    expect(at(toPayment)).toHaveAttribute('data-traced', 'failed · 5 ms');
    expect(at('mail')).not.toHaveAttribute('data-traced');
  });

  it('is told in a line, with the way to it, and is taken off again', async () => {
    openTraced();
    expect(strip()).toHaveTextContent('frontend');
    expect(strip()).toHaveTextContent('11 ms');
    expect(strip()).toHaveTextContent('2 failed spans');
    expect(within(strip()).getByRole('link', { name: /Open trace/ })).toHaveAttribute(
      'href',
      expect.stringContaining(`/traces/${drawn.traceId}`)
    );
    await user.click(within(strip()).getByRole('button', { name: 'Take the trace off the map' }));
    expect(address().get('trace')).toBeNull();
    expect(screen.queryByRole('group', { name: 'A trace on the map' })).toBeNull();
    expect(at('cart')).not.toHaveAttribute('data-traced');
  });

  it('says what the metrics do not know of it', () => {
    openTraced();
    expect(screen.getByTestId('map-trace-unknown')).toHaveTextContent('1 that it reached is unknown to the metrics');
    expect(screen.getByTestId('map-trace-unknown')).toHaveAttribute('title', 'bank');
  });

  it('counts what was left out, brings it back with a press, and takes that back', async () => {
    openTraced(`&trace=${drawn.traceId}&hide=cart`);
    expect(within(drawing()).queryByRole('button', { name: 'cart' })).toBeNull();
    await user.click(within(strip()).getByRole('button', { name: '1 of its services is not on this map ›' }));
    expect(at('cart')).toHaveAttribute('data-traced', '3 ms own');
    await user.click(within(strip()).getByRole('button', { name: /The map as it was/ }));
    expect(within(drawing()).queryByRole('button', { name: 'cart' })).toBeNull();
  });

  it('lists its calls in order of time, each leading to its span', () => {
    openTraced();
    expect(listed().map((row) => row.textContent)).toEqual([
      expect.stringMatching(/^user → frontend.*11 ms.*\+0/),
      expect.stringMatching(/^frontend → cart.*3 ms.*\+2 ms/),
      expect.stringMatching(/^frontend → payment.*failed.*5 ms/),
      expect.stringMatching(/^payment → bank.*failed.*3 ms/),
    ]);
    expect(rowOf('→ cart')).toHaveAttribute('href', expect.stringContaining(`span=${drawn.span('cart').spanId}`));
  });

  it('lights on the map what is pointed at in the list, and in the list what is pointed at on the map', async () => {
    openTraced();
    await user.hover(rowOf('→ payment'));
    expect(drawing()).toHaveAttribute('data-looked', toPayment);
    await user.hover(at('cart'));
    expect(rowOf('→ cart')).toHaveAttribute('data-lit', 'true');
    expect(rowOf('→ payment')).toHaveAttribute('data-lit', 'false');
    await user.hover(at('mail'));
    expect(rowOf('→ cart')).not.toHaveAttribute('data-lit');
  });

  it('keeps the map while the trace is awaited, not stored or cannot be read, and says so', () => {
    answers.trace = loading;
    const { unmount } = openTraced();
    expect(at('cart')).toBeInTheDocument();
    expect(screen.queryByTestId('map-trace-calls')).toBeNull();
    unmount();
    answers.trace = absent({ why: 'not-stored', what: drawn.traceId });
    const second = openTraced();
    expect(strip()).toHaveTextContent('It is not stored here');
    expect(at('cart')).toBeInTheDocument();
    second.unmount();
    answers.trace = failed({ kind: 'unreachable', signal: 'traces', reply: 'connection refused' });
    openTraced();
    expect(within(strip()).getByTestId('problem')).toHaveAttribute('data-signal', 'traces');
    expect(at('cart')).toBeInTheDocument();
  });

  it('is chosen by its id, and what is none is not', async () => {
    openTraced('');
    await user.click(screen.getByRole('button', { name: 'More' }));
    const field = screen.getByRole('textbox', { name: 'Trace on the map' });
    await user.type(field, 'nonsense{Enter}');
    expect(screen.getByText(/A trace id has up to 32 digits/)).toBeInTheDocument();
    expect(address().get('trace')).toBeNull();
    await user.clear(field);
    await user.type(field, `${drawn.traceId}{Enter}`);
    expect(address().get('trace')).toBe(drawn.traceId);
    expect(strip()).toBeInTheDocument();
  });

  it('is left with Escape before the focus is', async () => {
    openTraced(`&trace=${drawn.traceId}&focus=cart&hops=1`);
    await user.keyboard('{Escape}');
    expect(address().get('trace')).toBeNull();
    expect(address().get('focus')).toBe('cart');
  });
});
