import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { useState } from 'react';
import { healthOf } from '../../../analysis/health';
import { atMoment, mapOverTime, troubleCounts } from '../../../analysis/map/moment';
import { troublesOf } from '../../../analysis/map/momentTrouble';
import { defaultThresholds } from '../../../analysis/ownTrouble';
import type { Answer } from '../../../grafana/answerState';
import type { EdgeOverTime } from '../../../model/graph';
import { failed, ready } from '../../../model/outcome';
import type { ServiceRed } from '../../../model/red';
import { epochMs, ms, perSecond, ratio, type EpochMs } from '../../../model/units';
import { windowOf } from '../../../model/window';
import { TimeBar } from './TimeBar';
import type { MapTime } from './useMapTime';

const begin = Date.UTC(2026, 0, 5, 10);
const at = (minute: number) => epochMs(begin + minute * 60_000);
const axis = Array.from({ length: 20 }, (_, index) => at(index + 1));

function service(name: string, errors: (minute: number) => number): ServiceRed {
  return {
    service: { name },
    red: { rate: perSecond(10), errors: ratio(0.01) },
    course: {
      rate: { at: axis, values: axis.map(() => perSecond(10)) },
      errors: { at: axis, values: axis.map((_, index) => ratio(errors(index + 1))) },
      p95: { at: axis, values: axis.map(() => ms(20)) },
    },
  };
}

const services = [service('shop', () => 0), service('ledger', (minute) => (minute > 4 && minute < 10 ? 0.3 : 0))];
const graph = { nodes: [], edges: [] };
const window = windowOf(begin, begin + 20 * 60_000);
const known = { services, graph, health: healthOf(services, graph) };
const overTime = mapOverTime(known, { edges: [], troubles: troublesOf(services, defaultThresholds), window });
const releases = [{ at: at(4), service: { name: 'ledger' }, version: '1.5.0', source: 'version' as const }];

const written = jest.fn<void, [number | undefined]>();

/** The bar with a moment that is kept as the page keeps it. */
function Bar({ edges = ready([]) }: { readonly edges?: Answer<readonly EdgeOverTime[]> }) {
  const [isOpen, setOpen] = useState(false);
  const [index, setIndex] = useState<number>();
  const moment: EpochMs | undefined = index === undefined ? undefined : overTime.moments[index];
  const time: MapTime = {
    isOpen,
    window,
    moments: overTime.moments,
    counts: troubleCounts(overTime),
    index,
    outside: undefined,
    known: moment === undefined ? known : atMoment(overTime, moment),
    edges,
    open: () => setOpen(true),
    close: () => setOpen(false),
    show: (next, how) => {
      setIndex(next);
      if (how === 'settled') {
        written(next);
      }
    },
  };
  return <TimeBar time={time} releases={releases} timeZone="utc" onRetry={jest.fn()} />;
}

const press = (keys: string) => userEvent.keyboard(keys);
const slider = () => screen.getByRole('slider', { name: 'Moment of the map' });
const said = () => screen.getByTestId('map-time-said').textContent;

async function opened(edges?: Answer<readonly EdgeOverTime[]>) {
  render(<Bar edges={edges} />);
  await userEvent.click(screen.getByRole('button', { name: 'Step through this time' }));
}

beforeEach(() => written.mockClear());

