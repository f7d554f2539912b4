import type { TraceId } from '../model/ids';
import { mapOutcome } from '../model/outcome';
import type { TraceSummary } from '../model/trace';
import { ms } from '../model/units';
import type { Window } from '../model/window';
import type { Question } from './question';
import type { ServiceNames } from './serviceNames';
import { traceqlEquals, traceqlSpans } from './traceql';
import { calledAsInMetrics, readSearch } from './traceSearch';

/** More than these are not listed: a batch may be read by many. */
const most = 20;
const spansPerTrace = 3;

/** The first version of Tempo that finds spans by their links; older ones refuse the query. */
export const tempoWithLinks = '2.6';

/**
 * Traces with a span that links to this one, newest first: mostly those that read a message which this one wrote.
 * Links stand with the later of the two, so that the earlier trace does not know of them. The id alone decides: the
 * other end may be in another environment.
 */
export function tracesLinkingToQuestion(
  traceId: TraceId,
  { window, names }: { readonly window: Window; readonly names?: ServiceNames }
): Question<readonly TraceSummary[]> {
  const spans = traceqlSpans([traceqlEquals('link:traceID', traceId)]);
  return {
    about: { is: 'traces-linking-to', traceId },
    signal: 'traces',
    window,
    step: ms(0),
    queries: [
      {
        kind: 'traceql',
        refId: 'traces',
        traceql: `${spans} | select(name, status, resource.service.name)`,
        limit: most,
        spansPerTrace,
      },
    ],
    read: (answers) =>
      mapOutcome(readSearch(answers, { pick: 'newest', limit: most }), (traces) =>
        calledAsInMetrics(
          traces.filter((trace) => trace.traceId !== traceId),
          names
        )
      ),
  };
}
