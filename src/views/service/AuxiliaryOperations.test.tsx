import { render, screen, within } from '@testing-library/react';
import React from 'react';
import { MemoryRouter } from 'react-router-dom';
import type { Answer } from '../../grafana/answerState';
import { demoEnvironments } from '../../demo/environments';
import { absent, failed, ready } from '../../model/outcome';
import type { OperationRed } from '../../model/red';
import { toldWindow } from '../../model/testing/told';
import { ms, perSecond } from '../../model/units';
import { auxiliaryPattern } from '../../telemetry/auxiliary';
import { metricScope } from '../../telemetry/testing/scopes';
import { servicePath } from '../routes';
import { AuxiliaryOperations } from './AuxiliaryOperations';

let mockAnswer: Answer<readonly OperationRed[]> = { is: 'loading', since: toldWindow.to };
jest.mock('../../grafana/answer', () => ({
  useAnswer: (question?: unknown) => (question ? mockAnswer : { is: 'loading', since: 0 }),
}));

const service = { name: 'cart' };
const context = { from: 'now-1h' };
const healthz: OperationRed = { operation: 'GET /healthz', kind: '', red: { rate: perSecond(0.2) } };

function shown(answer: typeof mockAnswer, without: string | undefined = auxiliaryPattern()) {
  mockAnswer = answer;
  const [environment] = demoEnvironments;
  const facts = { own: undefined, health: undefined, isSeen: true };
  const clock = { window: toldWindow, step: ms(15_000), raw: { from: 'now-1h', to: 'now' } };
  const metrics = environment && {
    environment,
    clock,
    scope: metricScope({ without }),
    profile: absent({ why: 'no-traffic' }),
    told: toldWindow,
  };
  return render(
    <MemoryRouter>
      {metrics && (
        <AuxiliaryOperations
          service={service}
          context={context}
          view={{}}
          metrics={metrics}
          facts={{ ...facts, services: absent({ why: 'no-traffic' }), neighbours: absent({ why: 'no-traffic' }) }}
        />
      )}
    </MemoryRouter>
  );
}

describe('operations that serve machines', () => {
  it('are listed apart with their rates, each leading to its traces', () => {
    shown(ready([healthz, { ...healthz, operation: 'GET /metrics', red: { rate: perSecond(0.1) } }]));
    const line = screen.getByTestId('auxiliary-operations');
    expect(line).toHaveTextContent(
      '2 operations serve machines and are not counted above: GET /healthz 0.2/s GET /metrics 0.1/s'
    );
    expect(within(line).getByRole('link', { name: 'GET /metrics' })).toHaveAttribute(
      'href',
      servicePath(context, service, { tab: 'traces', operation: 'GET /metrics', pick: 'newest' })
    );
  });

  it.each([
    ['there are none', absent({ why: 'no-traffic' })],
    ['that is not known', failed({ kind: 'unreachable', signal: 'metrics', reply: '' })],
  ])('are not spoken of where %s', (_, answer) => {
    shown(answer);
    expect(screen.queryByTestId('auxiliary-operations')).not.toBeInTheDocument();
  });
});
