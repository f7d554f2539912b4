import { screen, waitFor } from '@testing-library/react';
import React, { useMemo } from 'react';
import { of } from 'rxjs';
import { withDataSources } from '../grafana/testing/fakeDataSources';
import { readSpanId, readTraceId } from '../model/ids';
import type { LogSubject } from '../model/log';
import { windowOf } from '../model/window';
import { logWays } from '../telemetry/logWays';
import { useLogLines } from '../views/parts/useLogLines';
import { base, open, packet, Routed } from './testing/bareApp';

const traceId = readTraceId('5bdaf816e0c326fd0f82631bdbb244c4')!;
const span = (id: string): LogSubject => ({ is: 'span', traceId, spanId: readSpanId(id)!, services: ['cart'] });
const spans = ['1', '2', '3', '4'].map((digit) => span(digit.repeat(16)));
const service = (name: string): LogSubject => ({ is: 'service', service: name });
const window = windowOf(1_795_227_600_000, 1_795_228_000_000);

/** A Loki that has lines only for queries that `has` says; counts what it is asked. */
function loki(has: (expr: string) => boolean) {
  const asked: string[] = [];
  withDataSources({
    'prod-l': {
      query: ({ targets: [target] }) => {
        const expr = String(target && Reflect.get(target, 'expr'));
        asked.push(expr);
        const fields = [
          { name: 'timestamp', type: 'time', values: [window.from] },
          { name: 'body', type: 'string', values: ['cache is gone'] },
        ];
        return of(packet({ data: has(expr) ? [{ refId: 'lines', fields }] : [] }));
      },
    },
  });
  return { asked, taken: () => asked.splice(0).length };
}

function nameOf(about: LogSubject): string {
  return about.is === 'span' ? about.spanId.slice(0, 1) : String(Reflect.get(about, 'service'));
}

function Lines({ about }: { readonly about: LogSubject }) {
  const { answer, way } = useLogLines(useMemo(() => ({ of: about, window, limit: 10 }), [about]));
  const looked = answer.is === 'absent' && answer.absence.why === 'nothing-found' ? answer.absence.looked : [];
  return <p data-testid="lines">{`${nameOf(about)} ${answer.is} ${way?.id ?? '-'} ${looked?.length ?? 0}`}</p>;
}

/** Opens the app at the first subject; `then` goes on to others. Each resolves when the expected text stands there. */
async function reading(first: LogSubject, expected: string) {
  const shows = (text: string) => waitFor(() => expect(screen.getByTestId('lines')).toHaveTextContent(text));
  const { rerender, scene } = await open(base, <Lines about={first} />);
  await shows(expected);
  return async (about: LogSubject, text: string) => {
    rerender(
      <Routed scene={scene}>
        <Lines about={about} />
      </Routed>
    );
    await shows(text);
  };
}

describe('questions for log lines', () => {
  it('are at most three for a span without any, once another span’s were found', async () => {
    const { taken, asked } = loki((expr) => expr.includes('| json') && expr.includes('1111'));
    const then = await reading(spans[0]!, '1 ready json');
    expect(taken()).toBe(2);
    await then(spans[1]!, '2 absent - 3');
    expect(asked.map((expr) => expr.replaceAll(/"\w{32}"|"\w{16}"/g, 'id').slice(0, 38))).toEqual([
      '{service_name="cart"} |= id |= id | js',
      '{service_name=~".+"} | trace_id=id or ',
      '{service_name=~".+"} |= id |= id',
    ]);
    taken();
    await then(spans[2]!, '3 absent - 3');
    expect(taken()).toBe(3);
  });

  it('are many for the first span without any, and few for the next', async () => {
    const { taken } = loki(() => false);
    const then = await reading(spans[0]!, `1 absent - ${logWays.length}`);
    expect(taken()).toBe(logWays.length);
    await then(spans[1]!, '2 absent - 2');
    expect(taken()).toBe(2);
  });

  it('are as many as there are labels for each silent service, once', async () => {
    const { taken } = loki((expr) => expr.startsWith('{app="cart"'));
    const then = await reading(service('cart'), 'cart ready app');
    taken();
    await then(service('ads'), 'ads absent - 8');
    expect(taken()).toBe(8);
    await then(service('mail'), 'mail absent - 8');
    expect(taken()).toBe(8);
  });
});
