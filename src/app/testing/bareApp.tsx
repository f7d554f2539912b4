import type { DataQueryResponse } from '@grafana/data';
import { locationService, LocationServiceProvider } from '@grafana/runtime';
import { UrlSyncContextProvider } from '@grafana/scenes';
import { act, render } from '@testing-library/react';
import React, { useEffect } from 'react';
import { Router } from 'react-router-dom';
import { demoEnvironments } from '../../demo/environments';
import type { Environment } from '../../model/environment';
import { ready, type Outcome } from '../../model/outcome';
import type { Answers, Question } from '../../telemetry/question';
import { AnswerProvider, createAnswerClient, useAnswer } from '../../grafana/answer';
import { AppScene } from '../../grafana/AppScene';
import { AppSceneProvider } from '../../grafana/appSceneContext';
import { useWindow } from '../../grafana/clock';
import { useContextInUrl } from '../useContextInUrl';

const source = (uid: string) => ({ uid, matchers: [] });
const real = (id: string): Environment => ({
  id,
  name: id.toUpperCase(),
  metrics: source(`${id}-m`),
  traces: source(`${id}-t`),
  logs: source(`${id}-l`),
});
export const environments = [real('prod'), real('staging'), ...demoEnvironments];
export const base = '/a/throughline-investigation-app/overview';

/** The app without its pages: scene, URL sync, memory of answers. */
function App({ scene, children }: { readonly scene: AppScene; readonly children: React.ReactNode }) {
  useEffect(() => scene.activate(), [scene]);
  useContextInUrl(scene);
  return (
    <AppSceneProvider scene={scene}>
      <UrlSyncContextProvider scene={scene} updateUrlOnInit createBrowserHistorySteps>
        <AnswerProvider client={client}>{children}</AnswerProvider>
      </UrlSyncContextProvider>
    </AppSceneProvider>
  );
}

let client = createAnswerClient();

export function Routed({ scene, children }: { readonly scene: AppScene; readonly children: React.ReactNode }) {
  const history = locationService.getHistory();
  const [location, setLocation] = React.useState(history.location);
  React.useLayoutEffect(() => history.listen(setLocation), [history]);
  return (
    <LocationServiceProvider service={locationService}>
      <Router navigator={history as never} location={location as never}>
        <App scene={scene}>{children}</App>
      </Router>
    </LocationServiceProvider>
  );
}

export async function open(url: string, page: React.ReactNode) {
  locationService.push(url);
  client = createAnswerClient();
  const scene = new AppScene({ environments, label: 'Environment' });
  const view = render(<Routed scene={scene}>{page}</Routed>);
  await act(async () => {});
  return { scene, ...view };
}

export const read = (answers: Answers): Outcome<string> =>
  ready([...answers].map(([refId, { frames, problem }]) => `${refId}:${problem?.kind ?? frames.length}`).join());

export function useServices(): Question<string> {
  const { window, step } = useWindow();
  return {
    about: { is: 'services' },
    signal: 'metrics',
    window,
    step,
    queries: [{ kind: 'promql', refId: 'rate', expr: 'up', shape: 'instant' }],
    read,
  };
}

export function Services({ id = 'answer' }: { readonly id?: string }) {
  const answer = useAnswer(useServices());
  const last = answer.is === 'loading' ? ` last=${answer.last ?? '-'}` : '';
  return <p data-testid={id}>{answer.is === 'ready' ? answer.value : `${answer.is}${last}`}</p>;
}

export const packet = (part: object) => part as DataQueryResponse;
export const oneFrame = packet({ data: [{ refId: 'rate', fields: [{ name: 'Value', type: 'number', values: [1] }] }] });
