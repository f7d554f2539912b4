import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import type { Differing } from '../../../analysis/map/differenceOrder';
import { asText } from '../../parts/asText';
import { formatCount } from '../../parts/format';
import type { OverviewView } from '../../routes';
import { differingName, differingText, kindSigns } from './againstText';
import { isSelected, viewOf } from './selectedDifference';

interface Props {
  readonly differing: readonly Differing[];
  readonly view: OverviewView;
  readonly onSelect: (view: OverviewView) => void;
}

/** More at once take long to draw. */
const shownAtOnce = 100;

/** All that differs, the worst first, with the figures of both sides. */
export function DifferenceList({ differing, view, onSelect }: Props) {
  const styles = useStyles2(getStyles);
  const [most, showUpTo] = useState(shownAtOnce);
  const more = differing.length - most;
  return (
    <div className={styles.scroll}>
      <ol className={styles.list} aria-label={t('map.against.all', 'What is different, the worst first')}>
        {differing.slice(0, most).map((one) => (
          <li key={one.key}>
            <button
              type="button"
              className={cx(styles.row, isSelected(one, view) && styles.selected)}
              aria-current={isSelected(one, view) ? 'true' : undefined}
              onClick={() => onSelect(viewOf(one))}
            >
              <span className={styles.sign} aria-hidden="true">
                {one.kinds.map((kind) => kindSigns[kind]).join('')}
              </span>
              <span className={styles.name}>{differingName(one, t)}</span>{' '}
              <span className={styles.figures}>{differingText(one, t)}</span>
            </button>
          </li>
        ))}
      </ol>
      {more > 0 && (
        <Button size="sm" variant="secondary" fill="text" onClick={() => showUpTo(most + 10 * shownAtOnce)}>
          {t('map.against.more', 'and {{more}} more', { more: formatCount(more), ...asText })}
        </Button>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroll: css({
    maxHeight: 200,
    overflow: 'auto',
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
  }),
  list: css({ margin: 0, padding: 0, listStyle: 'none' }),
  row: css({
    display: 'flex',
    alignItems: 'baseline',
    gap: theme.spacing(1),
    width: '100%',
    padding: theme.spacing(0.25, 1),
    border: 0,
    background: 'none',
    textAlign: 'left',
    '&:hover, &:focus-visible': { background: theme.colors.action.hover },
  }),
  selected: css({ background: theme.colors.action.selected }),
  sign: css({ flex: 'none', width: 24, color: theme.colors.text.secondary }),
  name: css({ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  figures: css({
    marginLeft: 'auto',
    flex: 'none',
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
  }),
});
