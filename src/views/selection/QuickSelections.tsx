import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { QuickSelection } from '../../analysis/quickSelections';
import type { TraceSelection } from '../../model/traceSelection';
import { quickTitle } from './differenceTexts';

interface Props {
  readonly quick: readonly QuickSelection[];
  /** What is compared now. */
  readonly compared: TraceSelection | undefined;
  /** Whether somebody chose that, rather than we. */
  readonly isChosen: boolean;
  readonly onSelection: (selection: TraceSelection | undefined) => void;
}

/** What can be set against the rest at one click. */
export function QuickSelections({ quick, compared, isChosen, onSelection }: Props) {
  const styles = useStyles2(getStyles);
  const now = JSON.stringify(compared);
  const isQuick = quick.some(({ selection }) => JSON.stringify(selection) === now);
  return (
    <div className={styles.row} role="group" aria-label={t('differences.quick-label', 'What is compared')}>
      {quick.map((one) => {
        const pressed = JSON.stringify(one.selection) === now;
        return (
          <Button
            key={one.is}
            size="sm"
            variant={pressed ? 'primary' : 'secondary'}
            fill={pressed ? 'solid' : 'outline'}
            aria-pressed={pressed}
            data-testid="quick-selection"
            data-quick={one.is}
            onClick={() => onSelection(one.selection)}
          >
            {quickTitle(one, t)}
          </Button>
        );
      })}
      {isChosen && (
        <Button size="sm" variant="secondary" fill="text" icon="times" onClick={() => onSelection(undefined)}>
          {isQuick ? t('differences.clear', 'Clear') : t('differences.clear-brushed', 'Clear the selected area')}
        </Button>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1), alignItems: 'center' }),
});
