import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Icon, IconButton, Input, useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import { signals, type Environment } from '../../model/environment';
import type { DataSourceFact } from '../../telemetry/discovery/dataSourceFact';
import type { Proposal } from '../../telemetry/discovery/proposal';
import { asText } from '../parts/asText';
import { withSource } from './draft';
import { doubtText } from './setupTexts';
import { SourceCell } from './SourceCell';
import type { Checks } from './useChecks';

interface Props {
  readonly environment: Environment;
  readonly facts: readonly DataSourceFact[];
  readonly checks: Checks;
  /** Where the row was proposed: why, and what is doubtful of it. */
  readonly proposal?: Proposal;
  /** Absent where nothing may be changed. */
  readonly edit?: {
    readonly change: (environment: Environment) => void;
    readonly remove: () => void;
    readonly move: (by: -1 | 1) => void;
  };
  /** What stands below the three data sources. */
  readonly children?: ReactNode;
}

/** One row of the set-up: an environment, its three data sources, and what was found out about them. */
export function EnvironmentCard({ checks, children, edit, environment, facts, proposal }: Props) {
  const styles = useStyles2(getStyles);
  const isAsProposed = (signal: (typeof signals)[number]) =>
    proposal?.environment[signal].uid === environment[signal].uid;
  return (
    <li className={styles.card} data-testid="setup-row" data-environment={environment.id}>
      <div className={styles.head}>
        {edit ? (
          <Input
            className={styles.name}
            aria-label={t('setup.name', 'Name of the environment')}
            value={environment.name}
            onChange={(event) => edit.change({ ...environment, name: event.currentTarget.value })}
          />
        ) : (
          <h3 className={styles.title}>{environment.name}</h3>
        )}
        <span className={styles.id}>{t('setup.id', 'var-env={{id}}', { id: environment.id, ...asText })}</span>
        <Button variant="secondary" size="sm" onClick={() => checks.check([environment])}>
          {t('setup.check-one', 'Check')}
        </Button>
        {edit && <RowButtons name={environment.name} {...edit} />}
      </div>
      <div className={styles.cells}>
        {signals.map((signal) => (
          <SourceCell
            key={signal}
            environment={environment}
            signal={signal}
            facts={facts}
            reason={isAsProposed(signal) ? proposal?.why[signal] : undefined}
            found={checks.of(environment, signal)}
            onChange={edit && ((source) => edit.change(withSource(environment, signal, source)))}
          />
        ))}
      </div>
      {proposal && proposal.doubts.length > 0 && (
        <ul className={styles.doubts} aria-label={t('setup.doubts', 'To look at')}>
          {proposal.doubts.map((doubt) => (
            <li key={doubtText(doubt, t)}>
              <Icon name="exclamation-triangle" size="sm" /> {doubtText(doubt, t)}
            </li>
          ))}
        </ul>
      )}
      {children}
    </li>
  );
}

function RowButtons({ move, name, remove }: { name: string; move: (by: -1 | 1) => void; remove: () => void }) {
  return (
    <>
      <IconButton
        name="arrow-up"
        aria-label={t('setup.up', 'Move {{name}} up', { name, ...asText })}
        onClick={() => move(-1)}
      />
      <IconButton
        name="arrow-down"
        aria-label={t('setup.down', 'Move {{name}} down', { name, ...asText })}
        onClick={() => move(1)}
      />
      <IconButton
        name="trash-alt"
        aria-label={t('setup.remove', 'Remove {{name}}', { name, ...asText })}
        onClick={remove}
      />
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  card: css({
    display: 'grid',
    gap: theme.spacing(1.5),
    padding: theme.spacing(2),
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.primary,
    listStyle: 'none',
  }),
  head: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
  name: css({ width: theme.spacing(32), maxWidth: '100%' }),
  title: css({ margin: 0, fontSize: theme.typography.h4.fontSize }),
  id: css({
    marginRight: 'auto',
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
  }),
  cells: css({
    display: 'grid',
    gridTemplateColumns: `repeat(auto-fit, minmax(min(100%, ${theme.spacing(30)}), 1fr))`,
    gap: theme.spacing(2),
  }),
  doubts: css({
    margin: 0,
    listStyle: 'none',
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.warning.text,
  }),
});
