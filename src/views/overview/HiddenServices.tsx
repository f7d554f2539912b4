import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Environment } from '../../model/environment';
import { asText } from '../parts/asText';

interface Props {
  readonly count: number;
  readonly environment: Environment;
}

/** That something is left out, and who says so; a link to a hidden service still works. */
export function HiddenServices({ count, environment }: Props) {
  const styles = useStyles2(getStyles);
  return count === 0 ? null : (
    <p className={styles.quiet} data-testid="hidden-services">
      {t('overview.hidden', '', {
        count,
        environment: environment.name,
        ...asText,
        defaultValue_one: '1 service hidden by the settings of {{environment}}',
        defaultValue_other: '{{count}} services hidden by the settings of {{environment}}',
      })}
    </p>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  quiet: css({ margin: 0, color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
