import type { ServiceId } from '../model/service';
import type { Window } from '../model/window';
import { countIn, eachArrival, momentWithin } from './arrivals';
import { field, frameOf, type DemoFrame } from './demoFrame';
import { requestIn, spansOf, type ShopRequest, type ShopSpan } from './request';
import { isStored, withoutLeadingZeros } from './requestId';
import type { Between, World } from './world';

const mostLooked = 50_000;
const spansPerTrace = 10;

/** The newest traces in which a service asked a database, with the spans in which it did. */
export function statementsAnswer(
  world: World,
  window: Window,
  asked: { service: ServiceId; limit: number }
): readonly DemoFrame[] {
  const asks = ({ shape }: Pick<ShopSpan, 'shape'>) =>
    shape.service === asked.service.name && shape.attributes['db.statement'] !== undefined;
  const crowds = world.crowds.filter((crowd) => crowd.population().shapes.some((shape) => asks({ shape })));
  const found: ShopRequest[] = [];
  let looked = 0;
  let to: number = window.to + 1;
  for (let stride = 4000; to > window.from && found.length < asked.limit && looked < mostLooked; stride *= 2) {
    const between = { from: Math.max(window.from, to - stride), to };
    looked += countIn(world, crowds, between);
    const requests = crowds.flatMap((crowd) => requestsOf(world, crowd, between));
    found.push(...requests.filter((request) => spansOf(request).some(asks)).sort((a, b) => b.at - a.at));
    to = between.from;
  }
  return [tracesFrame(found.slice(0, asked.limit), asks)];
}

function requestsOf(world: World, crowd: World['crowds'][number], between: Between): ShopRequest[] {
  const requests: ShopRequest[] = [];
  const visit = (n: number) => {
    const at = momentWithin(world, crowd, { n, between });
    const request = at === undefined ? undefined : requestIn(world, crowd, { n, at });
    if (request && isStored(request.traceId)) {
      requests.push(request);
    }
  };
  eachArrival(world, crowd, { between, visit });
  return requests;
}

function tracesFrame(requests: readonly ShopRequest[], asks: (span: ShopSpan) => boolean): DemoFrame {
  const column = (name: string, type: string, of: (request: ShopRequest) => unknown) =>
    field(name, type, requests.map(of));
  return frameOf(
    [
      column('traceID', 'string', ({ traceId }) => withoutLeadingZeros(traceId)),
      column('startTime', 'time', ({ at }) => at),
      column('nested', 'nestedFrames', (request) => [
        spansFrame(request, spansOf(request).filter(asks).slice(0, spansPerTrace)),
      ]),
    ],
    { name: 'Traces', meta: { preferredVisualisationType: 'table' } }
  );
}

function spansFrame({ traceId }: ShopRequest, spans: readonly ShopSpan[]): DemoFrame {
  const column = (name: string, type: string, of: (span: ShopSpan) => unknown) => field(name, type, spans.map(of));
  return frameOf(
    [
      column('traceIdHidden', 'string', () => withoutLeadingZeros(traceId)),
      column('spanID', 'string', ({ spanId }) => spanId),
      column('time', 'time', ({ start }) => start),
      column('name', 'string', ({ shape }) => shape.operation),
      column('db.system', 'string', ({ shape }) => shape.attributes['db.system']),
      column('db.statement', 'string', ({ shape }) => shape.attributes['db.statement']),
      column('duration', 'number', ({ duration }) => Math.round(duration * 1e6)),
    ],
    { name: 'Spans', meta: { preferredVisualisationType: 'table' } }
  );
}
