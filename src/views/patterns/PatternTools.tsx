import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { SortedPatterns } from '../../analysis/patterns/patternOrder';
import { formatCount } from '../parts/format';
import type { PatternPick } from './PatternList';

interface Props {
  /** Which lines the patterns are from. */
  readonly source: string;
  /** How they were chosen, where they were. */
  readonly sampling: string | undefined;
  readonly sorted: SortedPatterns;
  readonly pick: PatternPick | undefined;
  readonly onPick: (pick: PatternPick | undefined) => void;
}

/** How many patterns of which lines, and the switches that leave only new or only growing ones. */
export function PatternTools({ source, sampling, sorted, pick, onPick }: Props) {
  const styles = useStyles2(getStyles);
  const rows = [...sorted.errors, ...sorted.noise];
  const names: ReadonlyArray<readonly [PatternPick, string]> = [
    ['new', t('patterns.only-new', 'Only new')],
    ['growing', t('patterns.only-growing', 'Only growing')],
  ];
  return (
    <div className={styles.tools}>
      <span className={styles.source} data-testid="pattern-source">
        {t('patterns.count', '', {
          count: rows.length,
          source,
          defaultValue_one: '1 pattern, {{source}}',
          defaultValue_other: '{{count}} patterns, {{source}}',
          interpolation: { escapeValue: false },
        })}
        {sampling !== undefined && (
          <IconButton className={styles.info} name="info-circle" size="sm" tooltip={sampling} aria-label={sampling} />
        )}
      </span>
      <span className={styles.picks} role="group" aria-label={t('patterns.picks', 'Which patterns')}>
        {names.map(([one, name]) => (
          <button
            key={one}
            type="button"
            className={styles.pick}
            aria-pressed={pick === one}
            onClick={() => onPick(pick === one ? undefined : one)}
          >
            {name}{' '}
            <span className={styles.count}>{formatCount(rows.filter(({ trend }) => trend.is === one).length)}</span>
          </button>
        ))}
      </span>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  tools: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(0.5, 1),
    minHeight: theme.spacing(theme.components.height.md),
  }),
  source: css({ color: theme.colors.text.secondary }),
  info: css({ marginLeft: theme.spacing(0.5), verticalAlign: 'text-bottom' }),
  picks: css({ display: 'inline-flex', gap: theme.spacing(0.5) }),
  pick: css({
    height: theme.spacing(theme.components.height.sm),
    padding: theme.spacing(0, 1),
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.pill,
    background: 'transparent',
    fontSize: theme.typography.bodySmall.fontSize,
    '&[aria-pressed="true"]': { background: theme.colors.action.selected, borderColor: theme.colors.primary.border },
  }),
  count: css({ color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
});
