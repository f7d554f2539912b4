import React, { Suspense, useLayoutEffect, useState } from 'react';
import { PluginContextProvider, ThemeContext, usePluginContext, type AppPlugin } from '@grafana/data';
import { config, locationService, LocationServiceProvider } from '@grafana/runtime';
import { ErrorBoundaryAlert, GlobalStyles, ModalsProvider, ModalRoot, PortalContainer } from '@grafana/ui';
import { Navigate, Route, Router, Routes, useLocation } from 'react-router-dom';
import { hostSettings } from '../hostSettings';
import { chromeHeight } from './chromeHeight';
import { HostBar } from './HostBar';

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
            <HostBar />
            <div style={{ paddingTop: chromeHeight, minHeight: '100vh', display: 'flex', flexDirection: 'column' }}>
              {'plugin' in loaded ? <AppRoutes plugin={loaded.plugin} /> : <p role="alert">{String(loaded.error)}</p>}
            </div>
            <ModalRoot />
            <PortalContainer />
          </ModalsProvider>
        </GrafanaRouter>
      </LocationServiceProvider>
    </ThemeContext.Provider>
  );
}

function AppRoutes({ plugin }: { readonly plugin: AppPlugin }) {
  const home = `/a/${hostSettings.meta.id}`;
  return (
    <PluginContextProvider meta={plugin.meta}>
      <Routes>
        <Route path={`${home}/*`} element={<AppRoot plugin={plugin} />} />
        <Route path="/" element={<Navigate to={`${home}/overview`} replace />} />
        <Route
          path="*"
          element={<p role="status">Outside the plugin: this page has nothing of Grafana’s own pages.</p>}
        />
      </Routes>
    </PluginContextProvider>
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
