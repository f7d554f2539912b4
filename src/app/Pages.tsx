import { t } from '@grafana/i18n';
import { LoadingPlaceholder } from '@grafana/ui';
import React, { lazy, Suspense } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router-dom';
import { base } from '../views/routes';
import { NotFound } from './NotFound';
import { PageFrame } from './PageFrame';

const OverviewPage = lazy(() => import('../views/overview/OverviewPage').then((m) => ({ default: m.OverviewPage })));
const ServicePage = lazy(() => import('../views/service/ServicePage').then((m) => ({ default: m.ServicePage })));
const TracePage = lazy(() => import('../views/trace/TracePage').then((m) => ({ default: m.TracePage })));
const LogsPage = lazy(() => import('../views/logs/LogsPage').then((m) => ({ default: m.LogsPage })));

/** Which page a path shows. Paths are relative to where Grafana mounts the app; the frame stays from page to page. */
export function Pages({ problems }: { readonly problems: readonly string[] }) {
  return (
    <PageFrame problems={problems}>
      <Suspense fallback={<LoadingPlaceholder text={t('page.loading', 'Loading page…')} />}>
        <Routes>
          <Route index element={<ToOverview />} />
          <Route path="overview" element={<OverviewPage />} />
          <Route path="services/:service" element={<ServicePage />} />
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
