import { locationService } from '@grafana/runtime';
import { act, screen, waitFor } from '@testing-library/react';
import React from 'react';
import { of } from 'rxjs';
import { demoEnvironments, demoUid } from '../demo/environments';
import { useEnvironment } from '../grafana/environment';
import { withDataSources } from '../grafana/testing/fakeDataSources';
import { readContext, servicePath } from '../views/routes';
import { base, oneFrame, open, Services } from './testing/bareApp';

const search = () => locationService.getSearch();

function Which() {
  const { environment, unknownAsked } = useEnvironment();
  return <p data-testid="which">{`${environment.id} ${environment.metrics.uid} ${unknownAsked ?? '-'}`}</p>;
}

describe('the one environment and the one clock', () => {
  it('are written into a bare URL, and read from a full one', async () => {
    await open(base, <Which />);
    expect(Object.fromEntries(search())).toMatchObject({ from: 'now-1h', to: 'now', 'var-env': 'prod' });
    expect(search().get('timezone')).toBeTruthy();
    expect(search().has('demo-at')).toBe(false);
  });

  it('are taken from a link', async () => {
    const { scene } = await open(`${base}?from=now-5m&to=now&timezone=utc&var-env=staging`, <Which />);
    expect(screen.getByTestId('which')).toHaveTextContent('staging staging-m -');
    expect(scene.state.$timeRange.state.from).toBe('now-5m');
  });

  it('are taken from a dashboard’s link, which knows an environment by the data source of its metrics', async () => {
    await open(`${base}?from=now-5m&to=now&timezone=utc&var-env=staging-m`, <Which />);
    expect(screen.getByTestId('which')).toHaveTextContent('staging staging-m -');
    expect(search().getAll('var-env')).toEqual(['staging']);
  });

  it('survive a bare link inside the app', async () => {
    await open(`${base}?from=now-5m&to=now&timezone=utc&var-env=staging`, <Which />);
    await act(async () => locationService.push('/a/throughline-investigation-app/logs'));
    expect(Object.fromEntries(search())).toEqual({ from: 'now-5m', to: 'now', timezone: 'utc', 'var-env': 'staging' });
    expect(screen.getByTestId('which')).toHaveTextContent('staging');
  });

  it.each(['nonsense', demoUid, 'other-m', '${env}', '$__all', '"><script>', '{"uid":"x"}'])(
    'never let the text %s of a URL become an environment or a data source',
    async (hostile) => {
      const { askedFor } = withDataSources({ 'prod-m': { query: () => of(oneFrame) } });
      await open(`${base}?var-env=${encodeURIComponent(hostile)}`, [<Which key="w" />, <Services key="s" />]);
      await waitFor(() => expect(screen.getByTestId('answer')).toHaveTextContent('rate:1'));
      expect(screen.getByTestId('which')).toHaveTextContent(`prod prod-m ${hostile}`);
      expect(search().getAll('var-env')).toEqual(['prod']);
      expect(new Set(askedFor)).toEqual(new Set(['prod-m']));
    }
  );

  it('are all that the scene writes into the URL, and every link carries it', async () => {
    const { scene } = await open(`${base}?var-env=${demoEnvironments[0]?.id}&refresh=10s`, <Which />);
    expect(scene.state.refreshPicker.state.refresh).toBe('10s');
    await act(async () => scene.state.refreshPicker.onIntervalChanged('1m'));
    const written = Object.fromEntries(search());
    expect(written).toMatchObject({ refresh: '1m' });
    const link = servicePath(readContext(search().toString()), { name: 'cart' });
    expect(Object.fromEntries(new URL(link, 'http://grafana').searchParams)).toEqual(written);
  });

  it('forget how often to ask again once that is switched off', async () => {
    const { scene } = await open(`${base}?var-env=prod&refresh=10s`, <Which />);
    await act(async () => scene.state.refreshPicker.onIntervalChanged(''));
    expect(readContext(search().toString()).refresh).toBeUndefined();
  });

  it('step back with the browser, and forget an unknown name once another is chosen', async () => {
    const { scene } = await open(`${base}?var-env=nonsense`, <Which />);
    await act(async () => scene.environment.changeValueTo('staging', undefined, true));
    expect(screen.getByTestId('which')).toHaveTextContent('staging staging-m -');
    expect(search().get('var-env')).toBe('staging');
    await act(async () => {
      locationService.getHistory().goBack();
      await new Promise((resolve) => setTimeout(resolve, 50));
    });
    expect(screen.getByTestId('which')).toHaveTextContent('prod prod-m -');
  });

  it('keep the moment of the demo’s story in the URL while the demo is shown, and only then', async () => {
    const { scene } = await open(`${base}?var-env=${demoEnvironments[0]?.id}&demo-at=1795227150000`, <Which />);
    expect(search().get('demo-at')).toBe('1795227150000');
    await act(async () => locationService.push(`/a/throughline-investigation-app/logs`));
    expect(search().get('demo-at')).toBe('1795227150000');
    await act(async () => scene.environment.changeValueTo('prod', undefined, true));
    expect(search().has('demo-at')).toBe(false);
  });

  it('set the demo’s story now where a link says nothing, or nonsense, of it', async () => {
    await open(`${base}?var-env=${demoEnvironments[0]?.id}&demo-at=yesterday`, <Which />);
    const at = Number(search().get('demo-at'));
    expect(at % 60_000).toBe(0);
    expect(Math.abs(Date.now() - at)).toBeLessThan(120_000);
  });
});
