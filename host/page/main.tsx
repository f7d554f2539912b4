import React from 'react';
import { createRoot } from 'react-dom/client';
import { initLanguage } from './language';
import { pluginModule } from './pluginModule';
import { HostApp } from './shell/HostApp';
import { setSingletons } from './singletons';

/** Starts what Grafana's core starts, then loads the plugin as it was built. */
async function start(element: HTMLElement) {
  await initLanguage();
  setSingletons();
  const root = createRoot(element);
  const loaded = await pluginModule().catch((error: unknown) => ({ error }));
  root.render(<HostApp loaded={loaded} />);
}

const element = document.getElementById('host');
if (element) {
  void start(element);
}
