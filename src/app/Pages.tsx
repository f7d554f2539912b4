import { t } from '@grafana/i18n';
import { LoadingPlaceholder } from '@grafana/ui';
import React, { lazy, Suspense } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router-dom';
import type { Start } from '../grafana/startSettings';
import { base } from '../views/routes';
import { NotFound } from './NotFound';
import { PageFrame } from './PageFrame';

const OverviewPage = lazy(() => import('../views/overview/OverviewPage').then((m) => ({ default: m.OverviewPage })));
const MapPage = lazy(() => import('../views/map/MapPage').then((m) => ({ default: m.MapPage })));
const EnvironmentsPage = lazy(() =>
  import('../views/environments/EnvironmentsPage').then((m) => ({ default: m.EnvironmentsPage }))
);
const ServicePage = lazy(() => import('../views/service/ServicePage').then((m) => ({ default: m.ServicePage })));
const TracePage = lazy(() => import('../views/trace/TracePage').then((m) => ({ default: m.TracePage })));
const TracesPage = lazy(() => import('../views/traces/TracesPage').then((m) => ({ default: m.TracesPage })));
const ComparePage = lazy(() => import('../views/compare/ComparePage').then((m) => ({ default: m.ComparePage })));
const TracesFromFilePage = lazy(() =>
  import('../views/trace/TracesFromFilePage').then((m) => ({ default: m.TracesFromFilePage }))
);
const SetupPage = lazy(() => import('../views/setup/SetupPage').then((m) => ({ default: m.SetupPage })));
const LogsPage = lazy(() => import('../views/logs/LogsPage').then((m) => ({ default: m.LogsPage })));

interface Props {
  readonly problems: readonly string[];
  /** Before anything is set up, the set-up stands in the Overview's place. */
  readonly startedBy: Start['by'];
}

/** Which page a path shows. Paths are relative to where Grafana mounts the app; the frame stays from page to page. */
export function Pages({ problems, startedBy }: Props) {
  return (
    <PageFrame problems={problems} startedBy={startedBy}>
      <Suspense fallback={<LoadingPlaceholder text={t('page.loading', 'Loading page…')} />}>
        <Routes>
          <Route index element={<ToOverview />} />
          <Route path="overview" element={startedBy === 'first-run' ? <SetupPage /> : <OverviewPage />} />
          <Route path="setup" element={<SetupPage />} />
          <Route path="map" element={<MapPage />} />
          <Route path="environments" element={<EnvironmentsPage />} />
          <Route path="services/:service" element={<ServicePage />} />
          <Route path="traces" element={<TracesPage />} />
          <Route path="traces/compare" element={<ComparePage />} />
          <Route path="traces/file" element={<TracesFromFilePage />} />
          <Route path="traces/:traceId" element={<TracePage />} />
          <Route path="logs" element={<LogsPage />} />
          <Route path="*" element={<NotFound />} />
        </Routes>
      </Suspense>
    </PageFrame>
  );
}

function ToOverview() {
  const { search } = useLocation();
  return <Navigate to={{ pathname: `${base}/overview`, search }} replace />;
}
