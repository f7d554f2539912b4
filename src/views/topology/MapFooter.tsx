import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, IconButton, useStyles2 } from '@grafana/ui';
import React from 'react';
import { asText } from '../parts/asText';

interface Props {
  readonly selfCalls: number;
  /** How many steps the map is enlarged. */
  readonly step: number;
  readonly lastStep: number;
  readonly onStep: (step: number) => void;
}

/** Height of the footer in pixels. */
export const mapFooter = 24;

/** How to read the map, and its size. */
export function MapFooter({ selfCalls, step, lastStep, onStep }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.footer}>
      <span className={styles.legend}>{legend(selfCalls)}</span>
      <IconButton
        name="search-minus"
        size="sm"
        disabled={step === 0}
        tooltip={t('overview.map.zoom-out', 'Smaller')}
        onClick={() => onStep(step - 1)}
      />
      <IconButton
        name="search-plus"
        size="sm"
        disabled={step === lastStep}
        tooltip={t('overview.map.zoom-in', 'Larger')}
        onClick={() => onStep(step + 1)}
      />
      <Button variant="secondary" fill="text" size="sm" disabled={step === 0} onClick={() => onStep(0)}>
        {t('overview.map.fit', 'Fit')}
      </Button>
    </div>
  );
}

function legend(selfCalls: number): string {
  const calls = t('overview.map.legend', 'Calls go from left to right; the wider, the more.');
  return selfCalls === 0
    ? calls
    : `${calls} ${t('overview.map.self-calls', '{{count}} services also call themselves.', {
        count: selfCalls,
        defaultValue_one: '{{count}} service also calls itself.',
        defaultValue_other: '{{count}} services also call themselves.',
        ...asText,
      })}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  footer: css({
    display: 'flex',
    alignItems: 'center',
    height: mapFooter,
    gap: theme.spacing(0.5),
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
  }),
  legend: css({ flex: 1, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
});
