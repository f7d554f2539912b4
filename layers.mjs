/**
 * The house as data: which layer may import which. Read by ESLint while one types and by `layers.test.ts` for the whole tree.
 *
 * `layers`: other folders of `src` that may be imported. `packages`: npm packages that may be imported at run time.
 */
export const layers = {
  model: { layers: [], packages: [] },
  telemetry: { layers: ['model'], packages: [] },
  analysis: { layers: ['model'], packages: [] },
  demo: { layers: ['model', 'telemetry'], packages: [] },
  dashboards: { layers: ['model', 'telemetry', 'analysis'], packages: [] },
  grafana: {
    layers: ['model', 'telemetry', 'demo'],
    packages: 'any',
  },
  views: {
    layers: ['model', 'telemetry', 'analysis', 'grafana'],
    packages: [
      'react',
      'react-router-dom',
      '@emotion/css',
      '@grafana/data',
      '@grafana/i18n',
      '@grafana/ui',
      '@tanstack/react-virtual',
    ],
  },
  app: { layers: ['model', 'telemetry', 'analysis', 'grafana', 'views', 'demo', 'plugin.json'], packages: 'any' },
};

/** Folders whose code must reach nothing of React, Grafana or rxjs at run time. */
export const pureLayers = ['model', 'telemetry', 'analysis', 'demo', 'dashboards'];

/** Entries of workers: each runs one conclusion apart from the page, so they alone of their layer know what concludes. */
export const workerEntries = {
  folder: 'grafana/workers',
  suffix: '.worker.ts',
  layers: ['model', 'telemetry', 'analysis'],
};

/** Files of one layer that another may import although the table says no, each with its reason. Keep it empty. */
export const debt = [];
