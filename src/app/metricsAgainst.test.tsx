import { screen, waitFor } from '@testing-library/react';
import React from 'react';
import { of } from 'rxjs';
import { withDataSources } from '../grafana/testing/fakeDataSources';
import type { Answer } from '../grafana/answerState';
import { windowOf } from '../model/window';
import { useMetricScope } from '../views/parts/useMetricScope';
import { useMetricsAgainst } from '../views/parts/useMetricsAgainst';
import { useServicesAndEdges } from '../views/parts/useServicesAndEdges';
import type { Against } from '../views/mapRoutes';
import { base, open, packet } from './testing/bareApp';

const halfHour = 1_800_000;
/** Half an hour of the demo's story that is wholly in the past. */
const from = Date.UTC(2026, 0, 5, 10);
const url = (environment: string) =>
  `${base}?var-env=${environment}&from=${new Date(from).toISOString()}&to=${new Date(from + halfHour).toISOString()}&timezone=utc`;

function texts(answer: Answer<ReadonlyArray<{ readonly red: unknown }>>): string {
  return answer.is === 'ready' ? `ready ${JSON.stringify(answer.value.slice(0, 3).map(({ red }) => red))}` : answer.is;
}

function Compared({ against }: { readonly against?: Against }) {
  const metrics = useMetricScope();
  const other = useMetricsAgainst(metrics, against);
  const here = useServicesAndEdges(metrics);
  const there = useServicesAndEdges(other ?? metrics);
  const { profile } = other ?? {};
  return (
    <div>
      <p data-testid="window">{other ? JSON.stringify(other.clock.window) : 'nothing'}</p>
      <p data-testid="environment">{other?.environment.id}</p>
      <p data-testid="profile">{profile?.is === 'absent' ? JSON.stringify(profile.absence) : profile?.is}</p>
      <p data-testid="here">{texts(here.services)}</p>
      <p data-testid="there">{texts(there.services)}</p>
      <p data-testid="edges">{there.edges.is}</p>
    </div>
  );
}

const shown = (id: string) => screen.getByTestId(id).textContent;
const answered = () =>
  waitFor(
    () => {
      expect(shown('here')).toMatch(/^ready/);
      expect(shown('there')).not.toBe('loading');
      expect(shown('edges')).not.toBe('loading');
    },
    { timeout: 8_000 }
  );

describe('what a map is compared with', () => {
  it('is nothing while nothing is chosen, and then nothing more is asked', async () => {
    await open(url('demo-kr'), <Compared />);
    await answered();
    expect(shown('window')).toBe('nothing');
    expect(shown('there')).toBe(shown('here'));
  });

  it('is the window before, as long', async () => {
    await open(url('demo-kr'), <Compared against={{ is: 'previous' }} />);
    await answered();
    expect(JSON.parse(shown('window') ?? '')).toEqual(windowOf(from - halfHour, from));
    expect(shown('there')).toMatch(/^ready/);
    expect(shown('edges')).toBe('ready');
    expect(shown('there')).not.toBe(shown('here'));
  });

  it('is any pinned window', async () => {
    const window = windowOf(from - 86_400_000, from - 86_400_000 + halfHour);
    await open(url('demo-kr'), <Compared against={{ is: 'window', window }} />);
    await answered();
    expect(JSON.parse(shown('window') ?? '')).toEqual(window);
    expect(shown('there')).not.toBe(shown('here'));
  });

  it('is another environment over the same time, by its id', async () => {
    await open(url('demo-kr'), <Compared against={{ is: 'environment', name: 'demo-eu' }} />);
    await answered();
    expect(shown('environment')).toBe('demo-eu');
    expect(JSON.parse(shown('window') ?? '')).toEqual(windowOf(from, from + halfHour));
    expect(shown('there')).toMatch(/^ready/);
    expect(shown('there')).not.toBe(shown('here'));
  });

  it('is absent where the environment is not known any more', async () => {
    await open(url('demo-kr'), <Compared against={{ is: 'environment', name: 'gone' }} />);
    await answered();
    expect(shown('there')).toBe('absent');
    expect(shown('edges')).toBe('absent');
    expect(shown('profile')).toBe(JSON.stringify({ why: 'nothing-found', looked: ['gone'] }));
  });

  it('asks another environment of its own data source, and says what keeps its answer away', async () => {
    const asked: string[] = [];
    withDataSources({
      'prod-m': {
        query: () => of(packet({ data: [] })),
        getResource: async () => {
          asked.push('prod');
          throw new Error('nobody there');
        },
      },
    });
    await open(url('demo-kr'), <Compared against={{ is: 'environment', name: 'PROD' }} />);
    await answered();
    expect(asked.length).toBeGreaterThan(0);
    expect(shown('environment')).toBe('prod');
    expect(['failed', 'absent']).toContain(shown('there'));
  });
});
