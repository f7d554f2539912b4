import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React from 'react';
import { levelColour, levelName } from '../../grafana/logLevel';
import { logLevels, type LogLevel } from '../../model/log';
import { formatCount } from '../parts/format';

interface Props {
  /** Undefined: all of them. */
  readonly levels: readonly LogLevel[] | undefined;
  /** Lines of each level; undefined while they are not known. A level that is missing has none. */
  readonly counts: ReadonlyMap<LogLevel, number> | undefined;
  readonly onLevels: (levels: readonly LogLevel[] | undefined) => void;
}

/** One switch a level, with how many lines there are of it. None on means no level is asked for: all are shown. */
export function LevelFilter({ levels, counts, onLevels }: Props) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  return (
    <div className={styles.levels} role="group" aria-label={t('logs.levels', 'Levels')}>
      {logLevels.map((level) => (
        <button
          key={level}
          type="button"
          className={styles.level}
          aria-pressed={levels?.includes(level) ?? false}
          data-level={level}
          onClick={() => onLevels(toggled(levels, level))}
        >
          <span className={styles.mark} style={{ background: levelColour(level, theme) }} />
          {levelName(level, t)}
          <span className={styles.count}>{counts ? formatCount(counts.get(level) ?? 0) : ''}</span>
        </button>
      ))}
    </div>
  );
}

/** In the levels' own order; undefined once none is left or every one is chosen, which both mean all. */
export function toggled(levels: readonly LogLevel[] = [], level: LogLevel): readonly LogLevel[] | undefined {
  const after = logLevels.filter((one) => (one === level) !== levels.includes(one));
  return after.length === 0 || after.length === logLevels.length ? undefined : after;
}

const getStyles = (theme: GrafanaTheme2) => ({
  levels: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5) }),
  level: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    height: theme.spacing(theme.components.height.md),
    padding: theme.spacing(0, 1),
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.pill,
    background: 'transparent',
    color: theme.colors.text.primary,
    fontSize: theme.typography.bodySmall.fontSize,
    '&:hover': { background: theme.colors.action.hover },
    '&[aria-pressed="true"]': {
      background: theme.colors.action.selected,
      borderColor: theme.colors.primary.border,
      fontWeight: theme.typography.fontWeightMedium,
    },
  }),
  mark: css({ width: 4, height: 14, borderRadius: 1 }),
  // Room for what is not counted yet, so that nothing moves when it is.
  count: css({ color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums', minWidth: '1ch' }),
});
