import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { healthOf } from '../../../analysis/health';
import { differenceOf } from '../../../analysis/map/difference';
import { differingOf } from '../../../analysis/map/differenceOrder';
import type { Environment } from '../../../model/environment';
import { absent, failed, ready } from '../../../model/outcome';
import type { ServiceRed } from '../../../model/red';
import { calls, told } from '../../../model/testing/told';
import { epochMs, hours } from '../../../model/units';
import { windowOf } from '../../../model/window';
import type { OverviewView } from '../../routes';
import { AgainstPicker } from './AgainstPicker';
import { DifferenceLine } from './DifferenceLine';
import type { Comparison, Other } from './useComparison';

const ten = Date.UTC(2026, 0, 5, 10);
const window = windowOf(ten, ten + 3_600_000);
const dayLong = 24 * 3_600_000;
const source = { uid: 'm', matchers: [] };
const environment = (id: string): Environment => ({
  id,
  name: id.toUpperCase(),
  metrics: source,
  traces: source,
  logs: source,
});

function side(services: readonly ServiceRed[]) {
  const graph = { nodes: [], edges: [calls('shop', 'cart', { rate: 10, errors: 0 })] };
  return { known: { services, graph, health: healthOf(services, graph) }, over: hours(1), calls: 'known' as const };
}

const now = side([
  told('shop', { rate: 10, errors: [0, 0], p95: [50, 50] }),
  told('cart', { rate: 10, errors: [0.2, 0.2], p95: [50, 50] }),
  told('mail', { rate: 10, errors: [0, 0], p95: [400, 400] }),
  told('new', { rate: 10 }),
]);
const before = side([
  told('shop', { rate: 10, errors: [0, 0], p95: [50, 50] }),
  told('cart', { rate: 10, errors: [0, 0], p95: [50, 50] }),
  told('mail', { rate: 10, errors: [0, 0], p95: [100, 100] }),
]);

const there: Other = {
  services: ready([]),
  edges: ready({ nodes: [], edges: [] }),
  told: windowOf(ten - 3_600_000, ten),
  environment: 'KR',
  isSame: false,
};

function comparison(other: Partial<Other> = {}, found = true): Comparison {
  const difference = differenceOf(now, before);
  return {
    against: { is: 'previous' },
    known: difference.known,
    found: found ? { changes: difference.changes, differing: differingOf(difference), calls: 'known' } : undefined,
    other: { ...there, ...other },
  };
}

const onSelect = jest.fn<void, [OverviewView]>();
const onAgainst = jest.fn();
const onRetry = jest.fn();

function line(shown: Comparison, view: OverviewView = {}) {
  return (
    <DifferenceLine
      comparison={shown}
      window={window}
      view={view}
      timeZone="utc"
      onSelect={onSelect}
      onRetry={onRetry}
    />
  );
}

beforeEach(() => jest.clearAllMocks());

