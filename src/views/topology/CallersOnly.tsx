import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Edge } from '../../model/graph';
import type { OverviewView } from '../routes';
import { edgeKey } from '../../analysis/topology';
import { edgeText } from './edgeText';

interface Props {
  readonly callers: readonly Edge[];
  readonly callees: readonly Edge[];
  readonly onSelect: (view: OverviewView) => void;
}

/** What sends no metrics of its own has the figures of the calls to and from it; each leads to its panels. */
export function CallersOnly({ callers, callees, onSelect }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <>
      <p className={styles.quiet}>
        {t('overview.selection.callers-only', 'It sends no metrics of its own. These are the calls to and from it:')}
      </p>
      <ul className={styles.list}>
        {[...callers, ...callees].map((edge) => (
          <li key={edgeKey(edge)}>
            <button
              type="button"
              className={styles.call}
              onClick={() => onSelect({ edge: { client: edge.client, server: edge.server } })}
            >
              {edgeText(edge, t)}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  quiet: css({ margin: 0, color: theme.colors.text.secondary }),
  list: css({ margin: 0, padding: 0, listStyle: 'none' }),
  call: css({
    width: '100%',
    padding: theme.spacing(0.75, 1),
    border: 'none',
    background: 'transparent',
    textAlign: 'left',
    fontVariantNumeric: 'tabular-nums',
    '&:hover': { background: theme.colors.action.hover },
  }),
});
