import { render, screen } from '@testing-library/react';
import React from 'react';
import { MemoryRouter } from 'react-router-dom';
import { headline } from '../../analysis/headline';
import { healthOf } from '../../analysis/health';
import { edgeKey, hurtPath } from '../../analysis/topology';
import { demoAnswer } from '../../demo/demoAnswer';
import { demoEnvironments } from '../../demo/environments';
import { anchor } from '../../demo/testing/askDemo';
import { hours, ms } from '../../model/units';
import { windowOf } from '../../model/window';
import { tempoGenerator } from '../../telemetry/conventions/tempoGenerator';
import type { Question } from '../../telemetry/question';
import type { MetricScope } from '../../telemetry/scope';
import { edgesQuestion } from '../../telemetry/serviceGraph';
import { servicesQuestion } from '../../telemetry/services';
import { HeadlineSentence } from './HeadlineSentence';

const profile = {
  convention: tempoGenerator,
  spanHistogram: 'classic',
  graphHistogram: 'classic',
  hasGraph: true,
  namespaced: false,
  pushInterval: 15_000,
  alternatives: [],
  doubts: [],
} as const;

/** What the demo shop says of a stretch of time that ends at its anchor. */
function shop(environment: string, length = hours(1)) {
  const matchers = demoEnvironments.find(({ id }) => id === environment)?.metrics.matchers ?? [];
  const step = ms(length / 240);
  const scope: MetricScope = { profile, matchers, window: windowOf(anchor - length, anchor), step };
  const services = answerTo(servicesQuestion(scope), environment);
  const graph = answerTo(edgesQuestion(scope), environment);
  const health = healthOf(services, graph);
  return { services, graph, health, window: scope.window };
}

function answerTo<Value>(question: Question<Value>, environment: string): Value {
  const { about, queries, window } = question;
  const matchers = demoEnvironments.find(({ id }) => id === environment)?.metrics.matchers ?? [];
  const asked = { about, window, step: question.step, environment, matchers };
  const outcome = question.read(demoAnswer({ anchor, asked, queries }));
  if (outcome.is !== 'ready') {
    throw new Error(JSON.stringify(outcome));
  }
  return outcome.value;
}

function said(...place: Parameters<typeof shop>): HTMLElement {
  render(
    <MemoryRouter>
      <HeadlineSentence headline={headline(shop(...place))} context={{ timezone: 'utc' }} />
    </MemoryRouter>
  );
  return screen.getByTestId('headline');
}

describe('the first sentence about the demo shop', () => {
  it('tells since when requests fail apart from since when they are slow, and names every cause', () => {
    const sentence = said('demo-kr');
    expect(sentence).toHaveTextContent(
      /^2 of 19 services need attention, 2 more affected\. \d\.\d % of requests fail \(\d+\/min\) since 02:45, through recommendation \(slow since 02:4[12]\) and payment\.$/
    );
    expect(screen.getAllByRole('link').map((link) => link.textContent)).toEqual(['02:45', 'recommendation', 'payment']);
    expect(document.querySelector('[data-shape]')).toHaveAttribute('data-shape', 'failing');
  });

  it('blames nobody for failures that are usual', () => {
    const sentence = said('demo-eu');
    expect(sentence).toHaveTextContent(
      /attention, 1 more affected\. Degraded: notification and payment\. 0\.\d+ % of requests fail\.$/
    );
    expect(sentence).not.toHaveTextContent(/through/);
    expect(document.querySelector('[data-shape]')).toHaveAttribute('data-shape', 'degraded');
  });

  it('does not say of ninety days that all is well now', () => {
    expect(said('demo-kr', hours(24 * 90))).toHaveTextContent(
      /^On average over 90 days all 19 services were well\. 0\.\d+ % of requests failed\.$/
    );
  });
});

describe('the calls of the demo shop', () => {
  it.each(['demo-kr', 'demo-eu', 'demo-staging'])('are hurt only where they lead to who is hurt (%s)', (place) => {
    const { graph, health } = shop(place);
    const hurt = hurtPath(graph, health);
    const healthy = graph.edges.filter((edge) => health.get(edge.server.name)?.level === 'healthy');
    expect(healthy.filter((edge) => hurt.has(edgeKey(edge)))).toEqual([]);
    expect(hurt.size > 0).toBe([...health.values()].some(({ level }) => level !== 'healthy'));
  });

  it('light the way from users to both causes', () => {
    const { graph, health } = shop('demo-kr');
    const hurt = hurtPath(graph, health);
    const ways = graph.edges.filter((edge) => hurt.has(edgeKey(edge)));
    expect(ways.map(({ client, server }) => `${client.name} → ${server.name}`).sort()).toEqual([
      'checkout → payment',
      'frontend → checkout',
      'frontend → recommendation',
      'user → frontend',
    ]);
  });
});
