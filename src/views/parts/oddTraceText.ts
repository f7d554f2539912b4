import type { Translate } from '../../grafana/translate';
import { unreachable, type Caveat } from '../../model/outcome';
import { formatDuration } from './format';

const oddKinds = ['missing-spans', 'skew', 'repeated-spans', 'circular-spans', 'several-roots'] as const;

/** What is not in a trace as it should have been sent. */
export type OddTrace = Extract<Caveat, { kind: (typeof oddKinds)[number] }>;

export function isOddTrace(caveat: Caveat): caveat is OddTrace {
  return oddKinds.some((kind) => kind === caveat.kind);
}

/** As the few words of a chip. */
export function oddTraceText(caveat: OddTrace, t: Translate): string {
  switch (caveat.kind) {
    case 'missing-spans':
      return t('caveat.missing-spans', '{{count}} spans missing', {
        count: caveat.count,
        defaultValue_one: '{{count}} span missing',
        defaultValue_other: '{{count}} spans missing',
      });
    case 'skew':
      return t('caveat.skew-adjusted', '{{count}} spans adjusted by up to {{by}}', {
        count: caveat.spans,
        by: formatDuration(caveat.largest),
        defaultValue_one: '{{count}} span adjusted by {{by}}',
        defaultValue_other: '{{count}} spans adjusted by up to {{by}}',
      });
    case 'repeated-spans':
      return t('caveat.repeated-spans', '{{count}} spans came twice', {
        count: caveat.count,
        defaultValue_one: '{{count}} span came twice',
        defaultValue_other: '{{count}} spans came twice',
      });
    case 'circular-spans':
      return t('caveat.circular-spans', '{{count}} circles of parents cut open', {
        count: caveat.count,
        defaultValue_one: '{{count}} circle of parents cut open',
        defaultValue_other: '{{count}} circles of parents cut open',
      });
    case 'several-roots':
      return t('caveat.several-roots', '{{count}} roots', {
        count: caveat.count,
        defaultValue_one: '{{count}} root',
        defaultValue_other: '{{count}} roots',
      });
    default:
      return unreachable(caveat);
  }
}

/** In a sentence. */
export function oddTraceExplained(caveat: OddTrace, t: Translate): string {
  switch (caveat.kind) {
    case 'missing-spans':
      return t(
        'caveat.missing-spans-why',
        'At least {{number}} spans are named as parents but did not arrive; what was below them stands at the top.',
        { number: caveat.count }
      );
    case 'skew':
      return t(
        'caveat.skew-why',
        'Clocks differ: a callee seemed to start before its call or to end after it. It was moved inside, by up to {{by}}.',
        { by: formatDuration(caveat.largest) }
      );
    case 'repeated-spans':
      return t(
        'caveat.repeated-spans-why',
        'Span ids that came more than once: the longest span of each is shown, {{number}} are left out.',
        { number: caveat.count }
      );
    case 'circular-spans':
      return t(
        'caveat.circular-spans-why',
        'Spans that are their own ancestors. The earliest of each circle is shown as a root.'
      );
    case 'several-roots':
      return t(
        'caveat.several-roots-why',
        '{{number}} spans have no parent, where a trace has one: requests that share an id, or a part that was not sent.',
        { number: caveat.count }
      );
    default:
      return unreachable(caveat);
  }
}
