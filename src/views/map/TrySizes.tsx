import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { Link } from 'react-router-dom';
import { isDemo } from '../../grafana/place';
import type { Environment } from '../../model/environment';
import { formatCount } from '../parts/format';
import { mapPath } from '../mapRoutes';
import type { Context } from '../routes';

/** By the number of services: environments of the demo that exist to try the map with. */
const sizes = [50, 100, 500, 2000] as const;

/** Where the demo is shown: the map with as many services as one has. */
export function TrySizes({ environment, context }: { readonly environment: Environment; readonly context: Context }) {
  const styles = useStyles2(getStyles);
  return isDemo(environment) ? (
    <nav className={styles.line} aria-label={t('map.try.title', 'Try the map with')} data-testid="try-sizes">
      <span>{t('map.try.title', 'Try the map with')}</span>
      {sizes.map((size) => {
        const id = `scale-${size}`;
        return (
          <Link
            key={size}
            to={mapPath({ ...context, 'var-env': id })}
            aria-current={environment.id === id ? 'page' : undefined}
          >
            {formatCount(size)}
          </Link>
        );
      })}
      <span>{t('map.try.services', 'services')}</span>
    </nav>
  ) : null;
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'inline-flex',
    gap: theme.spacing(0.75),
    whiteSpace: 'nowrap',
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
    '& a': { color: theme.colors.text.link, '&:hover': { textDecoration: 'underline' } },
    '& a[aria-current]': { color: theme.colors.text.primary, fontWeight: theme.typography.fontWeightMedium },
  }),
});
