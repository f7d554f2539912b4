import type { AppRootProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { UrlSyncContextProvider } from '@grafana/scenes';
import React, { useEffect, useState } from 'react';
import { AnswerProvider, createAnswerClient } from '../grafana/answer';
import { AppScene } from '../grafana/AppScene';
import { AppSceneProvider } from '../grafana/appSceneContext';
import { startSettings } from '../grafana/startSettings';
import { Pages } from './Pages';
import { useContextInUrl } from './useContextInUrl';

/** One scene and one memory of answers for as long as the app is open; pages come and go below them. */
export function App({ meta }: Pick<AppRootProps, 'meta'>) {
  const [{ by, settings }] = useState(() => startSettings(meta.jsonData));
  const [scene] = useState(
    () => new AppScene({ environments: settings.environments, label: t('environment.label', 'Environment') })
  );
  const [client] = useState(createAnswerClient);
  useEffect(() => scene.activate(), [scene]);
  useContextInUrl(scene);
  return (
    <AppSceneProvider scene={scene}>
      <UrlSyncContextProvider scene={scene} updateUrlOnInit createBrowserHistorySteps>
        <AnswerProvider client={client}>
          <Pages problems={settings.problems} startedBy={by} />
        </AnswerProvider>
      </UrlSyncContextProvider>
    </AppSceneProvider>
  );
}
