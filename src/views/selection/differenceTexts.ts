import { bareKey, type AttributeMeaning } from '../../analysis/attributeMeaning';
import { shareOf, type Finding, type NumberFinding } from '../../analysis/overRepresented';
import type { QuickSelection } from '../../analysis/quickSelections';
import type { Translate } from '../../grafana/translate';
import { unreachable, type Problem } from '../../model/outcome';
import type { TraceSelection } from '../../model/traceSelection';
import { ratio } from '../../model/units';
import { asText } from '../parts/asText';
import { formatCount, formatRatio } from '../parts/format';
import { inDigits } from '../parts/language';
import { problemText } from '../parts/problemText';
import { shownText } from '../parts/shownText';
import type { ToldFrom } from './useDifferences';

/** Longer values are cut where they stand in a sentence. */
const longestValue = 80;

export function meaningTitle(meaning: AttributeMeaning, t: Translate): string {
  switch (meaning) {
    case 'version':
      return t('differences.meaning.version', 'Version');
    case 'where':
      return t('differences.meaning.where', 'Where it runs');
    case 'operation':
      return t('differences.meaning.operation', 'Operation and callee');
    case 'customer':
      return t('differences.meaning.customer', 'Application, customer and feature');
    case 'other':
      return t('differences.meaning.other', 'Other attributes');
    default:
      return unreachable(meaning);
  }
}

export function quickTitle({ is, selected, others }: QuickSelection, t: Translate): string {
  const counts = { selected: formatCount(selected), others: formatCount(others), ...asText };
  switch (is) {
    case 'failed':
      return t('differences.quick.failed', 'Failed ({{selected}}) vs fine ({{others}})', counts);
    case 'slowest':
      return t('differences.quick.slowest', 'Slowest 5 % ({{selected}}) vs rest ({{others}})', counts);
    case 'latest':
      return t('differences.quick.latest', 'Last third ({{selected}}) vs before ({{others}})', counts);
    default:
      return unreachable(is);
  }
}

/** What the selected spans are called beside their bar. */
export function selectedName(selection: TraceSelection, t: Translate): string {
  if (selection.from !== undefined || selection.to !== undefined) {
    return t('differences.name.selected', 'selected');
  }
  if (selection.failed !== undefined && selection.atLeast === undefined && selection.atMost === undefined) {
    return selection.failed ? t('differences.name.failed', 'failed') : t('differences.name.fine', 'fine');
  }
  return selection.failed === undefined && selection.atMost === undefined
    ? t('differences.name.slow', 'slow')
    : t('differences.name.selected', 'selected');
}

/** “97.2 % of the failed spans have app.version = 1.5.0, but only 2 % of the others”. */
export function findingSentence(finding: Finding, selection: TraceSelection, t: Translate): string {
  return t(
    'differences.sentence',
    '{{share}} of the {{name}} spans have {{what}}, but only {{otherShare}} of the others.',
    { ...sharesOf(finding), name: selectedName(selection, t), what: findingName(finding), ...asText }
  );
}

/** What stands out beside the first: the strongest of each other meaning. Empty where nothing does. */
export function besidesText([first, ...more]: readonly Finding[], t: Translate): string {
  const best = more.filter(
    ({ meaning }, index) => meaning !== first?.meaning && more.findIndex((other) => other.meaning === meaning) === index
  );
  const named = best.map((finding) =>
    t('differences.beside', '{{what}} ({{share}} against {{otherShare}})', {
      ...sharesOf(finding),
      what: findingName(finding),
      ...asText,
    })
  );
  return named.length === 0
    ? ''
    : t('differences.besides', 'Also more frequent: {{named}}.', { named: named.join(', '), ...asText });
}

function sharesOf({ selected, others }: Finding) {
  return {
    share: formatRatio(ratio(shareOf(selected))),
    otherShare: formatRatio(ratio(shareOf(others))),
  };
}

