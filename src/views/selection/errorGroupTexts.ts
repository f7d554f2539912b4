import type { ErrorGroup, ErrorGroups } from '../../analysis/errorGroups';
import type { Translate } from '../../grafana/translate';
import type { AttributeFilter, SearchedTraces } from '../../model/traceSearch';
import { ratio } from '../../model/units';
import { re2Literal } from '../../telemetry/queryText';
import { asText } from '../parts/asText';
import { formatCount, formatRatio } from '../parts/format';

/** “From 60 of 500 failed traces”, or from all of them. */
export function groupsFromText({ traces }: ErrorGroups, failedFound: number, t: Translate): string {
  const counts = { read: formatCount(traces), failed: formatCount(failedFound), count: failedFound, ...asText };
  return traces < failedFound
    ? t('errors.from-sample', 'From {{read}} of {{failed}} failed traces, evenly spread over those found.', counts)
    : t('errors.from-all', 'From all {{failed}} failed traces that were found.', {
        ...counts,
        defaultValue_one: 'From the one failed trace that was found.',
        defaultValue_other: 'From all {{failed}} failed traces that were found.',
      });
}

/** “57 of 60 failed traces · 95 %”. */
export function groupShareText({ traces }: ErrorGroup, { failed }: ErrorGroups, t: Translate): string {
  return t('errors.share', '{{share}} ({{traces}} of {{failed}} traces)', {
    share: formatRatio(failed > 0 ? ratio(traces / failed) : undefined),
    traces: formatCount(traces),
    failed: formatCount(failed),
    ...asText,
  });
}

/** What finds the spans of a group: by what they say, else by the type of the exception, else nothing does. */
export function groupFilter({ saidBy, message, type }: ErrorGroup): AttributeFilter | undefined {
  if (saidBy && message !== '') {
    return message.includes(hole) || /\s/.test(message)
      ? { key: saidBy, op: '=~', value: patternOf(message) }
      : { key: saidBy, op: '=', value: message };
  }
  return type ? { key: 'event.exception.type', op: '=', value: type } : undefined;
}

const hole = '<_>';
/** Longer messages are told by how they begin. */
const longest = 200;

function patternOf(message: string): string {
  // A hole that the end would cut in two is left out with what comes after.
  const parts = message.slice(0, longest).replace(/<_?$/, '').split(hole);
  const text = parts.map((part) => re2Literal(part).replace(/ +/g, '\\s+')).join('.*');
  return message.length > longest ? `${text}[\\s\\S]*` : text;
}

/** All of a group, wherever it began: a search of its own, as conditions are of one span. */
export function groupSearch(group: ErrorGroup): SearchedTraces {
  const filter = groupFilter(group);
  const { service, operation } = group;
  return { service, operation, status: 'error', ...(filter ? { attributes: [filter] } : {}) };
}

/** Whether spans of the search can be those in which the group began: else narrowing it would find nothing. */
export function canNarrow({ service, operation, traceql }: SearchedTraces, group: ErrorGroup): boolean {
  return (
    traceql === undefined &&
    groupFilter(group) !== undefined &&
    (service === undefined || service.name === group.service.name) &&
    (operation === undefined || operation === group.operation)
  );
}

/** A group as plain text, for a message to somebody else. */
export function groupLine(
  { service, operation, type, lastMessage, traces, examples }: ErrorGroup,
  t: Translate
): string {
  const failure = [type, lastMessage].filter((part) => part !== undefined && part !== '').join(': ');
  const ids = examples.map(({ traceId }) => traceId).join(', ');
  return t('errors.copied', '{{traces}} traces: {{failure}} in {{service}} · {{operation}} ({{ids}})', {
    traces: formatCount(traces),
    failure,
    service: service.name,
    operation,
    ids,
    ...asText,
  });
}
