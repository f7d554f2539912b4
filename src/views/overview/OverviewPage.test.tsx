import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { MemoryRouter, useLocation } from 'react-router-dom';
import type { Answer } from '../../grafana/answerState';
import type { ServiceGraph } from '../../model/graph';
import { absent, failed, ready, type Problem } from '../../model/outcome';
import type { RedOverTime, ServiceRed } from '../../model/red';
import type { ServiceVersions } from '../../model/release';
import { emptySeries } from '../../model/series';
import { calls, told, toldWindow } from '../../model/testing/told';
import { ms } from '../../model/units';
import type { Profile } from '../../telemetry/conventions/convention';
import { tempoGenerator } from '../../telemetry/conventions/tempoGenerator';
import type { Question } from '../../telemetry/question';
import { base } from '../routes';
import { OverviewPage } from './OverviewPage';

const mockEnvironment = {
  id: 'kr',
  name: 'prod-kr',
  metrics: { uid: 'm', matchers: [] },
  traces: { uid: 't', matchers: [] },
  logs: { uid: 'l', matchers: [] },
};
const mockProfile: Profile = {
  convention: tempoGenerator,
  spanHistogram: 'classic',
  graphHistogram: 'classic',
  hasGraph: true,
  namespaced: false,
  pushInterval: 15_000,
  alternatives: [],
  doubts: [],
};
const mockAnswers: {
  profile: Answer<Profile>;
  services: Answer<readonly ServiceRed[]>;
  edges: Answer<ServiceGraph>;
  red: Answer<RedOverTime>;
  versions: Answer<readonly ServiceVersions[]>;
} = {
  profile: absent({ why: 'no-traffic' }),
  services: absent({ why: 'no-traffic' }),
  edges: absent({ why: 'no-traffic' }),
  red: absent({ why: 'no-traffic' }),
  versions: ready([]),
};
const mockNothingFound = absent({ why: 'nothing-found' });
const mockAsked = new Map<string, number>();
const mockClock = { window: toldWindow, step: 15_000, raw: { from: 'now-1h', to: 'now' } };

jest.mock('../../grafana/environment', () => ({ useEnvironment: () => ({ environment: mockEnvironment }) }));
jest.mock('../../grafana/affordable', () => ({ useAffordable: (scope: unknown) => ({ scope }) }));
jest.mock('../../grafana/profile', () => ({ useProfile: () => mockAnswers.profile }));
jest.mock('../../grafana/clock', () => ({
  useTimeKeys: () => ({ refresh: () => {} }),
  useWindow: () => mockClock,
}));
jest.mock('../../grafana/RedPanel', () => ({
  RedPanel: ({ measure }: { measure: string }) => <div data-testid={`red-${measure}`} />,
}));
jest.mock('../../grafana/traceSample', () => ({ useTraceSample: () => ({ is: 'loading', since: 0 }) }));
jest.mock('../../grafana/annotations', () => {
  const none = { is: 'ready', value: [], caveats: [] };
  return { useDeployNotes: () => none };
});
jest.mock('../../grafana/answer', () => ({
  useAnswer: (question?: Question<unknown>) => {
    if (!question) {
      return { is: 'loading', since: 0 };
    }
    mockAsked.set(JSON.stringify(question.about), question.queries.length);
    switch (question.about.is) {
      case 'services':
        return mockAnswers.services;
      case 'edges':
        return mockAnswers.edges;
      case 'versions':
      case 'versions-in-traces':
        return mockAnswers.versions;
      case 'trace-search':
        return mockNothingFound;
      default:
        return mockAnswers.red;
    }
  },
}));

const services = [
  told('frontend', { rate: 200, errors: [0, 0.08], p95: [50, 70] }),
  told('recommendation', { rate: 123, errors: [0, 0.16], p95: [50, 78] }),
];
const edges: ServiceGraph = {
  nodes: [
    { service: { name: 'user' }, kind: 'user' },
    { service: { name: 'redis' }, kind: 'database' },
  ],
  edges: [
    calls('user', 'frontend', { rate: 200, errors: 0.02 }),
    calls('frontend', 'recommendation', { rate: 123, errors: 0.06 }),
    { ...calls('recommendation', 'redis', { rate: 90, errors: 0, p95: 1 }), kind: 'database' },
  ],
};
const red: RedOverTime = {
  rate: emptySeries,
  errors: emptySeries,
  p50: emptySeries,
  p95: emptySeries,
  p99: emptySeries,
  exemplars: [],
};
const down: Problem = { kind: 'unreachable', signal: 'metrics', reply: 'connection refused' };

