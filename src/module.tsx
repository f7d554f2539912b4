import React, { Suspense, lazy } from 'react';
import { AppPlugin, type AppPluginMeta, type AppRootProps, type PluginConfigPageProps } from '@grafana/data';
import { LoadingPlaceholder } from '@grafana/ui';
import { scriptOf, useScript } from './views/parts/script';

const start = scriptOf(async () => {
  // The page is on its way while the app is still read.
  const page = import('./app/pageScripts').then(({ loadAhead }) => loadAhead(window.location.pathname));
  const { started } = await import('./app/start');
  const [App] = await Promise.all([started(), page]);
  return App;
});
const LazyConfigPage = lazy(() => import('./app/ConfigPage'));

function App(props: AppRootProps) {
  const Started = useScript(start);
  return Started ? React.createElement(Started, props) : <LoadingPlaceholder text="" />;
}

function ConfigPage(props: PluginConfigPageProps<AppPluginMeta<{}>>) {
  return (
    <Suspense fallback={<LoadingPlaceholder text="" />}>
      <LazyConfigPage {...props} />
    </Suspense>
  );
}

// The title stands here untranslated: texts are loaded with the page, and this is on every page of Grafana.
export const plugin = new AppPlugin<{}>()
  .setRootPage(App)
  .addConfigPage({ id: 'configuration', title: 'Configuration', icon: 'cog', body: ConfigPage });
