import type { SearchedTraces } from '../../model/traceSearch';
import type { TracesView } from '../tracesRoutes';

/** What is asked of the traces. A text of TraceQL stands in place of the form, which the address keeps for later. */
export function searchedOnly(view: TracesView): SearchedTraces {
  const { service, operation, status, atLeast, atMost, attributes, calls, traceql } = view;
  return traceql === undefined ? { service, operation, status, atLeast, atMost, attributes, calls } : { traceql };
}
