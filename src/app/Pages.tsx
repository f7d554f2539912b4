import { t } from '@grafana/i18n';
import { LoadingPlaceholder } from '@grafana/ui';
import React from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router-dom';
import type { Start } from '../grafana/startSettings';
import { useScript } from '../views/parts/script';
import { base, type PagePath } from '../views/routes';
import { NotFound } from './NotFound';
import { PageFrame } from './PageFrame';
import { pageScripts } from './pageScripts';

interface Props {
  readonly problems: readonly string[];
  /** Before anything is set up, the set-up stands in the Overview's place. */
  readonly startedBy: Start['by'];
}

/** Which page a path shows. Paths are relative to where Grafana mounts the app; the frame stays from page to page. */
export function Pages({ problems, startedBy }: Props) {
  return (
    <PageFrame problems={problems} startedBy={startedBy}>
      <Routes>
        <Route index element={<ToOverview />} />
        <Route path="overview" element={<Page of={startedBy === 'first-run' ? 'setup' : 'overview'} />} />
        <Route path="setup" element={<Page of="setup" />} />
        <Route path="map" element={<Page of="map" />} />
        <Route path="environments" element={<Page of="environments" />} />
        <Route path="services/:service" element={<Page of="service" />} />
        <Route path="traces" element={<Page of="traces" />} />
        <Route path="traces/compare" element={<Page of="compare" />} />
        <Route path="traces/file" element={<Page of="file" />} />
        <Route path="traces/:traceId" element={<Page of="trace" />} />
        <Route path="logs" element={<Page of="logs" />} />
        <Route path="*" element={<NotFound />} />
      </Routes>
    </PageFrame>
  );
}

function Page({ of }: { readonly of: PagePath['page'] }) {
  const Shown = useScript(pageScripts[of]);
  return Shown ? React.createElement(Shown) : <LoadingPlaceholder text={t('page.loading', 'Loading page…')} />;
}

function ToOverview() {
  const { search } = useLocation();
  return <Navigate to={{ pathname: `${base}/overview`, search }} replace />;
}
