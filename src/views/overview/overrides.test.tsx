import { render, screen, within } from '@testing-library/react';
import React from 'react';
import { MemoryRouter } from 'react-router-dom';
import type { Answer } from '../../grafana/answerState';
import type { Environment, Overrides } from '../../model/environment';
import type { ServiceGraph } from '../../model/graph';
import { absent, ready } from '../../model/outcome';
import { calls, told, toldWindow } from '../../model/testing/told';
import { traceFromDrawing } from '../../model/testing/traceFromDrawing';
import type { Trace } from '../../model/trace';
import type { Question } from '../../telemetry/question';
import { classic } from '../../telemetry/testing/scopes';
import { base } from '../routes';
import { OverviewPage } from './OverviewPage';

const mockEnvironment: Omit<Environment, 'overrides'> & { overrides?: Overrides } = {
  id: 'kr',
  name: 'prod-kr',
  metrics: { uid: 'm', matchers: [] },
  traces: { uid: 't', matchers: [] },
  logs: { uid: 'l', matchers: [] },
};
const nothing = absent({ why: 'no-traffic' });
const mockAnswers: {
  profile: unknown;
  services: unknown;
  edges: Answer<ServiceGraph>;
  sample: Answer<readonly Trace[]>;
} = {
  profile: nothing,
  services: nothing,
  edges: nothing,
  sample: nothing,
};
const mockLoading = { is: 'loading', since: 0 };
const mockClock = { window: toldWindow, step: 15_000, raw: { from: 'now-1h', to: 'now' } };

jest.mock('../../grafana/environment', () => ({ useEnvironment: () => ({ environment: mockEnvironment }) }));
jest.mock('../../grafana/affordable', () => ({ useAffordable: (scope: unknown) => ({ scope }) }));
jest.mock('../../grafana/profile', () => ({ useProfile: () => mockAnswers.profile }));
jest.mock('../../grafana/clock', () => ({ useTimeKeys: () => ({ refresh: () => {} }), useWindow: () => mockClock }));
jest.mock('../../grafana/RedPanel', () => ({ RedPanel: () => <div data-testid="red-rate" /> }));
jest.mock('../../grafana/traceSample', () => ({
  useTraceSample: (search?: unknown) => (search ? mockAnswers.sample : mockLoading),
}));
jest.mock('../../grafana/annotations', () => {
  const none = { is: 'ready', value: [], caveats: [] };
  return { useDeployNotes: () => none };
});
jest.mock('../../grafana/answer', () => ({
  useAnswer: (question?: Question<unknown>) => {
    const is = question?.about.is;
    return is === 'services' || is === 'edges' ? mockAnswers[is] : mockLoading;
  },
}));

const open = (more = '') =>
  render(
    <MemoryRouter initialEntries={[`${base}/overview?from=now-1h&to=now&var-env=kr${more}`]}>
      <OverviewPage />
    </MemoryRouter>
  );

beforeEach(() => {
  delete mockEnvironment.overrides;
  mockAnswers.profile = ready(classic);
  mockAnswers.services = ready([
    told('frontend', { rate: 200, errors: [0, 0.08], p95: [50, 70] }),
    told('recommendation', { rate: 123, errors: [0, 0.16], p95: [50, 78] }),
  ]);
  mockAnswers.edges = ready({
    nodes: [
      { service: { name: 'user' }, kind: 'user' },
      { service: { name: 'redis' }, kind: 'database' },
    ],
    edges: [
      calls('user', 'frontend', { rate: 200, errors: 0.02 }),
      calls('frontend', 'recommendation', { rate: 123, errors: 0.06 }),
      { ...calls('recommendation', 'redis', { rate: 90 }), kind: 'database' },
    ],
  });
});

describe('the overview of an environment with settings of its own', () => {
  it('draws calls from a sample of traces where nothing measures them, and says so', () => {
    mockAnswers.profile = ready({ ...classic, hasGraph: false });
    mockAnswers.edges = absent({ why: 'not-instrumented', looked: [] });
    const trace = traceFromDrawing(`
      frontend          |==========|
        recommendation!  |======|
    `);
    mockAnswers.sample = ready([trace]);
    open('&client=frontend&server=recommendation');
    expect(screen.getByText(/no service graph: who calls whom from 1 trace/)).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: /^frontend calls recommendation: –, 100 % failed, p95 –/ })
    ).toBeVisible();
    const call = screen.getByTestId('sampled-call');
    expect(call).toHaveTextContent('Seen once in the traces that were looked at, 1 failed.');
    expect(within(call).getByRole('link')).toHaveAttribute(
      'href',
      expect.stringContaining(`/traces/${trace.traceId}?from=now-1h`)
    );
    expect(screen.queryByTestId('red-rate')).not.toBeInTheDocument();
  });

  it('leaves hidden services out of table, map and headline, and says how many', () => {
    mockEnvironment.overrides = { hiddenServices: ['rec*', 'redis'] };
    open();
    expect(screen.getByTestId('hidden-services')).toHaveTextContent('2 services hidden by the settings of prod-kr');
    expect(screen.queryByRole('rowheader', { name: 'recommendation' })).not.toBeInTheDocument();
    expect(screen.getAllByTestId('service-node').map(({ dataset }) => dataset.service)).toEqual(['frontend', 'user']);
    expect(screen.getByTestId('headline')).not.toHaveTextContent('recommendation');
  });

  it('judges by the thresholds of the environment', () => {
    mockEnvironment.overrides = {
      thresholds: { failingErrors: 0.9, degradedErrors: 0.9, failingSlow: 9, degradedSlow: 9 },
    };
    open();
    expect(screen.getByTestId('headline')).toHaveTextContent('All 2 services are well.');
  });
});
