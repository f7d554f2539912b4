import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, useStyles2 } from '@grafana/ui';
import React from 'react';
import { formatCount } from '../parts/format';
import type { TraceList } from './useTraceList';

/** Steps through the list of traces that one came from. */
export function ListSteps({ list: { at, count, onStep } }: { readonly list: TraceList }) {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.steps} role="group" aria-label={t('trace.list', 'Traces of the list')}>
      <IconButton
        name="angle-left"
        tooltip={t('trace.previous-trace', 'Previous trace of the list ([)')}
        disabled={at === 0}
        onClick={() => onStep('previous')}
      />
      <span>
        {t('trace.list-place', '{{place}} of {{all}}', { place: formatCount(at + 1), all: formatCount(count) })}
      </span>
      <IconButton
        name="angle-right"
        tooltip={t('trace.next-trace', 'Next trace of the list (])')}
        disabled={at === count - 1}
        onClick={() => onStep('next')}
      />
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  steps: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    marginLeft: 'auto',
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
  }),
});
