import type { EnvironmentFigures } from '../../analysis/environmentFigures';
import type { VersionDifference } from '../../analysis/versionDifferences';
import type { Translate } from '../../grafana/translate';
import { asText } from '../parts/asText';
import { serviceLabel } from '../parts/serviceName';

/** How many services of an environment need attention; how many there are where none does. */
export function stateText({ said }: EnvironmentFigures, t: Translate): string {
  const { attention, of, kind } = said;
  if (kind === 'no-data') {
    return t('environments.no-data', 'no requests');
  }
  if (attention === 0) {
    return t('environments.all-well', '{{count}} services', {
      count: of,
      defaultValue_one: '{{count}} service',
      defaultValue_other: '{{count}} services',
    });
  }
  return t('environments.attention', '{{count}} of {{of}} need attention', {
    count: attention,
    of,
    defaultValue_one: '{{count}} of {{of}} needs attention',
    defaultValue_other: '{{count}} of {{of}} need attention',
  });
}

export interface Counts {
  readonly all: number;
  readonly attention: number;
  readonly failed: number;
  readonly awaited: number;
}

/** How many environments there are, and how many of them need attention, as the beginning of a sentence. */
export function countsText({ all, attention }: Counts, t: Translate): string {
  const environments = t('environments.count', '{{count}} environments', {
    count: all,
    defaultValue_one: '{{count}} environment',
    defaultValue_other: '{{count}} environments',
  });
  const need =
    attention === 0
      ? t('environments.none-needs', 'none needs attention')
      : t('environments.need', '{{count}} need attention', {
          count: attention,
          defaultValue_one: '{{count}} needs attention',
          defaultValue_other: '{{count}} need attention',
        });
  return `${environments}, ${need}`;
}

/** What keeps the sentence from being the whole truth. */
export function limitsText({ failed, awaited }: Counts, t: Translate): string {
  const limits = [
    failed > 0 &&
      t('environments.failed', '{{count}} could not be asked.', {
        count: failed,
        defaultValue_one: '{{count}} could not be asked.',
        defaultValue_other: '{{count}} could not be asked.',
      }),
    awaited > 0 &&
      t('environments.awaited', '{{count}} still to answer.', {
        count: awaited,
        defaultValue_one: '{{count}} still to answer.',
        defaultValue_other: '{{count}} still to answer.',
      }),
  ];
  return limits.filter(Boolean).join(' ');
}

/** How many services, said behind an environment's name. */
export function servicesText(count: number, t: Translate): string {
  return t('environments.services', '{{count}} services', {
    count,
    defaultValue_one: '{{count}} service',
    defaultValue_other: '{{count}} services',
  });
}

/** A version that is not the same everywhere: `recommendation 1.5.0, elsewhere 1.4.2`. */
export function differenceText({ service, here, elsewhere }: VersionDifference, t: Translate): string {
  return t('environments.difference', '{{service}} {{here}}, elsewhere {{elsewhere}}', {
    service: serviceLabel(service, t),
    here,
    elsewhere: elsewhere.join(', '),
    ...asText,
  });
}
