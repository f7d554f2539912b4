import type { SpanPill } from '../../analysis/spanPills';
import { levelName } from '../../grafana/logLevel';
import type { Translate } from '../../grafana/translate';
import { unreachable } from '../../model/outcome';
import { ratio, type Ms } from '../../model/units';
import { asText } from '../parts/asText';
import { formatCount, formatDuration, formatRatio } from '../parts/format';
import { inDigits } from '../parts/language';
import type { LevelCounts } from './logTicks';

/** How much of the critical path a span is. */
export function pathText(part: Ms, whole: Ms, t: Translate): string {
  return t('trace.on-path', 'On the critical path: {{part}} of {{whole}}, {{share}}', {
    part: formatDuration(part),
    whole: formatDuration(whole),
    share: formatRatio(ratio(whole > 0 ? part / whole : 0)),
    ...asText,
  });
}

export function levelsText(counts: LevelCounts, t: Translate): string {
  const levels = counts.map(([level, count]) => `${levelName(level, t)} ${formatCount(count)}`).join(', ');
  return t('trace.log-levels', 'Log lines: {{levels}}', { levels, ...asText });
}

/** What a pill says in short, and in full where one rests on it. */
export function pillText(pill: SpanPill, t: Translate): { readonly text: string; readonly title: string } {
  switch (pill.is) {
    case 'http': {
      const status = String(pill.status);
      return { text: status, title: t('trace.pill-http', 'HTTP status {{status}}', { status }) };
    }
    case 'grpc':
      return {
        text: pill.status,
        title: t('trace.pill-grpc', 'gRPC status {{status}}', { status: pill.status, ...asText }),
      };
    case 'exception':
      return {
        text: shortType(pill.type),
        title: t('trace.pill-exception', 'Exception {{type}}', { type: pill.type, ...asText }),
      };
    case 'slower': {
      const times = inDigits(pill.times, { maximumSignificantDigits: pill.times < 10 ? 2 : 3 });
      return {
        text: t('trace.pill-slower', '{{times}}× p95', { times, ...asText }),
        title: t(
          'trace.pill-slower-title',
          '{{times}} times as long as 95 % of this operation’s requests take at most',
          {
            times,
            ...asText,
          }
        ),
      };
    }
    case 'database': {
      const text = pill.statement ? `${pill.system}: ${pill.statement}` : pill.system;
      return { text, title: text };
    }
    case 'messaging':
      return {
        text: pill.destination,
        title: t('trace.pill-messaging', 'Queue or topic {{name}}', { name: pill.destination, ...asText }),
      };
    default:
      return unreachable(pill);
  }
}

/** `java.util.concurrent.TimeoutException` is long; its last part tells what it is. */
function shortType(type: string): string {
  return (
    type
      .slice(-200)
      .split(/[.:\/]/)
      .at(-1) || type
  );
}
