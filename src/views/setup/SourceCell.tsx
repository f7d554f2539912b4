import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Combobox, Icon, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import type { Environment, Signal, SignalSource } from '../../model/environment';
import { signalOf, type DataSourceFact } from '../../telemetry/discovery/dataSourceFact';
import type { CellChecks } from '../../telemetry/discovery/finding';
import type { Reason } from '../../telemetry/discovery/proposal';
import { asText } from '../parts/asText';
import { CheckList } from './CheckList';
import { MatcherList } from './MatcherList';
import { kindName, reasonText } from './setupTexts';

interface Props {
  readonly environment: Environment;
  readonly signal: Signal;
  readonly facts: readonly DataSourceFact[];
  readonly reason?: Reason;
  readonly found?: CellChecks;
  readonly onChange?: (source: SignalSource) => void;
}

/** From which data source an environment reads one signal, why, and what is known of it. */
export function SourceCell({ environment, facts, found, onChange, reason, signal }: Props) {
  const styles = useStyles2(getStyles);
  const { matchers, uid } = environment[signal];
  const fact = facts.find((one) => one.uid === uid);
  const id = `throughline-${environment.id}-${signal}`;
  const options = useMemo(() => optionsOf(facts, signal, uid), [facts, signal, uid]);
  return (
    <div className={styles.cell} data-testid="setup-cell" data-signal={signal} data-uid={uid}>
      <label htmlFor={id} className={styles.kind}>
        {kindName(signal, t)}
      </label>
      {onChange ? (
        <Combobox
          id={id}
          options={options}
          value={uid === '' ? null : uid}
          placeholder={t('setup.choose', 'Choose a data source')}
          onChange={({ value }) => onChange({ uid: value, matchers })}
        />
      ) : (
        <output id={id}>{fact?.name ?? uid}</output>
      )}
      {uid !== '' && !fact && <Missing uid={uid} />}
      {reason && <span className={styles.why}>{reasonText(reason, t)}</span>}
      <MatcherList matchers={matchers} onChange={onChange && ((changed) => onChange({ uid, matchers: changed }))} />
      {found && <CheckList signal={signal} found={found} />}
    </div>
  );
}

/** Grafana does not tell a data source that was deleted from one that the viewer may not see. */
function Missing({ uid }: { readonly uid: string }) {
  const styles = useStyles2(getStyles);
  return (
    <p className={styles.missing} role="note" data-testid="missing-source">
      <Icon name="lock" size="sm" />
      {t(
        'setup.missing',
        'You cannot see the data source “{{uid}}”: it was deleted, or you lack the permission to query it. Ask an administrator for that permission; everything else works without it.',
        { uid, ...asText }
      )}
    </p>
  );
}

function optionsOf(facts: readonly DataSourceFact[], signal: Signal, uid: string) {
  const fitting = facts
    .filter((fact) => signalOf(fact) === signal)
    .map((fact) => ({ value: fact.uid, label: fact.name, description: fact.type }));
  // What is set up stays chosen even where the viewer cannot see it.
  return uid === '' || fitting.some(({ value }) => value === uid) ? fitting : [...fitting, { value: uid, label: uid }];
}

const getStyles = (theme: GrafanaTheme2) => ({
  cell: css({ display: 'grid', gap: theme.spacing(0.75), alignContent: 'start', minWidth: 0 }),
  kind: css({
    margin: 0,
    fontSize: theme.typography.bodySmall.fontSize,
    fontWeight: theme.typography.fontWeightMedium,
  }),
  why: css({ fontSize: theme.typography.bodySmall.fontSize, color: theme.colors.text.secondary }),
  missing: css({
    margin: 0,
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.warning.text,
    svg: { marginRight: theme.spacing(0.5) },
  }),
});
