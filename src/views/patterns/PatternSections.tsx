import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Icon, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import type { TrendedRow } from '../../analysis/patterns/patternOrder';
import type { LogLine } from '../../model/log';
import { formatCount } from '../parts/format';
import type { PatternPick } from './PatternList';
import type { RowsLook } from './PatternRow';
import { PatternSection } from './PatternSection';
import { aboutText } from './patternTexts';

interface Props {
  readonly errors: readonly TrendedRow[];
  readonly noise: readonly TrendedRow[];
  readonly pick: PatternPick | undefined;
  readonly lines: readonly LogLine[];
  readonly opened: ReadonlySet<string>;
  readonly look: RowsLook;
  readonly onPick: (pick: PatternPick | undefined) => void;
}

/** Errors and warnings open, noise folded: how much it is always stands there. */
export function PatternSections({ errors, noise, pick, lines, opened, look, onPick }: Props) {
  const styles = useStyles2(getStyles);
  const [unfolded, setUnfolded] = useState<boolean>();
  const named = t('patterns.errors', 'Errors and warnings');
  // Where nothing is wrong, or few are picked, there is nothing to keep apart from.
  const isUnfolded = unfolded ?? (errors.length === 0 || pick !== undefined);
  if (pick !== undefined && errors.length + noise.length === 0) {
    return <NonePicked pick={pick} onPick={onPick} />;
  }
  return (
    <>
      <h3 className={styles.heading}>
        {named}
        <span className={styles.count}>{summary(errors)}</span>
      </h3>
      {errors.length > 0 && <PatternSection label={named} rows={errors} lines={lines} opened={opened} look={look} />}
      {noise.length > 0 && (
        <>
          <h3 className={styles.heading}>
            <button
              type="button"
              className={styles.fold}
              aria-expanded={isUnfolded}
              data-testid="pattern-noise"
              onClick={() => setUnfolded(!isUnfolded)}
            >
              <Icon name={isUnfolded ? 'angle-down' : 'angle-right'} /> {t('patterns.noise', 'Noise')}
              <span className={styles.count}>{summary(noise)}</span>
            </button>
          </h3>
          {isUnfolded && (
            <PatternSection
              label={t('patterns.noise', 'Noise')}
              rows={noise}
              lines={lines}
              opened={opened}
              look={look}
            />
          )}
        </>
      )}
    </>
  );
}

/** How much it is, folded or not. */
function summary(rows: readonly TrendedRow[]): string {
  const lines = rows.reduce((sum, { count }) => sum + count, 0);
  return rows.length === 0
    ? t('patterns.none', 'none')
    : t('patterns.summary', '', {
        count: rows.length,
        lines: rows.some(({ countedBy }) => countedBy === 'sample') ? aboutText(lines) : formatCount(lines),
        defaultValue_one: '{{lines}} lines in 1 pattern',
        defaultValue_other: '{{lines}} lines in {{count}} patterns',
        interpolation: { escapeValue: false },
      });
}

function NonePicked({ pick, onPick }: Pick<Props, 'onPick'> & { readonly pick: PatternPick }) {
  const styles = useStyles2(getStyles);
  return (
    <p className={styles.none}>
      {pick === 'new'
        ? t('patterns.none-new', 'No pattern is known to be new.')
        : t('patterns.none-growing', 'No pattern is known to grow.')}
      <Button size="sm" variant="secondary" fill="text" onClick={() => onPick(undefined)}>
        {t('patterns.all', 'Show all patterns')}
      </Button>
    </p>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  heading: css({
    margin: theme.spacing(1, 0, 0.5),
    fontSize: theme.typography.body.fontSize,
    fontWeight: theme.typography.fontWeightMedium,
  }),
  fold: css({
    padding: 0,
    border: 'none',
    background: 'none',
    font: 'inherit',
  }),
  count: css({
    marginLeft: theme.spacing(1),
    color: theme.colors.text.secondary,
    fontWeight: theme.typography.fontWeightRegular,
  }),
  none: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), color: theme.colors.text.secondary }),
});
