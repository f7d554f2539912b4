import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, Spinner, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Signal } from '../../model/environment';
import { checks, type CellChecks, type CheckState } from '../../telemetry/discovery/finding';
import { checkName, checkText } from './setupTexts';

interface Props {
  readonly signal: Signal;
  readonly found: CellChecks;
}

/** What the checks of one data source found, each in words; a sign before the words repeats them for the eye. */
export function CheckList({ found, signal }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <dl className={styles.list} aria-live="polite" data-testid="cell-checks" data-signal={signal}>
      {checks[signal].map((check) => {
        const state = found[check];
        const { good, text } = state ? checkText(state, t) : { text: '' };
        return (
          state && (
            <div key={check} className={styles.check}>
              <dt>
                <Sign state={state} good={good} />
                {checkName(check, t)}
              </dt>
              <dd>{text}</dd>
            </div>
          )
        );
      })}
    </dl>
  );
}

function Sign({ good, state }: { readonly state: CheckState; readonly good?: boolean }) {
  if (state.is === 'asking') {
    return <Spinner inline size="xs" />;
  }
  if (good === undefined) {
    return <Icon name="minus" size="sm" />;
  }
  return good ? (
    <Icon name="check" size="sm" />
  ) : (
    <Icon name={state.is === 'failed' ? 'times-circle' : 'exclamation-triangle'} size="sm" />
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ display: 'grid', gap: theme.spacing(0.5), fontSize: theme.typography.bodySmall.fontSize, margin: 0 }),
  check: css({
    dt: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      fontWeight: theme.typography.fontWeightMedium,
    },
    dd: { margin: 0, paddingLeft: theme.spacing(2.25), color: theme.colors.text.secondary, overflowWrap: 'anywhere' },
  }),
});
