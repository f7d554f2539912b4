import type { Translate } from '../../grafana/translate';
import type { Signal } from '../../model/environment';
import { unreachable, type Absence, type Caveat, type Problem } from '../../model/outcome';
import { ms } from '../../model/units';
import { lengthOf } from '../../model/window';
import { logWay, logWays } from '../../telemetry/logWays';
import { asText } from './asText';
import { lengthText } from './lengthText';
import { isOddTrace, oddTraceExplained, oddTraceText } from './oddTraceText';
import { formatCount, formatDuration, formatMoment, formatTime } from './format';

/** A problem in words: what happened, what to do, and the reply as it came for those who need it. */
export interface ProblemText {
  readonly title: string;
  readonly action: string;
  readonly detail?: string;
}

export function signalName(signal: Signal, t: Translate): string {
  switch (signal) {
    case 'metrics':
      return t('signal.metrics', 'Metrics');
    case 'traces':
      return t('signal.traces', 'Traces');
    case 'logs':
      return t('signal.logs', 'Logs');
    default:
      return unreachable(signal);
  }
}

export function problemText(problem: Problem, t: Translate, sourceName?: string): ProblemText {
  const source = sourceName ?? signalName(problem.signal, t);
  switch (problem.kind) {
    case 'no-data-source':
      return {
        title: t('problem.no-data-source.title', '{{signal}}: there is no data source “{{uid}}”', {
          signal: signalName(problem.signal, t),
          uid: problem.uid,
        }),
        action: t(
          'problem.no-data-source.action',
          'It was deleted, or you may not see it. Choose another one for this environment in the settings of Throughline.'
        ),
      };
    case 'forbidden':
      return {
        title: t('problem.forbidden.title', 'You may not query {{source}}', { source }),
        action: t('problem.forbidden.action', 'Ask an administrator for the query permission on this data source.'),
        detail: problem.reply,
      };
    case 'unreachable':
      return {
        title: t('problem.unreachable.title', '{{source}} cannot be reached', { source }),
        action: t(
          'problem.unreachable.action',
          'Grafana got no answer from it. Test it on its data source page, then try again.'
        ),
        detail: problem.reply,
      };
    case 'query-rejected':
      return {
        title: t('problem.query-rejected.title', '{{source}} refused the query', { source }),
        action: t('problem.query-rejected.action', 'Its reply says why; a shorter time range is often enough.'),
        detail: `${problem.reply}\n\n${problem.query}`,
      };
    case 'timed-out':
      return {
        title: t('problem.timed-out.title', '{{source}} did not answer within {{time}}', {
          source,
          time: formatDuration(problem.after),
        }),
        action: t('problem.timed-out.action', 'Try again, or ask for a shorter time range.'),
      };
    case 'unreadable':
      return {
        title: t('problem.unreadable.title', '{{source}} answered with something unreadable', { source }),
        action: t('problem.unreadable.action', 'Check that the data source is of the kind this environment expects.'),
        detail: t('problem.unreadable.detail', 'Expected {{expected}}, found {{found}}.', {
          expected: problem.expected,
          found: problem.found,
        }),
      };
    case 'too-expensive':
      return tooExpensiveText(problem, t);
    default:
      return unreachable(problem);
  }
}

function tooExpensiveText(
  { signal, of, estimate, bound }: Extract<Problem, { kind: 'too-expensive' }>,
  t: Translate
): ProblemText {
  const source = signalName(signal, t);
  return {
    title:
      of === 'samples'
        ? t('problem.too-expensive.samples', '{{source}} not asked: it would read some {{estimate}} samples', {
            source,
            estimate: formatCount(estimate),
          })
        : t('problem.too-expensive.window', '{{source}} not asked over {{estimate}}', {
            source,
            estimate: lengthText(ms(estimate)),
          }),
    action:
      of === 'samples'
        ? t('problem.too-expensive.fewer', 'At most {{bound}} are read at once. Choose a shorter time range.', {
            bound: formatCount(bound),
          })
        : t('problem.too-expensive.shorter', 'Choose a time range of at most {{bound}}.', {
            bound: lengthText(ms(bound)),
          }),
  };
}

export function absenceText(absence: Absence, t: Translate): string {
  switch (absence.why) {
    case 'not-instrumented':
      return t('absence.not-instrumented', 'Nothing here sends these metrics. Looked for: {{looked}}', {
        looked: absence.looked.join(', '),
      });
    case 'no-traffic':
      return t('absence.no-traffic', 'No requests in this time range.');
    case 'nothing-found':
      return t('absence.nothing-found', 'Nothing found in this time range.');
    case 'not-stored':
      return t('absence.not-stored', 'This trace is not stored. It was not sampled, or it is past its retention.');
    default:
      return unreachable(absence);
  }
}

