import type { SpanVersion } from '../../analysis/spanVersion';
import type { Unusual } from '../../analysis/unusual';
import type { Translate } from '../../grafana/translate';
import { ratio, type Ms } from '../../model/units';
import type { UsualDuration } from '../../model/usual';
import { asText } from '../parts/asText';
import { formatCount, formatDayTime, formatDuration, formatRatio } from '../parts/format';
import { formatTimes } from '../parts/formatTimes';

/** `×2.4 its p95 (590 ms), p50 38 ms`. */
export function speedText({ times }: Pick<Unusual, 'times'>, { p50, p95 }: UsualDuration, t: Translate): string {
  const facts = { times: formatTimes(times), p95: formatDuration(p95), p50: formatDuration(p50), ...asText };
  return p50 === undefined
    ? t('trace.speed-p95', '{{times}} its p95 ({{p95}})', facts)
    : t('trace.speed', '{{times}} its p95 ({{p95}}), p50 {{p50}}', facts);
}

/** `×4.1 the p95 before, ×0.33 its p95 now (779 ms)`: slow, though not by what has become usual. */
export function speedBeforeText(
  { times, timesBefore = 0 }: Pick<Unusual, 'times' | 'timesBefore'>,
  { p95 }: UsualDuration,
  t: Translate
): string {
  return t('trace.speed-against-before', '{{timesBefore}} the p95 before, {{times}} its p95 now ({{p95}})', {
    timesBefore: formatTimes(timesBefore),
    times: formatTimes(times),
    p95: formatDuration(p95),
    ...asText,
  });
}

/** Of how many spans in how long, and how `took` stands against what was usual before; a hint where that is little. */
export function speedBasis(
  { count, before, took }: Pick<UsualDuration, 'count' | 'before'> & { readonly took: Ms },
  length: string,
  t: Translate
): string {
  const spans =
    count === undefined
      ? t('trace.speed-length', 'within {{length}}', { length, ...asText })
      : t('trace.speed-count', '{{shown}} spans in {{length}}', {
          count,
          shown: formatCount(count),
          length,
          ...asText,
          defaultValue_one: '{{shown}} span in {{length}}',
          defaultValue_other: '{{shown}} spans in {{length}}',
        });
  return !before?.p95
    ? t('trace.speed-no-before', '{{spans}}; not seen in the {{length}} before', { spans, length, ...asText })
    : t('trace.speed-before', '{{spans}}; {{times}} the p95 of the {{length}} before ({{p95}})', {
        spans,
        length,
        times: formatTimes(took / before.p95),
        p95: formatDuration(before.p95),
        ...asText,
      });
}

/** Its share of what the whole trace waited for. */
export function pathText(share: Ms | undefined, total: Ms | undefined, t: Translate): string {
  if (share === undefined || total === undefined || total <= 0) {
    return t('trace.not-on-path', 'not on the critical path: nothing waited for its own work');
  }
  return t('trace.path-share', 'on the critical path for {{time}}, {{share}} of the trace', {
    time: formatDuration(share),
    share: formatRatio(ratio(Math.min(1, share / total))),
    ...asText,
  });
}

/** The version that served a span, what says so where that is unusual, and since when it runs where that is new. */
export function versionText(said: SpanVersion, t: Translate, timeZone?: string): string {
  const name = versionSince(said, t, timeZone);
  return said.other
    ? t('trace.version-other', '{{version}}; this span says {{other}} ({{attribute}})', {
        version: name,
        other: said.other.version,
        attribute: said.other.saidBy,
        ...asText,
      })
    : name;
}

function versionSince({ version, saidBy, of, began }: SpanVersion, t: Translate, timeZone?: string): string {
  const usual = of === 'resource' && saidBy === 'service.version';
  const name = usual
    ? version
    : t('trace.version-said-by', '{{version}} (by {{attribute}})', { version, attribute: saidBy, ...asText });
  return began
    ? t('trace.version-began', '{{version}}, new since {{at}}, before that {{before}}', {
        version: name,
        at: formatDayTime(began.at, timeZone),
        before: began.before ?? '–',
        ...asText,
      })
    : name;
}
