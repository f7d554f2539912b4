import type { DifferenceGroup, DifferenceStatus, TraceDifference } from '../../analysis/traceDifference';
import type { Translate } from '../../grafana/translate';
import { unreachable } from '../../model/outcome';
import { ms, ratio, type Ms } from '../../model/units';
import { asText } from '../parts/asText';
import { formatCount, formatDuration, formatRatio } from '../parts/format';
import { serviceLabel } from '../parts/serviceName';

export function statusText(status: DifferenceStatus, t: Translate): string {
  switch (status) {
    case 'only-before':
      return t('compare.only-before', 'only in the first');
    case 'only-after':
      return t('compare.only-after', 'only in the second');
    case 'failing':
      return t('compare.failing', 'fails more');
    case 'mended':
      return t('compare.mended', 'fails less');
    case 'slower':
      return t('compare.slower', 'slower');
    case 'faster':
      return t('compare.faster', 'faster');
    case 'same':
      return t('compare.same', 'same');
    default:
      return unreachable(status);
  }
}

/** By which a change is told from another without colour. */
export function statusSign(status: DifferenceStatus): string {
  const signs: Readonly<Record<DifferenceStatus, string>> = {
    'only-before': '−',
    'only-after': '+',
    failing: '✕',
    mended: '✓',
    slower: '▲',
    faster: '▼',
    same: '',
  };
  return signs[status];
}

/** Nothing is measured more finely than a nanosecond: what is less is left over from adding. */
const nanosecond = 1e-6;

/** `+980 ms`, `−12 ms`, `0 ms`. */
export function signedDuration(change: Ms): string {
  if (Math.abs(change) < nanosecond) {
    return formatDuration(ms(0));
  }
  const size = formatDuration(ms(Math.abs(change)));
  return `${change > 0 ? '+' : '−'}${size}`;
}

export function groupName({ service, operation }: DifferenceGroup, t: Translate): string {
  return `${serviceLabel(service, t)} ${operation}`;
}

/** Of those that explain the change, so many are named. */
const named = 3;
/** Below this share of the longer trace nobody would call it slower. */
const hardly = 0.01;

/** How the second trace differs from the first, in one sentence. */
export function differenceSentence(difference: TraceDifference, t: Translate): string {
  const { contributors, callsOnlyBefore, callsOnlyAfter } = difference;
  const changed = isHardlyChanged(difference) ? [] : contributors.slice(0, named);
  const why = changed.map((group) => contributorText(group, difference.change, t));
  const parts = [
    [speedText(difference, t), why.join(', ')].filter(Boolean).join(': '),
    ...failureTexts(difference, t),
    ...(callsOnlyAfter > 0 ? [callsText(callsOnlyAfter, 'second', t)] : []),
    ...(callsOnlyBefore > 0 ? [callsText(callsOnlyBefore, 'first', t)] : []),
  ];
  return `${parts.join('; ')}.`;
}

/** A share of more than all of the change, which others made up for, would only puzzle. */
function contributorText(group: DifferenceGroup, change: Ms, t: Translate): string {
  const share = group.own / change;
  const texts = {
    name: groupName(group, t),
    by: signedDuration(group.own),
    share: formatRatio(ratio(share)),
    ...asText,
  };
  return share > 1.005
    ? t('compare.contributor-beyond', '{{name}} {{by}} of its own', texts)
    : t('compare.contributor', '{{name}} {{by}} of its own ({{share}})', texts);
}

function isHardlyChanged({ before, after, change }: TraceDifference): boolean {
  return Math.abs(change) <= Math.max(before, after) * hardly;
}

function speedText(difference: TraceDifference, t: Translate): string {
  const { before, after, change } = difference;
  const texts = {
    by: formatDuration(ms(Math.abs(change))),
    before: formatDuration(before),
    after: formatDuration(after),
    ...asText,
  };
  if (isHardlyChanged(difference)) {
    return t('compare.as-fast', 'About as fast ({{before}} → {{after}})', texts);
  }
  return change > 0
    ? t('compare.by-slower', '{{by}} slower ({{before}} → {{after}})', texts)
    : t('compare.by-faster', '{{by}} faster ({{before}} → {{after}})', texts);
}

/** Failures that are in one trace alone, named by where they are deepest. */
function failureTexts({ order }: TraceDifference, t: Translate): readonly string[] {
  const more = (group: DifferenceGroup) => group.after.failed - group.before.failed;
  const deepest = (sign: 1 | -1) =>
    order.filter((group) => more(group) * sign > 0 && !group.children.some((child) => more(child) * sign > 0));
  const names = (groups: readonly DifferenceGroup[]) => ({
    names: groups
      .slice(0, named)
      .map((group) => groupName(group, t))
      .join(', '),
    ...asText,
  });
  const [began, ended] = [deepest(1), deepest(-1)];
  return [
    ...(began.length > 0 ? [t('compare.began-failing', 'failed only in the second: {{names}}', names(began))] : []),
    ...(ended.length > 0 ? [t('compare.ended-failing', 'failed only in the first: {{names}}', names(ended))] : []),
  ];
}

function callsText(count: number, where: 'first' | 'second', t: Translate): string {
  const shown = formatCount(count);
  return where === 'first'
    ? t('compare.calls-first', '{{shown}} calls only in the first', {
        count,
        shown,
        defaultValue_one: '{{shown}} call only in the first',
        defaultValue_other: '{{shown}} calls only in the first',
      })
    : t('compare.calls-second', '{{shown}} calls only in the second', {
        count,
        shown,
        defaultValue_one: '{{shown}} call only in the second',
        defaultValue_other: '{{shown}} calls only in the second',
      });
}

/** "×10 → ×12"; nothing for one call on both sides. */
export function callsChange({ before, after }: DifferenceGroup): string {
  const [from, to] = [before.nodes.length, after.nodes.length];
  if (from === to) {
    return from > 1 ? `×${formatCount(from)}` : '';
  }
  return `×${formatCount(from)} → ×${formatCount(to)}`;
}
