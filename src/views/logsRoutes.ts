import type { Signal } from '../model/environment';
import { logLevels, type FieldFilter, type LogLevel } from '../model/log';
import { valuesIn } from './queryValue';
import { exemplarQuery, link, serviceQuery, widenedIn, type Context, type Thread } from './routes';
import { widenKey, writeWidened } from '../telemetry/guard/widening';
import { readList, writeList } from './queryList';

export const shows = ['patterns', 'lines', 'fields'] as const;
export const patternPicks = ['new', 'growing'] as const;

/** How the log page is looked at. Patterns are written as Loki writes them: fixed text, and `<_>` for what varies. */
export interface LogsView {
  readonly widened?: readonly Signal[];
  readonly levels?: readonly LogLevel[];
  readonly contains?: string;
  readonly fields?: readonly FieldFilter[];
  /** What stands under the volume; where nothing is said, the patterns, and of one request its lines. */
  readonly show?: (typeof shows)[number];
  /** Only lines of this pattern. */
  readonly like?: string;
  /** Not lines of these. */
  readonly hidden?: readonly string[];
  readonly patterns?: (typeof patternPicks)[number];
  /** Fields shown as columns of their own. */
  readonly columns?: readonly string[];
  /** The line, by its nanoseconds and id, around which one looks. */
  readonly around?: string;
  readonly live?: true;
}

const parsers = ['json', 'logfmt'] as const;

export function logsPath(context: Context, thread: Thread = {}, view: LogsView = {}): string {
  return link('/logs', context, {
    ...(thread.service ? serviceQuery(thread.service) : {}),
    ...exemplarQuery(thread.exemplar),
    trace: thread.traceId,
    span: thread.spanId,
    level: view.levels?.join(','),
    find: view.contains,
    fields: writeList(view.fields?.flatMap(({ key, op, value, within = '' }) => [key, within + op, value])),
    show: view.show,
    like: view.like,
    hide: writeList(view.hidden),
    patterns: view.patterns,
    columns: writeList(view.columns),
    around: view.around,
    live: view.live ? 'true' : undefined,
    [widenKey]: writeWidened(view.widened),
  });
}

export function readLogsView(search: string): LogsView {
  const query = valuesIn(search);
  const asked = query.get('level')?.split(',') ?? [];
  const levels = logLevels.filter((level) => asked.includes(level));
  return {
    levels: levels.length > 0 ? levels : undefined,
    contains: query.get('find') ?? undefined,
    fields: readFields(query.get('fields')),
    show: shows.find((show) => show === query.get('show')),
    like: query.get('like') || undefined,
    hidden: readList(query.get('hide')),
    patterns: patternPicks.find((pick) => pick === query.get('patterns')),
    columns: readList(query.get('columns')),
    around: query.get('around') || undefined,
    live: query.get('live') === 'true' ? true : undefined,
    ...widenedIn(query),
  };
}

function readFields(text: string | null): readonly FieldFilter[] | undefined {
  const parts = readList(text) ?? [];
  const fields: FieldFilter[] = [];
  for (let index = 0; index + 2 < parts.length; index += 3) {
    fields.push(...fieldOf(parts.slice(index, index + 3)));
  }
  return fields.length > 0 ? fields : undefined;
}

/** None for what cannot have been written. */
function fieldOf([key = '', written = '', value = '']: readonly string[]): readonly FieldFilter[] {
  const [, parser, op] = /^(json|logfmt|)(=|!=)$/.exec(written) ?? [];
  const within = parsers.find((one) => one === parser);
  return key !== '' && (op === '=' || op === '!=') ? [{ key, op, value, ...(within && { within }) }] : [];
}
