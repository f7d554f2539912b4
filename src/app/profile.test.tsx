import { act, screen, waitFor } from '@testing-library/react';
import React from 'react';
import { of } from 'rxjs';
import { useTimeKeys } from '../grafana/clock';
import { useProfile } from '../grafana/profile';
import { withDataSources } from '../grafana/testing/fakeDataSources';
import { tempoGenerator } from '../telemetry/conventions/tempoGenerator';
import { base, open, packet } from './testing/bareApp';

const { requests, graph } = tempoGenerator;
const whole = [requests.calls.name, requests.duration, graph?.requests.name ?? '', graph?.serverDuration ?? ''];
const everyLabel = ['service', 'span_name', 'span_kind', 'status_code', 'client', 'server', 'connection_type'];
const lastWeek = { from: Date.now() - 7 * 86_400_000, to: Date.now() - 7 * 86_400_000 + 3_600_000 };

/** A source whose metrics are only there last week, unless told otherwise; counts the askings for names. */
function silentSource() {
  const state = { names: whole, now: [] as readonly string[], asked: 0, fails: false };
  withDataSources({
    'prod-m': {
      query: () =>
        of(packet({ data: [{ refId: 'samples', fields: [{ name: 'Value', type: 'number', values: [40] }] }] })),
      getResource: async (path, params) => {
        if (!path.includes('values')) {
          return { data: path.endsWith('labels') ? everyLabel : [{ service: 'cart' }] };
        }
        state.asked += 1;
        if (state.fails) {
          throw { status: 502, data: { message: 'connection refused' } };
        }
        const then = Number(params?.start) * 1000 < lastWeek.to && Number(params?.end) * 1000 > lastWeek.from;
        return { data: then ? state.names : state.now };
      },
    },
  });
  return state;
}

/** What is known at each drawing, in order; the same thing twice is told once. */
let told: string[] = [];

function Profile() {
  const profile = useProfile();
  const { setRange, refresh } = useTimeKeys();
  const text = profile.is === 'ready' ? `ready ${profile.value.hasGraph ? 'graph' : 'no graph'}` : profile.is;
  if (told.at(-1) !== text) {
    told.push(text);
  }
  return (
    <>
      <p data-testid="profile">{text}</p>
      <button onClick={() => setRange(lastWeek.from, lastWeek.to)}>last week</button>
      <button onClick={() => setRange('now-1h', 'now')}>last hour</button>
      <button onClick={refresh}>refresh</button>
    </>
  );
}

const press = (name: string) => act(async () => screen.getByText(name).click());
const shows = (text: string) => waitFor(() => expect(screen.getByTestId('profile')).toHaveTextContent(text));
beforeEach(() => {
  told = [];
});

describe('how the metrics of a silent system speak', () => {
  it('is found in the window of a link, and then holds for every window', async () => {
    const source = silentSource();
    await open(`${base}?from=${lastWeek.from}&to=${lastWeek.to}`, <Profile />);
    await shows('ready graph');
    expect(source.asked).toBe(2);
    await press('last hour');
    await press('refresh');
    await shows('ready graph');
    expect(told).toEqual(['loading', 'ready graph']);
    expect(source.asked).toBe(2);
  });

  it('is looked for again in another window where nothing was found in the first', async () => {
    const source = silentSource();
    await open(`${base}?from=now-1h&to=now`, <Profile />);
    await shows('absent');
    expect(source.asked).toBe(1);
    await press('last week');
    await shows('ready graph');
    expect(source.asked).toBe(3);
    await press('last hour');
    expect(told).toEqual(['loading', 'absent', 'loading', 'ready graph']);
  });

  it('does not flicker at refresh while nothing is found', async () => {
    const source = silentSource();
    await open(`${base}?from=now-1h&to=now`, <Profile />);
    await shows('absent');
    await press('refresh');
    await waitFor(() => expect(source.asked).toBe(2));
    await act(async () => {});
    expect(told).toEqual(['loading', 'absent']);
  });

  it('is completed by refresh, never reduced', async () => {
    const source = silentSource();
    source.now = [requests.calls.name, requests.duration];
    await open(`${base}?from=now-1h&to=now`, <Profile />);
    await shows('ready no graph');
    source.now = [];
    await press('refresh');
    source.fails = true;
    await press('refresh');
    expect(told).toEqual(['loading', 'ready no graph']);
    source.fails = false;
    source.now = whole;
    await press('refresh');
    await shows('ready graph');
    expect(told).toEqual(['loading', 'ready no graph', 'ready graph']);
  });
});
