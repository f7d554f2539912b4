import { t } from '@grafana/i18n';
import { EmptyState, LinkButton } from '@grafana/ui';
import React from 'react';
import { useLocation } from 'react-router-dom';
import { overviewPath, readContext } from '../views/routes';

/** A path that none of our links leads to. */
export function NotFound() {
  const { search } = useLocation();
  return (
    <EmptyState
      variant="not-found"
      message={t('not-found.title', 'There is no such page')}
      button={
        <LinkButton href={overviewPath(readContext(search))}>
          {t('not-found.overview', 'Go to the overview')}
        </LinkButton>
      }
    >
      {t('not-found.hint', 'The link may be incomplete, or made by another version of Throughline.')}
    </EmptyState>
  );
}
