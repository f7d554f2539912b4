import { deployNotesParams } from '../telemetry/annotations';
import { inbound } from '../telemetry/requestMetrics';
import { promqlSelector } from '../telemetry/promql';
import { windowOf } from '../model/window';
import { metricScope, withVariables } from './asked';
import type { Annotation, Dashboard, Panel, PanelContent, Variable } from './dashboard';
import { metricsOf, said, type Edition } from './edition';
import { headerLink, pluginPath } from './linkToPlugin';

/** Grafana's grid has 24 columns; a phone shows every panel in full width, in the order in which they stand. */
const columns = 24;

/** A panel with the room that it takes: columns, and rows of 30 pixels. */
export interface Placed {
  readonly w: 6 | 8 | 12 | 24;
  readonly h: number;
  readonly panel: PanelContent;
}

/** Puts panels beside each other while there is room, and else into a new row that begins below the highest. */
export function laidOut(placed: readonly Placed[]): readonly Panel[] {
  let [x, y, below] = [0, 0, 0];
  return placed.map(({ w, h, panel }, index) => {
    if (x + w > columns) {
      [x, y] = [0, below];
    }
    const gridPos = { x, y, w, h };
    x += w;
    below = Math.max(below, y + h);
    return { ...panel, id: index + 1, gridPos };
  });
}

export interface Made {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly uses: ReadonlyArray<'logs' | 'service'>;
  readonly placed: readonly Placed[];
}

/** A dashboard with the variables, marks and links that all of ours have. */
export function dashboard(edition: Edition, { name, title, description, uses, placed }: Made): Dashboard {
  const language = edition.language === 'ko-KR' ? 'ko' : 'en';
  return {
    uid: `${edition.prefix}-${name}`,
    title,
    description,
    tags: ['throughline', language],
    schemaVersion: 41,
    version: 1,
    editable: true,
    graphTooltip: 1,
    refresh: '30s',
    timezone: 'browser',
    time: { from: 'now-1h', to: 'now' },
    annotations: { list: marks(edition) },
    templating: {
      list: [
        ...environmentVariables(edition, uses.includes('logs')),
        ...(uses.includes('service') ? [serviceVariable(edition)] : []),
      ],
    },
    links: [headerLink('Throughline', pluginPath('overview'))],
    panels: laidOut(placed),
  };
}

const inGrafana = { type: 'grafana', uid: '-- Grafana --' };

/** Deploys as tools write them down, and whatever is attached to the dashboard itself, alerts among it. */
function marks(edition: Edition): readonly Annotation[] {
  const tags = deployNotesParams(windowOf(0, 1)).getAll('tags');
  return [
    {
      name: said(edition, 'Alerts and notes', '알림과 메모'),
      builtIn: 1,
      type: 'dashboard',
      datasource: inGrafana,
      enable: true,
      hide: true,
      iconColor: 'red',
    },
    {
      name: said(edition, 'Deploys', '배포'),
      datasource: inGrafana,
      enable: true,
      hide: false,
      iconColor: 'blue',
      target: { refId: 'deploys', type: 'tags', limit: 100, matchAny: true, tags },
    },
  ];
}

const usual = { includeAll: false, multi: false } as const;

function environmentVariables(edition: Edition, logs: boolean): readonly Variable[] {
  const { environments } = edition;
  const label = said(edition, 'Environment', '환경');
  const source = (name: string, query: string, more: Pick<Variable, 'hide'> & Partial<Variable>): Variable => ({
    name,
    type: 'datasource',
    label: name === 'logs' ? said(edition, 'Logs', '로그') : said(edition, 'Metrics', '메트릭'),
    query,
    refresh: 1,
    regex: '',
    ...usual,
    ...more,
  });
  if (environments.by === 'data-source') {
    const named = environments.named;
    return [
      { ...source('env', 'prometheus', { hide: 0, regex: named }), label },
      ...(logs ? [source('logs', 'loki', { hide: 2, regex: '/^${env:text}([ ._-].*)?$/' })] : []),
    ];
  }
  const { calls } = edition.profile.convention.requests;
  return [
    source('metrics', 'prometheus', { hide: 0 }),
    ...(logs ? [source('logs', 'loki', { hide: 0 })] : []),
    labelValues({ name: 'env', label, metric: calls.name, of: environments.label }, edition),
  ];
}

function serviceVariable(edition: Edition): Variable {
  const { calls, service } = edition.profile.convention.requests;
  const metric = withVariables(promqlSelector(calls.name, inbound(metricScope(edition))));
  return labelValues({ name: 'service', label: said(edition, 'Service', '서비스'), metric, of: service }, edition);
}

interface Values {
  readonly name: string;
  readonly label: string;
  readonly metric: string;
  readonly of: string;
}

/** The values of a label, as Grafana's Prometheus data source asks for them in a variable. */
function labelValues({ name, label, metric, of }: Values, edition: Edition): Variable {
  const query = `label_values(${metric}, ${of})`;
  return {
    name,
    type: 'query',
    label,
    hide: 0,
    datasource: metricsOf(edition),
    query: { qryType: 5, query, refId: `${name}-values` },
    refresh: 2,
    sort: 1,
    regex: '',
    ...usual,
  };
}
