import type { ChangeKind, Differing } from '../../../analysis/map/differenceOrder';
import type { Translate } from '../../../grafana/translate';
import { unreachable } from '../../../model/outcome';
import { ms, ratio } from '../../../model/units';
import type { Window } from '../../../model/window';
import { asText } from '../../parts/asText';
import { formatCount, formatDayTime, formatDuration, formatRatio, formatTime } from '../../parts/format';
import { serviceLabel } from '../../parts/serviceName';
import type { AgainstChoice } from './againstChoices';

/** `09:00 – 10:00`, with the day where it is not that of `beside`. */
export function windowText(window: Window, beside: Window, timeZone?: string): string {
  const day = (at: Window['from']) => formatDayTime(at, timeZone).replace(formatTime(at, timeZone), '');
  const isSameDay = [window.from, window.to, beside.to].every((at) => day(at) === day(beside.from));
  const isOneDay = day(window.from) === day(window.to);
  const written = isSameDay ? formatTime : formatDayTime;
  const to = isOneDay ? formatTime(window.to, timeZone) : written(window.to, timeZone);
  return `${written(window.from, timeZone)} – ${to}`;
}

export function choiceText(choice: AgainstChoice, t: Translate): string {
  switch (choice.is) {
    case 'previous':
      return t('map.against.previous', 'The time before');
    case 'yesterday':
      return t('map.against.yesterday', 'A day ago');
    case 'last-week':
      return t('map.against.last-week', 'A week ago');
    case 'pinned':
      return t('map.against.pinned', 'Pinned');
    case 'environment':
      return choice.environment.name;
    default:
      return unreachable(choice);
  }
}

/** How many differ in one way: `3 slower`. */
export function kindCountText(kind: ChangeKind, count: number, t: Translate): string {
  const facts = { amount: formatCount(count), ...asText };
  switch (kind) {
    case 'failing':
      return t('map.against.failing', '{{amount}} failing more', facts);
    case 'slower':
      return t('map.against.slower', '{{amount}} slower', facts);
    case 'gone':
      return t('map.against.gone', '{{amount}} gone', facts);
    case 'added':
      return t('map.against.added', '{{amount}} added', facts);
    case 'recovered':
      return t('map.against.recovered', '{{amount}} failing less', facts);
    case 'faster':
      return t('map.against.faster', '{{amount}} faster', facts);
    default:
      return unreachable(kind);
  }
}

/** Signs that stand beside the words, so that kinds are told apart at a glance. */
export const kindSigns: Readonly<Record<ChangeKind, string>> = {
  failing: '✕',
  slower: '▲',
  gone: '−',
  added: '+',
  recovered: '✓',
  faster: '▼',
};

/** What of those counted are services, and what calls: `1 service, 2 calls`. */
export function partsText(differing: readonly Differing[], t: Translate): string {
  const services = differing.filter(({ of }) => of.is === 'service').length;
  const calls = differing.length - services;
  const said = [
    services > 0 &&
      t('map.against.services', '{{count}} services', {
        count: services,
        defaultValue_one: '{{count}} service',
        defaultValue_other: '{{count}} services',
      }),
    calls > 0 &&
      t('map.against.calls', '{{count}} calls', {
        count: calls,
        defaultValue_one: '{{count}} call',
        defaultValue_other: '{{count}} calls',
      }),
  ];
  return said.filter(Boolean).join(', ');
}

/** Whose change it is: a service, or a call as `shop → cart`. */
export function differingName({ of }: Differing, t: Translate): string {
  return of.is === 'service'
    ? serviceLabel(of.service, t)
    : `${serviceLabel(of.client, t)} → ${serviceLabel(of.server, t)}`;
}

/** The figures of both sides: `0.1 % → 5 % fail, p95 100 ms → 400 ms`. */
export function differingText({ change }: Differing, t: Translate): string {
  switch (change.is) {
    case 'added':
      return t('map.against.is-added', 'was not there before');
    case 'gone':
      return t('map.against.is-gone', 'is not there any more');
    case 'changed':
      return [
        change.failing &&
          t('map.against.errors-now', '{{before}} → {{now}} fail', {
            before: formatRatio(ratio(change.failing.before)),
            now: formatRatio(ratio(change.failing.now)),
            ...asText,
          }),
        change.slower &&
          t('map.against.p95-now', 'p95 {{before}} → {{now}}', {
            before: formatDuration(ms(change.slower.before)),
            now: formatDuration(ms(change.slower.now)),
            ...asText,
          }),
      ]
        .filter(Boolean)
        .join(', ');
    default:
      return unreachable(change);
  }
}
