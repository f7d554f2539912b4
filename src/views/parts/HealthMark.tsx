import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React from 'react';
import type { HealthLevel } from '../../analysis/health';
import { unreachable } from '../../model/outcome';
import { healthWord } from './healthText';

interface Props {
  readonly level: HealthLevel;
  readonly className?: string;
}

/** A level of health as shape, word and colour; well is quiet. */
export function HealthMark({ level, className }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <span className={cx(styles.mark, styles[level], className)} data-health={level}>
      <HealthShape level={level} />
      {healthWord(level, t)}
    </span>
  );
}

/** The shape alone, for places where the word stands elsewhere. Each level has an outline of its own. */
export function HealthShape({ level, size = 12 }: { readonly level: HealthLevel; readonly size?: number }) {
  const colour = healthColour(useTheme2(), level);
  return (
    <svg width={size} height={size} viewBox="0 0 12 12" aria-hidden="true" focusable="false" data-shape={level}>
      {outline(level, colour)}
    </svg>
  );
}

/** The colour a level has earned; neutral for all that is well or unknown. */
export function healthColour(theme: GrafanaTheme2, level: HealthLevel): string {
  switch (level) {
    case 'failing':
      return theme.colors.error.text;
    case 'degraded':
    case 'affected':
      return theme.colors.warning.text;
    default:
      return theme.colors.text.secondary;
  }
}

function outline(level: HealthLevel, colour: string) {
  switch (level) {
    case 'failing':
      return <path d="M2 2 L10 10 M10 2 L2 10" stroke={colour} strokeWidth="2.5" strokeLinecap="round" />;
    case 'degraded':
      return <path d="M6 1 L11.5 11 L0.5 11 Z" fill={colour} />;
    case 'affected':
      return <path d="M6 2 L10.6 10.3 L1.4 10.3 Z" fill="none" stroke={colour} strokeWidth="1.5" />;
    case 'healthy':
      return <circle cx="6" cy="6" r="2" fill={colour} />;
    case 'no-data':
      return <circle cx="6" cy="6" r="3.5" fill="none" stroke={colour} strokeDasharray="2 1.6" />;
    default:
      return unreachable(level);
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  mark: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.75), whiteSpace: 'nowrap' }),
  failing: css({ color: theme.colors.error.text, fontWeight: theme.typography.fontWeightMedium }),
  degraded: css({ color: theme.colors.warning.text, fontWeight: theme.typography.fontWeightMedium }),
  affected: css({ color: theme.colors.warning.text }),
  healthy: css({ color: theme.colors.text.secondary }),
  'no-data': css({ color: theme.colors.text.secondary }),
});
