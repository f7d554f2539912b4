import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React from 'react';
import { Link, useLocation } from 'react-router-dom';
import { reloadAt } from '../grafana/saveSettings';
import { keepForSession } from '../grafana/sessionSettings';
import type { Start } from '../grafana/startSettings';
import { overviewPath, readContext, readPagePath, setupPath } from '../views/routes';

/** A quiet line as long as nothing is saved: what is shown instead, and the way to one's own services. */
export function StartedBy({ by }: { readonly by: Start['by'] }) {
  const styles = useStyles2(getStyles);
  const { pathname, search } = useLocation();
  const page = readPagePath(pathname)?.page;
  if (by === 'saved' || page === 'setup' || (by === 'first-run' && page === 'overview')) {
    return null;
  }
  const to = setupPath(readContext(search));
  return (
    <p className={styles.line} data-testid="started-by" data-by={by}>
      {by === 'session' ? (
        <>
          <Trans i18nKey="started.session">
            Environments chosen for this tab only; nothing is saved. <Link to={to}>Set-up</Link>
          </Trans>{' '}
          <Button variant="secondary" fill="text" size="sm" onClick={forget}>
            {t('started.forget', 'Forget them')}
          </Button>
        </>
      ) : (
        <Trans i18nKey="started.demo">
          This is the demo shop. To see your own services, <Link to={to}>set up an environment</Link>.
        </Trans>
      )}
    </p>
  );
}

function forget(): void {
  keepForSession(undefined);
  reloadAt(overviewPath({}));
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    margin: theme.spacing(0, 0, 1),
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
    a: { color: theme.colors.text.link, textDecoration: 'underline' },
  }),
});
