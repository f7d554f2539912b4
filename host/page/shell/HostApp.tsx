import React, { Suspense, useLayoutEffect, useState } from 'react';
import { PluginContextProvider, ThemeContext, usePluginContext, type AppPlugin } from '@grafana/data';
import { config, locationService, LocationServiceProvider } from '@grafana/runtime';
import { ErrorBoundaryAlert, GlobalStyles, ModalsProvider, ModalRoot, PortalContainer } from '@grafana/ui';
import { Navigate, Route, Router, Routes, useLocation } from 'react-router-dom';
import { DashboardPage } from '../dashboard/DashboardPage';
import { hostSettings } from '../hostSettings';
import { barHeight, chromeHeight } from './chromeHeight';
import { HostBar } from './HostBar';
import { HostPluginPage } from './HostPluginPage';

interface Props {
  readonly loaded: { readonly plugin: AppPlugin } | { readonly error: unknown };
}

/** What stands around the plugin in Grafana: theme, router, portal, and the route of apps. */
export function HostApp({ loaded }: Props) {
  return (
    <ThemeContext.Provider value={config.theme2}>
      <GlobalStyles />
      <LocationServiceProvider service={locationService}>
        <GrafanaRouter>
          <ModalsProvider>
            <Chrome>
              {'plugin' in loaded ? <AppRoutes plugin={loaded.plugin} /> : <p role="alert">{String(loaded.error)}</p>}
            </Chrome>
            <ModalRoot />
            <PortalContainer />
          </ModalsProvider>
        </GrafanaRouter>
      </LocationServiceProvider>
    </ThemeContext.Provider>
  );
}

/** The host's bar and room for it. Dashboards have no breadcrumbs, and as in Grafana `?kiosk` leaves them alone. */
function Chrome({ children }: { readonly children: React.ReactNode }) {
  const { pathname, search } = useLocation();
  const isDashboard = pathname.startsWith('/host/dashboard/');
  const isAlone = isDashboard && new URLSearchParams(search).has('kiosk');
  const paddingTop = isDashboard ? barHeight : chromeHeight;
  return (
    <>
      {!isAlone && <HostBar />}
      <div
        style={{ paddingTop: isAlone ? 0 : paddingTop, minHeight: '100vh', display: 'flex', flexDirection: 'column' }}
      >
        {children}
      </div>
    </>
  );
}

function AppRoutes({ plugin }: { readonly plugin: AppPlugin }) {
  const home = `/a/${hostSettings.meta.id}`;
  return (
    <PluginContextProvider meta={plugin.meta}>
      <Routes>
        <Route path={`${home}/*`} element={<AppRoot plugin={plugin} />} />
        <Route path={`/plugins/${hostSettings.meta.id}`} element={<ConfigPages plugin={plugin} />} />
        <Route path="/host/dashboard/:name" element={<DashboardPage />} />
        <Route path="/" element={<Navigate to={`${home}/overview`} replace />} />
        <Route
          path="*"
          element={<p role="status">Outside the plugin: this page has nothing of Grafana’s own pages.</p>}
        />
      </Routes>
    </PluginContextProvider>
  );
}

/** Grafana's page of an installed app, as far as its own configuration pages go. */
function ConfigPages({ plugin }: { readonly plugin: AppPlugin }) {
  const { search } = useLocation();
  const query = Object.fromEntries(new URLSearchParams(search));
  return (
    <HostPluginPage pageNav={{ text: plugin.meta.name }}>
      {(plugin.configPages ?? []).map(({ body: Body, id, title }) => (
        <section key={id} aria-label={title}>
          <Suspense fallback={null}>
            <Body plugin={plugin} query={query} />
          </Suspense>
        </section>
      ))}
    </HostPluginPage>
  );
}

function AppRoot({ plugin }: { readonly plugin: AppPlugin }) {
  const { search, pathname } = useLocation();
  const context = usePluginContext();
  const Root = plugin.root;
  if (!Root || !context) {
    return <p role="alert">The plugin has no root page.</p>;
  }
  return (
    <ErrorBoundaryAlert style="page">
      <Suspense fallback={null}>
        <Root
          meta={plugin.meta}
          basename={`/a/${plugin.meta.id}`}
          path={pathname}
          query={Object.fromEntries(new URLSearchParams(search))}
          onNavChanged={() => undefined}
        />
      </Suspense>
    </ErrorBoundaryAlert>
  );
}

/** A router over Grafana's own history, so that `locationService` and links move the same page. */
function GrafanaRouter({ children }: { readonly children: React.ReactNode }) {
  const history = locationService.getHistory();
  const [location, setLocation] = useState(history.location);
  useLayoutEffect(() => history.listen((next: typeof history.location) => setLocation(next)), [history]);
  return (
    <Router location={location} navigator={history}>
      {children}
    </Router>
  );
}
