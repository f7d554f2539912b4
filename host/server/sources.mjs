/** What each source brings: environments in the app's settings, data sources, and the time range to start with. */

export const pluginId = 'throughline-investigation-app';

/** 2026-11-21, 02:12:30 to 02:26:30 UTC: see tests/recorded/README.md. */
export const recordedWindow = { from: 1795227150000, to: 1795227990000 };

const kinds = { prometheus: 'metrics', tempo: 'tracing', loki: 'logs' };

export const sourceNames = ['demo', 'prometheus', 'recorded', 'unconfigured'];

/**
 * Data sources and app settings of one source. `storyAt` is the moment at which the demo's world was written out
 * for the real Prometheus.
 */
export function contentOf(source, storyAt, demoEnvironments) {
  if (source === 'recorded' || source === 'unconfigured') {
    return {
      // `unconfigured`: the same data sources, and nobody has set anything up.
      jsonData:
        source === 'recorded'
          ? { version: 2, environments: ['prod', 'staging'].map((name) => recordedEnvironment(name)) }
          : {},
      dataSources: dataSourcesOf('recorded', 'recorded'),
      range: recordedWindow,
    };
  }
  if (source === 'prometheus') {
    return {
      jsonData: { version: 2, environments: demoEnvironments.map(realEnvironment) },
      dataSources: dataSourcesOf('shop', 'demo'),
      range: { from: storyAt - 1_800_000, to: storyAt },
      storyAt,
    };
  }
  return { jsonData: {}, dataSources: [] };
}

function recordedEnvironment(name) {
  return environmentOf({ id: `recorded-${name}`, name: `Recorded · ${name}`, prefix: 'recorded', value: name });
}

/** One of the demo's environments, read from data sources instead of from the plugin's own demo. */
function realEnvironment({ id, name, value }) {
  return environmentOf({ id: `real-${id}`, name: name.replace('Demo', 'Real'), prefix: 'shop', value });
}

/** An environment whose signals carry `value` in their label, from the data sources of `prefix`. */
function environmentOf({ id, name, prefix, value }) {
  const matchers = (label) => [{ label, op: '=', value }];
  return {
    id,
    name,
    metrics: { uid: `${prefix}-metrics`, matchers: matchers('deployment_environment') },
    traces: { uid: `${prefix}-traces`, matchers: matchers('resource.deployment.environment') },
    logs: { uid: `${prefix}-logs`, matchers: matchers('deployment_environment') },
  };
}

function dataSourcesOf(prefix, answeredBy) {
  const make = (type, signal, jsonData) => ({
    uid: `${prefix}-${signal}`,
    type,
    name: `${prefix} ${signal}`,
    answeredBy,
    url: type === 'prometheus' ? `/host/prometheus/${prefix}` : '',
    jsonData,
    meta: metaOf(type),
  });
  const traces = `${prefix}-traces`;
  return [
    make('prometheus', 'metrics', {
      timeInterval: '15s',
      exemplarTraceIdDestinations: [{ name: 'traceID', datasourceUid: traces }],
    }),
    make('tempo', 'traces', {
      serviceMap: { datasourceUid: `${prefix}-metrics` },
      tracesToLogsV2: { datasourceUid: `${prefix}-logs` },
    }),
    make('loki', 'logs', {
      derivedFields: [
        {
          name: 'trace_id',
          matcherType: 'label',
          matcherRegex: 'trace_id',
          url: '${__value.raw}',
          datasourceUid: traces,
        },
      ],
    }),
  ];
}

function metaOf(type) {
  const logos = { small: '', large: '' };
  return {
    id: type,
    name: `${type[0].toUpperCase()}${type.slice(1)}`,
    type: 'datasource',
    module: '',
    baseUrl: '',
    [kinds[type]]: true,
    info: { author: { name: '' }, description: '', links: [], logos, screenshots: [], updated: '', version: '' },
  };
}
