import { beforeAfter, changesOf, roomAround, type Change, type Course } from '../../analysis/beforeAfter';
import type { Mark } from '../../grafana/markFrames';
import type { Translate } from '../../grafana/translate';
import { unreachable } from '../../model/outcome';
import type { Release } from '../../model/release';
import type { Window } from '../../model/window';
import { asText } from './asText';
import { formatRatio } from './format';
import { formatTimes } from './formatTimes';
import { serviceLabel } from './serviceName';

/** A release by its service and version: `recommendation 1.5.0`; the words of a note where it names neither. */
export function releaseName({ service, version, text }: Release, t: Translate): string {
  const named = [service && serviceLabel(service, t), version].filter(Boolean).join(' ');
  return named || (text ?? t('release.unnamed', 'deploy'));
}

/** A service's version alone, where the service is known from around it. */
export function releaseVersion({ version, text }: Release, t: Translate): string {
  return version ?? text ?? t('release.unnamed', 'deploy');
}

export interface Compared {
  /** All releases that may lie near it: those of the same service bound what is compared. */
  readonly others: readonly Release[];
  readonly course: Course | undefined;
  readonly window: Window;
}

/** What changed with a release, in a few words: `p95 ×24, errors new`. Empty where nothing is known to compare. */
export function changeText(release: Release, { others, course, window }: Compared, t: Translate): string {
  const compared = course && beforeAfter(release.at, course, roomAround(release, others, window));
  if (!compared) {
    return '';
  }
  if (!compared.isTelling) {
    return t('release.too-few', 'too few requests to compare');
  }
  const changes = changesOf(compared);
  return changes.length > 0
    ? changes.map((change) => oneChange(change, t)).join(', ')
    : t('release.unchanged', 'nothing changed much');
}

function oneChange(change: Change, t: Translate): string {
  switch (change.of) {
    case 'p95':
      return t('release.p95', 'p95 {{times}}', { times: formatTimes(change.times) });
    case 'rate':
      return t('release.rate', 'requests {{times}}', { times: formatTimes(change.times) });
    case 'errors':
      return errorsText(change, t);
    default:
      return unreachable(change);
  }
}

function errorsText(change: Extract<Change, { of: 'errors' }>, t: Translate): string {
  switch (change.is) {
    case 'new':
      return t('release.errors-new', 'errors new ({{share}})', { share: formatRatio(change.share), ...asText });
    case 'gone':
      return t('release.errors-gone', 'errors gone');
    case 'changed':
      return t('release.errors-times', 'errors {{times}}', { times: formatTimes(change.times) });
    default:
      return unreachable(change);
  }
}

/** What stands at a release's line on a panel: what it is, what ran before, what changed in what the panel shows. */
export function releaseMark(release: Release, compared: Compared, t: Translate): Mark {
  const { before, version, text, source } = release;
  const name = releaseName(release, t);
  const named =
    before === undefined
      ? name
      : t('release.after', '{{release}}, before {{before}}', { release: name, before, ...asText });
  const change = changeText(release, compared, t);
  const words = text && version !== undefined && (source === 'annotation' || text !== name) ? ` (${text})` : '';
  return { at: release.at, text: (change ? `${named}: ${change}` : named) + words };
}
