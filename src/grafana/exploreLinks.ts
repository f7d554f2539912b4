import type { Environment } from '../model/environment';
import type { SpanId } from '../model/ids';
import { isMetadata, type Question } from '../telemetry/question';
import { targetOf } from '../telemetry/target';
import type { RawRange } from './clockMoves';
import { isDemo } from './place';

interface Opened {
  readonly environment: Environment;
  readonly question: Question<unknown>;
  /** As it was chosen, so that `now-1h` stays relative there. */
  readonly raw: RawRange;
  /** The span of a trace at which Explore opens it. */
  readonly spanId?: SpanId;
}

const kinds = { metrics: 'prometheus', traces: 'tempo', logs: 'loki' } as const;

/**
 * Opens the question's queries, as they were compiled, in Grafana's Explore. Undefined where Explore knows no such
 * data source (the demo shop) or takes no such query.
 */
export function exploreHref({ environment, question, raw, spanId }: Opened): string | undefined {
  const queries = question.queries.filter((query) => !isMetadata(query));
  if (isDemo(environment) || queries.length === 0) {
    return undefined;
  }
  const datasource = { uid: environment[question.signal].uid, type: kinds[question.signal] };
  const pane = {
    datasource: datasource.uid,
    queries: queries.map((query) => ({ ...targetOf(query, question), datasource })),
    range: raw,
    ...(spanId === undefined ? {} : { panelsState: { trace: { spanId } } }),
  };
  return `/explore?schemaVersion=1&panes=${encodeURIComponent(JSON.stringify({ a: pane }))}`;
}
