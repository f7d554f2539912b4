import { t } from '@grafana/i18n';
import { Alert, Button, ErrorBoundary } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import { useLocation } from 'react-router-dom';

/** A page that breaks says so and leaves time, environment and the menu working. */
export function PageBoundary({ children }: { readonly children: ReactNode }) {
  const { pathname } = useLocation();
  return (
    <ErrorBoundary dependencies={[pathname]}>
      {({ error }) => (error ? <BrokenPage error={error} /> : children)}
    </ErrorBoundary>
  );
}

function BrokenPage({ error }: { readonly error: Error }) {
  const outdated = error.name === 'ChunkLoadError';
  return (
    <div data-testid="broken-page">
      <Alert
        severity="error"
        title={
          outdated
            ? t('broken.outdated', 'Throughline was updated while this page was open')
            : t('broken.title', 'This page failed to draw')
        }
      >
        <p>
          {outdated
            ? t('broken.outdated-hint', 'Load the page again to get the new version.')
            : t('broken.hint', 'That is a fault of Throughline, not of your data. Other pages still work.')}
        </p>
        {!outdated && <pre>{error.message}</pre>}
        <Button variant="secondary" onClick={() => window.location.reload()}>
          {t('broken.reload', 'Load again')}
        </Button>
      </Alert>
    </div>
  );
}