describe('what is different', () => {
  it('is said in one line, the worst first, beside what it is compared with', () => {
    render(line(comparison()));
    expect(screen.getByText('Compared with 09:00 – 10:00:')).toBeInTheDocument();
    const buttons = screen.getAllByRole('button').map((button) => button.textContent);
    expect(buttons).toEqual(['✕ 1 failing more', '▲ 1 slower', '+ 1 added', 'List']);
  });

  it('leads to each of its kind, one after the other', async () => {
    const { rerender } = render(line(comparison()));
    await userEvent.click(screen.getByRole('button', { name: /failing more/ }));
    expect(onSelect).toHaveBeenLastCalledWith({ selected: { name: 'cart' }, edge: undefined });
    rerender(line(comparison(), { selected: { name: 'cart' } }));
    await userEvent.click(screen.getByRole('button', { name: /slower/ }));
    expect(onSelect).toHaveBeenLastCalledWith({ selected: { name: 'mail' }, edge: undefined });
  });

  it('is listed with the figures of both sides', async () => {
    render(line(comparison(), { selected: { name: 'mail' } }));
    await userEvent.click(screen.getByRole('button', { name: 'List' }));
    const rows = within(screen.getByRole('list', { name: /What is different/ })).getAllByRole('button');
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringMatching(/cart 0 % → 20 % fail/),
      expect.stringMatching(/mail p95 100 ms → 400 ms/),
      expect.stringMatching(/new was not there before/),
    ]);
    expect(rows[1]).toHaveAttribute('aria-current', 'true');
    await userEvent.click(rows[0]!);
    expect(onSelect).toHaveBeenLastCalledWith({ selected: { name: 'cart' }, edge: undefined });
  });

  it('is nothing where nothing differs beyond noise', () => {
    const same = differenceOf(now, now);
    const found = { changes: same.changes, differing: [], calls: 'known' as const };
    render(line({ ...comparison(), found }));
    expect(screen.getByText('no difference beyond the usual noise.')).toBeInTheDocument();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('is said not to be known while the other side is awaited, empty or failed', async () => {
    const { rerender } = render(line(comparison({ services: { is: 'loading', since: epochMs(0) } }, false)));
    expect(screen.getByText(/Asking how it was there/)).toBeInTheDocument();
    rerender(line(comparison({ services: absent({ why: 'no-traffic' }) }, false)));
    expect(screen.getByText(/Nothing to compare with. No requests/)).toBeInTheDocument();
    const problem = { kind: 'unreachable', signal: 'metrics', reply: 'no' } as const;
    rerender(line(comparison({ services: failed(problem) }, false)));
    expect(screen.getByText(/Cannot be compared: Metrics cannot be reached/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onRetry).toHaveBeenCalled();
  });

  it('says where a baseline is compared with itself', () => {
    render(line(comparison({ isSame: true, told: window })));
    expect(screen.getByText(/this is that very time/)).toBeInTheDocument();
  });

  it('is not there where nothing is compared', () => {
    const { container } = render(line({ ...comparison(), against: undefined, other: undefined }));
    expect(container).toBeEmptyDOMElement();
  });
});

describe('the choice of what to compare with', () => {
  const picker = (against?: Comparison['against']) => (
    <AgainstPicker
      against={against}
      window={window}
      environment={environment('kr')}
      environments={[environment('kr'), environment('us')]}
      timeZone="utc"
      onAgainst={onAgainst}
    />
  );
  const open = (name: string) => userEvent.click(screen.getByRole('button', { name }));

  it.each<[string, unknown]>([
    ['The time before', { is: 'previous' }],
    ['A day ago', { is: 'window', window: windowOf(ten - dayLong, ten - dayLong + 3_600_000) }],
    ['A week ago', { is: 'window', window: windowOf(ten - 7 * dayLong, ten - 7 * dayLong + 3_600_000) }],
    ['US', { is: 'environment', name: 'us' }],
    ['Nothing', undefined],
    ['Pin 10:00 – 11:00 to compare with later', { is: 'window', window }],
  ])('offers: %s', async (name, against) => {
    render(picker());
    await open('Compare');
    await userEvent.click(screen.getByRole('button', { name }));
    expect(onAgainst).toHaveBeenCalledWith(against);
    expect(screen.queryByRole('button', { name: 'A day ago' })).not.toBeInTheDocument();
  });

  it('does not offer the environment on screen', async () => {
    render(picker());
    await open('Compare');
    expect(screen.queryByRole('button', { name: 'KR' })).not.toBeInTheDocument();
  });

  it('shows which one is chosen, also a window that was pinned', async () => {
    const { rerender } = render(picker({ is: 'window', window: windowOf(ten - dayLong, ten - dayLong + 3_600_000) }));
    await open('Compared: A day ago');
    expect(screen.getByRole('button', { name: 'A day ago' })).toHaveAttribute('aria-pressed', 'true');
    rerender(picker({ is: 'window', window: windowOf(ten - 1000, ten) }));
    expect(screen.getByRole('button', { name: 'Pinned' })).toHaveAttribute('aria-pressed', 'true');
    expect(screen.getByRole('button', { name: 'A day ago' })).toHaveAttribute('aria-pressed', 'false');
  });
});
