import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { SortedPatterns } from '../../analysis/patterns/patternOrder';
import type { EpochMs } from '../../model/units';
import { asText } from '../parts/asText';
import { formatClock, formatCount } from '../parts/format';

interface Props {
  readonly sorted: SortedPatterns;
  readonly incidentStart: EpochMs | undefined;
  readonly timeZone?: string;
}

/** Since when something is wrong, and how many patterns came with it. Nothing where nothing rose. */
export function PatternsSince({ sorted, incidentStart, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  if (incidentStart === undefined || sorted.boundary !== incidentStart) {
    return null;
  }
  const rows = [...sorted.errors, ...sorted.noise];
  const those = (is: string) => formatCount(rows.filter(({ trend }) => trend.is === is).length);
  return (
    <p className={styles.since} data-testid="pattern-since">
      <Icon name="arrow-up" size="sm" />{' '}
      {t('patterns.since', 'Warnings and errors rose at {{since}}. Since then: {{fresh}} new, {{growing}} growing.', {
        since: formatClock(incidentStart, timeZone),
        fresh: those('new'),
        growing: those('growing'),
        ...asText,
      })}
    </p>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  since: css({ margin: theme.spacing(0.5, 0), fontWeight: theme.typography.fontWeightMedium }),
});