describe('the map through time', () => {
  it('shows nothing of it before it is opened', () => {
    render(<Bar />);
    expect(screen.queryByRole('slider')).not.toBeInTheDocument();
  });

  it('says the whole window first, and then the moment and who is in trouble', async () => {
    await opened();
    expect(slider()).toHaveAttribute('aria-valuetext', expect.stringMatching(/^10:00 – 10:20/));
    act(() => slider().focus());
    await press('{Home}');
    expect(slider()).toHaveAttribute('aria-valuetext', '10:01: nothing in trouble');
    await press('{ArrowRight>5/}');
    expect(slider()).toHaveAttribute('aria-valuetext', '10:06: 1 failing: ledger');
    expect(said()).toBe('10:06: 1 failing: ledger');
    expect(written).toHaveBeenLastCalledWith(5);
  });

  it('is stepped through by keys as any slider, and never leaves its ends', async () => {
    await opened();
    act(() => slider().focus());
    await press('{End}{ArrowRight}');
    expect(slider()).toHaveAttribute('aria-valuenow', '19');
    await press('{PageDown}');
    expect(slider()).toHaveAttribute('aria-valuenow', '17');
    await press('{PageUp}{ArrowLeft}');
    expect(slider()).toHaveAttribute('aria-valuenow', '18');
    await press('{Home}{ArrowDown}');
    expect(slider()).toHaveAttribute('aria-valuenow', '0');
  });

  it('is stepped through by buttons, and goes back to the whole window', async () => {
    await opened();
    await userEvent.click(screen.getByRole('button', { name: 'One moment on' }));
    await userEvent.click(screen.getByRole('button', { name: 'One moment on' }));
    expect(slider()).toHaveAttribute('aria-valuetext', '10:02: nothing in trouble');
    await userEvent.click(screen.getByRole('button', { name: 'One moment back' }));
    expect(screen.getByRole('button', { name: 'One moment back' })).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: 'Whole time range' }));
    expect(written).toHaveBeenLastCalledWith(undefined);
  });

  it('leads from a release to the first moment after it', async () => {
    await opened();
    await userEvent.click(screen.getByRole('button', { name: 'Released: 10:04 ledger 1.5.0' }));
    expect(slider()).toHaveAttribute('aria-valuetext', '10:04: nothing in trouble');
  });

  it.each<[string, Answer<readonly EdgeOverTime[]>, RegExp]>([
    ['awaited', { is: 'loading', since: epochMs(0) }, /figures of calls are still awaited/],
    [
      'refused',
      failed({ kind: 'unreachable', signal: 'metrics', reply: 'no' }),
      /Without the figures of calls at a moment: Metrics cannot be reached/,
    ],
  ])('lets services be stepped through while calls are %s, and says so', async (_, edges, text) => {
    await opened(edges);
    expect(screen.getByText(text)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'One moment on' }));
    expect(slider()).toHaveAttribute('aria-valuetext', '10:01: nothing in trouble');
  });
});

describe('playing', () => {
  const reduced = jest.spyOn(globalThis.window, 'matchMedia');

  function wants(motion: 'motion' | 'no motion') {
    reduced.mockImplementation(
      (query) => ({ matches: motion === 'no motion' && query.includes('reduce') }) as MediaQueryList
    );
  }

  beforeEach(() => {
    jest.useFakeTimers();
    wants('motion');
  });
  afterEach(() => {
    jest.useRealTimers();
    reduced.mockReset();
  });

  async function play() {
    const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
    render(<Bar />);
    await user.click(screen.getByRole('button', { name: 'Step through this time' }));
    act(() => slider().focus());
    return user;
  }
  const after = (time: number) => act(() => jest.advanceTimersByTime(time));

  it('shows one moment after the other, writes none of them down, and says nothing aloud', async () => {
    const user = await play();
    await user.keyboard(' ');
    after(800);
    after(800);
    expect(slider()).toHaveAttribute('aria-valuenow', '2');
    expect(written).not.toHaveBeenCalled();
    expect(said()).toBe('');
    await user.keyboard(' ');
    expect(written).toHaveBeenCalledTimes(1);
    expect(written).toHaveBeenCalledWith(2);
    expect(said()).toBe('10:03: nothing in trouble');
    after(5000);
    expect(slider()).toHaveAttribute('aria-valuenow', '2');
  });

  it('stops at the end, and begins anew from there', async () => {
    const user = await play();
    await user.keyboard('{End}{ArrowLeft}');
    await user.click(screen.getByRole('button', { name: 'Play' }));
    after(800);
    expect(screen.getByRole('button', { name: 'Play' })).toBeInTheDocument();
    expect(written).toHaveBeenLastCalledWith(19);
    await user.click(screen.getByRole('button', { name: 'Play' }));
    expect(slider()).toHaveAttribute('aria-valuenow', '0');
  });

  it('goes four times as fast when asked', async () => {
    const user = await play();
    await user.click(screen.getByRole('radio', { name: '×4' }));
    await user.click(screen.getByRole('button', { name: 'Play' }));
    after(200);
    expect(slider()).toHaveAttribute('aria-valuenow', '1');
  });

  it('changes at most once a second for those who want no motion, and skips instead', async () => {
    wants('no motion');
    const user = await play();
    await user.click(screen.getByRole('radio', { name: '×4' }));
    await user.click(screen.getByRole('button', { name: 'Play' }));
    after(999);
    expect(slider()).toHaveAttribute('aria-valuenow', '0');
    after(1);
    expect(slider()).toHaveAttribute('aria-valuenow', '4');
  });
});