/** A caveat as the few words of a chip. */
export function caveatText(caveat: Caveat, t: Translate, timeZone?: string): string {
  switch (caveat.kind) {
    case 'part-failed':
      return t('caveat.part-failed', '{{part}} failed', { part: caveat.part });
    case 'truncated':
      if (caveat.of === 'newest') {
        return t('caveat.truncated-newest', 'newest {{shown}} shown', { shown: formatCount(caveat.shown) });
      }
      return caveat.total === undefined
        ? t('caveat.truncated-open', 'first {{shown}} shown', { shown: formatCount(caveat.shown) })
        : t('caveat.truncated', '{{shown}} of {{total}} shown', {
            shown: formatCount(caveat.shown),
            total: formatCount(caveat.total),
          });
    case 'narrowed':
      if (caveat.of && caveat.signal) {
        return t('caveat.narrowed-of', '{{signal}}: last {{to}} of {{of}}', {
          signal: signalName(caveat.signal, t),
          to: lengthText(lengthOf(caveat.to)),
          of: lengthText(lengthOf(caveat.of)),
        });
      }
      return t('caveat.narrowed', 'only {{from}} – {{to}}', {
        from: formatTime(caveat.to.from, timeZone),
        to: formatTime(caveat.to.to, timeZone),
      });
    default:
      return traceCaveatText(caveat, t);
  }
}

/** A caveat in a sentence, for those who ask what a chip means. */
export function caveatExplained(caveat: Caveat, t: Translate, timeZone?: string): string {
  switch (caveat.kind) {
    case 'part-failed': {
      const { title, action } = problemText(caveat.problem, t);
      return `${title}. ${action}`;
    }
    case 'narrowed':
      return narrowedText(caveat, t, timeZone);
    case 'found-by':
      return foundByText(caveat.way, t);
    case 'notes-unread':
      return t('caveat.notes-unread-why', 'Grafana gave no annotations: {{why}}', { why: caveat.why, ...asText });
    default:
      return isOddTrace(caveat) ? oddTraceExplained(caveat, t) : caveatText(caveat, t, timeZone);
  }
}

function narrowedText(caveat: Extract<Caveat, { kind: 'narrowed' }>, t: Translate, timeZone?: string): string {
  return t('caveat.narrowed-why', 'Only {{from}} – {{to}} was asked: more would take long, or be refused.', {
    from: formatMoment(caveat.to.from, timeZone),
    to: formatMoment(caveat.to.to, timeZone),
    ...asText,
  });
}

type TraceCaveat = Exclude<Caveat, { kind: 'part-failed' | 'truncated' | 'narrowed' }>;

function traceCaveatText(caveat: TraceCaveat, t: Translate): string {
  if (isOddTrace(caveat)) {
    return oddTraceText(caveat, t);
  }
  switch (caveat.kind) {
    case 'unreadable-rows':
      return t('caveat.unreadable-rows', '{{count}} rows could not be read', {
        count: caveat.count,
        defaultValue_one: '{{count}} row could not be read',
        defaultValue_other: '{{count}} rows could not be read',
      });
    case 'overflow':
      return t('caveat.overflow', 'series limit reached: figures are too low');
    case 'no-failures':
      return t('caveat.no-failures', 'failures unknown: {{looked}} does not say which requests failed', {
        looked: caveat.looked,
        interpolation: { escapeValue: false },
      });
    case 'edges-from':
      return edgesFromText(caveat, t);
    case 'no-duration':
      return t('caveat.no-duration', 'no durations: {{looked}} not found', { looked: caveat.looked });
    case 'notes-unread':
      return t('caveat.notes-unread', 'deploy annotations not read');
    case 'partial-trace':
      return t('caveat.partial-trace', 'trace not complete');
    case 'found-by':
      return foundByLabel(caveat.way, t);
    default:
      return unreachable(caveat);
  }
}

function edgesFromText(caveat: Extract<Caveat, { kind: 'edges-from' }>, t: Translate): string {
  switch (caveat.origin) {
    case 'client-spans':
    case 'client-requests':
      return t(
        'caveat.edges-by-callers',
        'no service graph: who calls whom as the callers report it; calls of whoever reports none are missing'
      );
    case 'traces':
      return sampledText(caveat.sampled, t);
  }
}

/** By the rule of three: what `sampled` traces do not show is, with 95 % certainty, in fewer than 3 of so many. */
function sampledText(sampled: number, t: Translate): string {
  return sampled > 3
    ? t(
        'caveat.edges-of-sample',
        'no service graph: who calls whom from a sample of {{traces}} traces; a call in fewer than 3 of {{traces}} traces may be missing',
        { traces: sampled }
      )
    : t('caveat.edges-of-few', '', {
        count: sampled,
        defaultValue_one: 'no service graph: who calls whom from {{count}} trace; most calls may be missing',
        defaultValue_other:
          'no service graph: who calls whom from a sample of {{count}} traces; most calls may be missing',
      });
}

function foundByLabel(way: string, t: Translate): string {
  return isUsual(way) ? t('caveat.found-by-id', 'found by id') : foundByText(way, t);
}

/** Nobody needs to be told more of the exact way than that it was the one. */
function isUsual(way: string): boolean {
  return way === logWays[0]?.id;
}

function foundByText(way: string, t: Translate): string {
  return t('caveat.found-by', 'found by {{way}}', { way: logWay(way)?.title ?? way, ...asText });
}
