import { screen, waitFor } from '@testing-library/react';
import React, { useMemo } from 'react';
import { of } from 'rxjs';
import { InEnvironment } from '../grafana/InEnvironment';
import { useAnswer } from '../grafana/answer';
import { useEnvironment } from '../grafana/environment';
import { withDataSources } from '../grafana/testing/fakeDataSources';
import type { Environment } from '../model/environment';
import { readTraceId } from '../model/ids';
import type { LogSubject } from '../model/log';
import { seconds } from '../model/units';
import { windowOf } from '../model/window';
import { signalIn } from '../telemetry/scope';
import { traceQuestion } from '../telemetry/trace';
import { tracesQuestion } from '../telemetry/traceSearch';
import { serviceOfLine } from '../views/logs/useKnownServices';
import { useLogLines } from '../views/parts/useLogLines';
import { base, environments, open, packet } from './testing/bareApp';

const window = windowOf(1_795_227_600_000, 1_795_228_000_000);
const traceId = readTraceId('5bdaf816e0c326fd0f82631bdbb244c4')!;
const known = [{ name: 'checkout', namespace: 'shop' }, { name: 'cart' }];

function prod(): Environment {
  const [environment] = environments;
  if (!environment) {
    throw new Error('There is an environment to test in');
  }
  return {
    ...environment,
    overrides: {
      serviceNames: [
        { signal: 'logs', template: 'prod-{service}' },
        { signal: 'traces', table: { checkout: 'CheckoutService' } },
      ],
    },
  };
}

/** A Loki and a Tempo that know services by names of their own. */
function ownNames() {
  const asked: string[] = [];
  const note = (request: { readonly targets: readonly unknown[] }) => {
    const [target] = request.targets;
    const text =
      typeof target === 'object' && target ? (Reflect.get(target, 'expr') ?? Reflect.get(target, 'query')) : '';
    asked.push(String(text));
    return String(text);
  };
  const line = [
    { name: 'labels', type: 'other', values: [{ service_name: 'prod-checkout' }] },
    { name: 'timestamp', type: 'time', values: [window.from] },
    { name: 'body', type: 'string', values: ['card declined'] },
  ];
  const span = Object.entries({ traceID: traceId, spanID: '1111111111111111', serviceName: 'CheckoutService' });
  const spanFields = [
    ...span.map(([name, value]) => ({ name, type: 'string', values: [value] })),
    { name: 'startTime', type: 'number', values: [window.from] },
    { name: 'duration', type: 'number', values: [5] },
  ];
  withDataSources({
    'prod-l': {
      query: (request) =>
        of(packet({ data: note(request).includes('"prod-checkout"') ? [{ refId: 'lines', fields: line }] : [] })),
    },
    'prod-t': {
      query: (request) =>
        of(packet({ data: [{ refId: note(request).startsWith('{') ? 'traces' : 'trace', fields: spanFields }] })),
    },
  });
  return asked;
}

function Lines({ about }: { readonly about: LogSubject }) {
  const { answer } = useLogLines(useMemo(() => ({ of: about, window, limit: 10 }), [about]));
  const [line] = answer.is === 'ready' ? answer.value : [];
  const service = line && serviceOfLine(line, known);
  return <p data-testid="told">{`${answer.is} ${service?.namespace}/${service?.name}`}</p>;
}

function Spans() {
  const { environment } = useEnvironment();
  const answer = useAnswer(useMemo(() => traceQuestion(traceId, signalIn(environment, 'traces')), [environment]));
  const search = useMemo(
    () =>
      tracesQuestion(
        { service: { name: 'checkout' }, pick: 'errors', limit: 5 },
        { ...signalIn(environment, 'traces'), window, step: seconds(15) }
      ),
    [environment]
  );
  useAnswer(search);
  return <p data-testid="told">{answer.is === 'ready' ? answer.value.spans[0]?.service.name : answer.is}</p>;
}

const told = (text: string) => waitFor(() => expect(screen.getByTestId('told')).toHaveTextContent(text));
const inProd = (page: React.ReactElement) => open(base, <InEnvironment environment={prod()}>{page}</InEnvironment>);

describe('a service called checkout in metrics', () => {
  it('is asked as prod-checkout in logs, and its lines lead back to it', async () => {
    const asked = ownNames();
    await inProd(<Lines about={{ is: 'service', service: 'checkout' }} />);
    await told('ready shop/checkout');
    expect(asked[0]).toContain('{service_name="prod-checkout"}');
  });

  it('is asked as prod-checkout for the lines of a trace as well, whatever traces call it', async () => {
    const asked = ownNames();
    await inProd(<Lines about={{ is: 'trace', traceId, services: ['checkout'] }} />);
    await told('ready shop/checkout');
    expect(asked.every((text) => !text.includes('"checkout"'))).toBe(true);
  });

  it('is searched as CheckoutService in traces, whose spans lead back to it', async () => {
    const asked = ownNames();
    await inProd(<Spans />);
    await told('checkout');
    expect(asked.some((text) => text.includes('resource.service.name = "CheckoutService"'))).toBe(true);
  });
});