/** How many spans were counted on either side, by what test they were compared, and how sure one can be. */
export function figuresText(finding: Finding, selection: TraceSelection, t: Translate): string {
  const sizes = t(
    'differences.sizes',
    'Counted: {{selected}} {{name}} spans and {{others}} others. Tested with Fisher’s exact test where counts are small, else the z test of two shares.',
    {
      selected: formatCount(finding.selected.of),
      name: selectedName(selection, t),
      others: formatCount(finding.others.of),
      ...asText,
    }
  );
  return `${sizes} ${surenessText(finding, t)}`;
}

/** Without the scope: `app.version = 1.5.0`. */
export function findingName({ key, value }: Finding): string {
  return `${shownText(bareKey(key))} = ${valueText(value)}`;
}

export function valueText(value: string): string {
  const shown = shownText(value.slice(0, longestValue));
  return value.length > longestValue ? `${shown}…` : shown || '""';
}

export function numberSentence({ key, selected, others, larger, p }: NumberFinding, t: Translate): string {
  return t(
    'differences.number',
    '{{key}}: median {{own}} against {{other}} (n {{selected}} and {{others}}; larger in {{larger}} of pairs, {{p}})',
    {
      key: shownText(bareKey(key)),
      own: inDigits(selected.median, { maximumSignificantDigits: 4 }),
      other: inDigits(others.median, { maximumSignificantDigits: 4 }),
      selected: formatCount(selected.of),
      others: formatCount(others.of),
      larger: formatRatio(ratio(larger)),
      p: pText(p),
      ...asText,
    }
  );
}

/** How sure one can be, for those who want to know. */
function surenessText({ interval, ratio: times, p, falseDiscovery }: Finding, t: Translate): string {
  return t(
    'differences.sureness',
    'With 95 % confidence the difference is between {{from}} and {{to}} points. {{times}} times as frequent. {{p}}; false discovery rate {{rate}} over all values tested.',
    {
      from: inDigits(interval.from * 100, { maximumFractionDigits: 0 }),
      to: inDigits(interval.to * 100, { maximumFractionDigits: 0 }),
      times: inDigits(times, { maximumSignificantDigits: 2 }),
      p: pText(p),
      rate: inDigits(falseDiscovery, { maximumSignificantDigits: 2 }),
      ...asText,
    }
  );
}

export function pText(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${inDigits(p, { maximumSignificantDigits: 2 })}`;
}

export function pointsText(difference: number, t: Translate): string {
  const points = inDigits(difference * 100, { maximumFractionDigits: 0, signDisplay: 'exceptZero' });
  return t('differences.points', '{{points}} points', { points, ...asText });
}

/** What the figures rest on. */
export function toldFromText(from: ToldFrom, t: Translate): string {
  if (from.is === 'metrics') {
    return t(
      'differences.from-metrics',
      'Counted by Tempo over all spans of the search, not only those of the {{found}} traces found.',
      { found: formatCount(from.found), ...asText }
    );
  }
  const counts = {
    selected: formatCount(from.selected),
    others: formatCount(from.others),
    found: formatCount(from.found),
    ...asText,
  };
  return from.refused
    ? t(
        'differences.from-sample-refused',
        'From {{selected}} + {{others}} of {{found}} found traces, because Tempo did not count them itself ({{why}}).',
        { ...counts, why: whyText(from.refused, t) }
      )
    : t(
        'differences.from-sample',
        'From {{selected}} + {{others}} of {{found}} found traces, because Tempo found nothing to count itself.',
        counts
      );
}

function whyText(problem: Problem, t: Translate): string {
  const reply = 'reply' in problem ? problem.reply.split('\n', 1)[0] : undefined;
  return valueText(reply || problemText(problem, t).title);
}

/** A finding as a line of plain text, for a message to somebody else. */
export function findingLine(finding: Finding, selection: TraceSelection, t: Translate): string {
  const counts = [finding.selected, finding.others].map(
    ({ count, of }) => `${formatCount(count)} / ${formatCount(of)}`
  );
  const figures = [...counts, pText(finding.p)].join(', ');
  return `${finding.key} = ${finding.value}\t${findingSentence(finding, selection, t)} (${figures})`;
}