function Address() {
  const { search } = useLocation();
  return <output aria-label="address">{search}</output>;
}
const context = '?from=now-1h&to=now&var-env=kr';
const open = (more = '') =>
  render(
    <MemoryRouter initialEntries={[`${base}/overview${context}${more}`]}>
      <Address />
      <OverviewPage />
    </MemoryRouter>
  );
const address = () => screen.getByLabelText('address').textContent;
const node = (name: string) =>
  screen.getAllByTestId('service-node').find((button) => button.dataset.service === name) ?? document.body;
const row = (name: string) => screen.getByRole('rowheader', { name }).closest('tr') ?? document.body;

beforeEach(() => {
  mockAsked.clear();
  mockAnswers.profile = ready(mockProfile);
  mockAnswers.services = ready(services);
  mockAnswers.edges = ready(edges);
  mockAnswers.red = ready(red);
});

describe('the overview', () => {
  it('says first what is wrong, since when and through whom', () => {
    open();
    const sentence = screen.getByTestId('headline');
    expect(sentence).toHaveTextContent(/1 of 2 services needs attention/);
    expect(sentence).toHaveTextContent(/requests fail .* since .*, through recommendation/);
    expect(within(sentence).getByRole('link', { name: 'recommendation' })).toHaveAttribute(
      'href',
      `${base}/services/recommendation${context}`
    );
  });

  it('is calm when all is well', () => {
    mockAnswers.services = ready([told('frontend'), told('cart')]);
    open();
    expect(screen.getByTestId('headline')).toHaveTextContent('All 2 services are well.');
    expect(document.querySelector('[data-shape="failing"], [data-shape="degraded"]')).toBeNull();
  });

  it('asks no more than twelve expressions and one for versions, whatever is selected', async () => {
    open();
    const total = () => [...mockAsked.values()].reduce((sum, count) => sum + count, 0);
    expect(total()).toBe(12);
    mockAsked.clear();
    await userEvent.click(node('recommendation'));
    expect(mockAsked.size).toBeGreaterThan(0);
    expect(total()).toBeLessThanOrEqual(12 + 3);
    mockAsked.clear();
    open('&service=frontend');
    expect(total()).toBe(12);
  });

  it('tells the same figures in table, map and selection', async () => {
    open('&service=recommendation');
    for (const figure of ['123/s', '78 ms']) {
      expect(row('recommendation')).toHaveTextContent(figure);
      expect(screen.getByTestId('selection-figures')).toHaveTextContent(figure);
    }
    await userEvent.hover(node('recommendation'));
    expect(screen.getByTestId('map-tooltip')).toHaveTextContent(/123\/s/);
    expect(screen.getByTestId('map-tooltip')).toHaveTextContent(/78 ms/);
  });

  it('keeps the head of the selection as high as it is, whatever is selected', async () => {
    open();
    const head = () => getComputedStyle(within(screen.getByTestId('selection')).getByRole('banner')).height;
    const before = head();
    expect(before).toMatch(/^\d+px$/);
    for (const name of ['recommendation', 'redis']) {
      await userEvent.click(node(name));
      expect(head()).toBe(before);
    }
  });

  it('says of quick calls only what their histogram tells', async () => {
    const quick = calls('user', 'frontend', { rate: 200 });
    mockAnswers.edges = ready({
      ...edges,
      edges: [{ ...quick, red: { ...quick.red, duration: { p95Below: ms(100) } } }],
    });
    open('&client=user&server=frontend');
    expect(screen.getByTestId('selection-figures')).toHaveTextContent('p95 < 100 ms');
    await userEvent.hover(screen.getByRole('button', { name: /^user calls frontend: .* p95 < 100 ms/ }));
    expect(screen.getByTestId('map-tooltip')).toHaveTextContent('< 100 ms');
  });

  it('selects everywhere at once, in the URL, and lets go with Escape', async () => {
    open();
    await userEvent.click(node('recommendation'));
    expect(address()).toBe(`${context}&service=recommendation`);
    expect(row('recommendation')).toHaveAttribute('aria-current', 'true');
    expect(node('recommendation')).toHaveAttribute('aria-pressed', 'true');
    expect(within(screen.getByTestId('selection')).getByRole('heading')).toHaveTextContent('recommendation');
    await userEvent.keyboard('{Escape}');
    expect(address()).toBe(context);
    expect(within(screen.getByTestId('selection')).getByRole('heading')).toHaveTextContent('prod-kr');
  });

  it('restores a selected edge from the URL', () => {
    open('&client=frontend&server=recommendation');
    expect(within(screen.getByTestId('selection')).getByRole('heading')).toHaveTextContent('frontend → recommendation');
    expect([...mockAsked.keys()].some((about) => about.includes('"is":"edge"'))).toBe(true);
  });

  it('shows calls instead of panels for what sends no metrics', async () => {
    open('&service=redis');
    expect(screen.queryByTestId('red-rate')).not.toBeInTheDocument();
    const call = within(screen.getByTestId('selection')).getByRole('button', { name: /^recommendation calls redis/ });
    await userEvent.click(call);
    expect(address()).toBe(`${context}&client=recommendation&server=redis`);
  });

  it('keeps table and panels when only the calls between services failed', () => {
    mockAnswers.edges = failed(down);
    open();
    expect(screen.getAllByTestId('problem')).toHaveLength(1);
    expect(screen.queryByTestId('service-map')).not.toBeInTheDocument();
    expect(screen.getByTestId('service-table')).toBeInTheDocument();
    expect(screen.getByTestId('red-rate')).toBeInTheDocument();
  });

  it('keeps map and panels when only the services failed', () => {
    mockAnswers.services = failed(down);
    open();
    expect(screen.getAllByTestId('problem').length).toBeGreaterThan(0);
    expect(node('recommendation')).not.toBe(document.body);
    expect(screen.getByTestId('red-rate')).toBeInTheDocument();
  });

  it('draws services without calls where no service graph is known', () => {
    mockAnswers.edges = absent({ why: 'not-instrumented', looked: ['traces_service_graph_request_total'] });
    open();
    expect(screen.getByText(/No calls between services are known/)).toBeInTheDocument();
    expect(screen.getAllByTestId('service-node')).toHaveLength(2);
  });

  it('says that nothing is instrumented, and does not wait for ever', () => {
    mockAnswers.profile = absent({ why: 'not-instrumented', looked: ['traces_spanmetrics_calls_total'] });
    open();
    expect(screen.getAllByTestId('absent').length).toBeGreaterThan(0);
    expect(screen.queryByTestId('service-table')).not.toBeInTheDocument();
    expect(screen.queryByRole('status', { name: 'Loading' })).not.toBeInTheDocument();
    expect(mockAsked.size).toBe(0);
  });

  it('shows places of the final size while it waits', () => {
    mockAnswers.services = { is: 'loading', since: toldWindow.to };
    mockAnswers.edges = { is: 'loading', since: toldWindow.to };
    open();
    expect(screen.getAllByRole('status', { name: 'Loading' })).toHaveLength(3);
    expect(screen.queryByTestId('headline')).not.toBeInTheDocument();
  });

  it('says what was cancelled in its place, and asks it again there', async () => {
    const askAgain = jest.fn();
    mockAnswers.red = { is: 'cancelled', askAgain };
    open();
    const panels = within(screen.getByRole('region', { name: 'Rate, errors, duration' }));
    expect(panels.getByTestId('cancelled')).toHaveTextContent('Cancelled');
    expect(panels.getByTestId('red-duration')).toBeInTheDocument();
    expect(screen.getByTestId('service-table')).toBeInTheDocument();
    await userEvent.click(panels.getByRole('button', { name: 'Ask again' }));
    expect(askAgain).toHaveBeenCalled();
  });

  it('names a part that failed beside what is there', () => {
    mockAnswers.services = ready(services, [{ kind: 'part-failed', part: 'p95', problem: down }]);
    open();
    expect(screen.getByText('p95 failed')).toBeInTheDocument();
    expect(screen.getByTestId('service-table')).toBeInTheDocument();
  });
});
