import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import type { Environment } from '../../model/environment';
import type { DataSourceFact } from '../../telemetry/discovery/dataSourceFact';
import type { Proposal } from '../../telemetry/discovery/proposal';
import { moved, replaced, withNew, without, type Draft } from './draft';
import { EnvironmentCard } from './EnvironmentCard';
import { useChecks } from './useChecks';

interface Props {
  readonly draft: Draft;
  readonly facts: readonly DataSourceFact[];
  readonly proposals?: readonly Proposal[];
  /** Absent where nothing may be changed: all is shown all the same, and can be checked. */
  readonly onChange?: (draft: Draft) => void;
  /** What an environment has below its data sources. */
  readonly below?: (environment: Environment, change?: (environment: Environment) => void) => ReactNode;
}

/** All environments with their data sources, to look at, check and edit. */
export function SetupTable({ below, draft, facts, onChange, proposals }: Props) {
  const styles = useStyles2(getStyles);
  const checks = useChecks();
  return (
    <div className={styles.table}>
      <div className={styles.actions}>
        <Button
          variant="secondary"
          icon="sync"
          disabled={checks.busy || draft.length === 0}
          onClick={() => checks.check(draft)}
        >
          {checks.busy ? t('setup.checking', 'Checking…') : t('setup.check-all', 'Check all')}
        </Button>
        {onChange && (
          <Button
            variant="secondary"
            icon="plus"
            onClick={() =>
              onChange(withNew(draft, t('setup.new-name', 'Environment {{number}}', { number: draft.length + 1 })))
            }
          >
            {t('setup.add', 'Add environment')}
          </Button>
        )}
      </div>
      {draft.length === 0 && <p>{t('setup.none', 'No environment is set up yet.')}</p>}
      <ul className={styles.rows} data-testid="setup-table">
        {draft.map((environment, index) => {
          const change = onChange && ((changed: Environment) => onChange(replaced(draft, index, changed)));
          return (
            <EnvironmentCard
              key={environment.id}
              environment={environment}
              facts={facts}
              checks={checks}
              proposal={proposals?.find((one) => one.environment.id === environment.id)}
              edit={
                change && {
                  change,
                  remove: () => onChange(without(draft, index)),
                  move: (by) => onChange(moved(draft, index, by)),
                }
              }
            >
              {below?.(environment, change)}
            </EnvironmentCard>
          );
        })}
      </ul>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  table: css({ display: 'grid', gap: theme.spacing(1.5) }),
  actions: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
  rows: css({ display: 'grid', gap: theme.spacing(1.5), margin: 0, padding: 0 }),
});
