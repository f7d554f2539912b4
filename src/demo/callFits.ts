import type { SearchedCall } from '../model/traceSearch';
import type { SpanShape } from './callTree';
import type { Population } from './population';
import { spanOf, type ShopRequest, type ShopSpan } from './request';
import { edgeEnds, type EdgeTally } from './tally';

const connections: Readonly<Record<SearchedCall['kind'], EdgeTally['connection']>> = {
  call: '',
  messaging: 'messaging_system',
  database: 'database',
  virtual: 'virtual_node',
};

/** Whether a span of this shape makes just this edge of the service graph; any does where no call is asked for. */
export function callFits(population: Population, shape: SpanShape, call: SearchedCall | undefined): boolean {
  const ends = call && edgeEnds(population, shape);
  return (
    call === undefined ||
    (ends !== undefined &&
      ends.client === call.client.name &&
      ends.server === call.server.name &&
      ends.connection === connections[call.kind])
  );
}

/** The span that made the call which this one answers; undefined where nobody traced it, or where it is its own. */
export function callerIn(request: ShopRequest, { shape }: ShopSpan): ShopSpan | undefined {
  return shape.peer === undefined && shape.parent >= 0 ? spanOf(request, shape.parent) : undefined;
}
