import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Combobox, InlineField, Spinner, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { useAsking } from '../grafana/answer';
import { useAppScene } from '../grafana/appSceneContext';
import { useEnvironment } from '../grafana/environment';
import { PageKeys } from './PageKeys';

/** The environment, the time, and asking again: the same three in the same place on every page. */
export function ContextControls() {
  const styles = useStyles2(getStyles);
  const { timePicker, refreshPicker } = useAppScene().state;
  const asking = useAsking();
  return (
    <div className={styles.controls} data-testid="context-controls">
      <span className={styles.asking} role="status" aria-label={asking ? t('controls.asking', 'Asking') : undefined}>
        {asking && <Spinner size="sm" />}
      </span>
      <EnvironmentSwitcher />
      <timePicker.Component model={timePicker} />
      <refreshPicker.Component model={refreshPicker} />
      <PageKeys />
    </div>
  );
}

function EnvironmentSwitcher() {
  const { environment, offered, choose } = useEnvironment();
  const options = useMemo(() => offered.map(({ id, name }) => ({ value: id, label: name })), [offered]);
  return (
    <div data-testid="environment-switcher" data-environment={environment.id}>
      <InlineField label={t('environment.label', 'Environment')} htmlFor="throughline-environment">
        <Combobox
          id="throughline-environment"
          options={options}
          value={environment.id}
          onChange={(option) => choose(option.value)}
          width="auto"
          minWidth={16}
        />
      </InlineField>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  controls: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: theme.spacing(1),
    '& [data-testid="environment-switcher"] > *': { marginBottom: 0, marginRight: 0 },
  }),
  // Kept free while nothing is asked, so that nothing moves when something is.
  asking: css({ display: 'inline-flex', width: theme.spacing(2) }),
});
