import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { FlameBox } from '../../analysis/flameGraph';
import type { Ms } from '../../model/units';
import { formatCount } from '../parts/format';
import { boxFigures, boxName } from './flameTexts';
import type { Flame } from './useFlame';

interface Props {
  readonly flame: Flame;
  /** The box that is told of: under the pointer, else the current one. */
  readonly told: FlameBox | undefined;
  readonly duration: Ms;
  /** Spans of the trace that have no row. */
  readonly left: number;
  readonly onZoom: (box: FlameBox | undefined) => void;
}

/** Of a way that may be ten thousand boxes long, the last few. */
const lastSteps = 4;

/** Where one has looked into, what is not drawn, and the figures of one box. Always as high, so that nothing jumps. */
export function FlameHead({ flame, told, duration, left, onZoom }: Props) {
  const styles = useStyles2(getStyles);
  const { zoom, layout } = flame;
  const { steps, more } = wayTo(zoom);
  return (
    <div className={styles.head}>
      <nav className={styles.way} aria-label={t('trace.flame-way', 'Where the flame graph begins')}>
        <Button
          size="sm"
          variant="secondary"
          fill="text"
          disabled={!zoom}
          tooltip={zoom && t('trace.flame-out', 'One level out: Escape')}
          onClick={() => onZoom(undefined)}
        >
          {t('trace.flame-all', 'Whole trace')}
        </Button>
        {more > 0 && <span className={styles.quiet}>{`› … ${formatCount(more)}`}</span>}
        {steps.map((box) => (
          <React.Fragment key={box.depth}>
            <span className={styles.quiet}>›</span>
            <button
              type="button"
              className={styles.step}
              aria-current={box === zoom ? 'true' : undefined}
              onClick={() => onZoom(box)}
            >
              {box.operation}
            </button>
          </React.Fragment>
        ))}
        <span className={styles.notes}>{notesOf(left, layout.narrow).join(' · ')}</span>
      </nav>
      <div className={styles.told} data-testid="flame-told">
        {told && (
          <>
            <strong className={styles.name}>{boxName(told, t)}</strong>
            <span className={styles.figures}>{boxFigures(told, duration, t).join(' · ')}</span>
          </>
        )}
      </div>
    </div>
  );
}

function notesOf(left: number, narrow: number): readonly string[] {
  return [...(left > 0 ? [leftText(left)] : []), ...(narrow > 0 ? [narrowText(narrow)] : [])];
}

function leftText(count: number): string {
  return t('trace.flame-left', '{{shown}} spans without a row are left out', {
    count,
    shown: formatCount(count),
    defaultValue_one: '{{shown}} span without a row is left out',
    defaultValue_other: '{{shown}} spans without a row are left out',
  });
}

function narrowText(count: number): string {
  return t('trace.flame-narrow', '{{shown}} spans in boxes too narrow to draw', {
    count,
    shown: formatCount(count),
    defaultValue_one: '{{shown}} span in a box too narrow to draw',
    defaultValue_other: '{{shown}} spans in boxes too narrow to draw',
  });
}

function wayTo(zoom: FlameBox | undefined): { readonly steps: readonly FlameBox[]; readonly more: number } {
  const steps: FlameBox[] = [];
  let box = zoom;
  for (; box && steps.length < lastSteps; box = box.parent) {
    steps.unshift(box);
  }
  return { steps, more: box ? box.depth + 1 : 0 };
}

const getStyles = (theme: GrafanaTheme2) => ({
  head: css({ fontSize: theme.typography.bodySmall.fontSize, flex: 'none' }),
  way: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.5), minHeight: 24, overflow: 'hidden' }),
  quiet: css({ color: theme.colors.text.secondary, whiteSpace: 'nowrap' }),
  step: css({
    padding: 0,
    border: 'none',
    background: 'none',
    font: 'inherit',
    color: theme.colors.text.link,
    maxWidth: 180,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    '&[aria-current]': { color: theme.colors.text.primary },
  }),
  notes: css({
    marginLeft: 'auto',
    color: theme.colors.text.secondary,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
  told: css({ display: 'flex', alignItems: 'baseline', gap: theme.spacing(1), height: 24, overflow: 'hidden' }),
  name: css({ flex: '0 1 auto', minWidth: 60, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  figures: css({
    flex: '0 1 auto',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
  }),
});
