import type { BusinessMetric } from '../model/environment';
import { figuresQuestion } from '../telemetry/tiers/figures';
import type { Known } from '../telemetry/tiers/plan';
import { redQuestion } from '../telemetry/red';
import { asks, chosenService, exprOf, metricScope } from './asked';
import type { Dashboard } from './dashboard';
import { metricsOf, said, type Edition } from './edition';
import { durationUnit, share } from './figures';
import { dashboard, type Placed } from './layout';
import { headerLink, servicePath } from './linkToPlugin';
import { courseOf, quantileNames, text, timeSeries, type Asked, type Said } from './panels';

/** One service from what it is there for down to what it runs on. */
export function tiers(edition: Edition, business: readonly BusinessMetric[] = []): Dashboard {
  return dashboard(edition, {
    name: 'tiers',
    title: said(edition, 'Tiers', '계층'),
    description: said(
      edition,
      'One service from the requests it serves, over its own insides, to what it runs on.',
      '한 서비스를 처리하는 요청부터 내부, 실행 환경까지 차례로 봅니다.'
    ),
    uses: ['service'],
    placed: [
      heading(
        edition,
        said(edition, 'What it is there for', '무엇을 위해 있나'),
        said(
          edition,
          'Requests it serves, how many fail, how long they take.',
          '처리하는 요청, 실패, 걸리는 시간입니다.'
        )
      ),
      ...requests(edition),
      heading(
        edition,
        said(edition, 'Its insides', '내부'),
        said(
          edition,
          'Memory, waiting and queues of its processes. Which of these there are depends on what it is written in.',
          '프로세스의 메모리, 대기, 큐입니다. 무엇이 있는지는 서비스를 만든 언어에 따라 다릅니다.'
        )
      ),
      ...figures(edition, 'application', business),
      heading(
        edition,
        said(edition, 'What it runs on', '실행 환경'),
        said(edition, 'CPU and memory of its pods, with their limits.', '파드의 CPU와 메모리, 그 한도입니다.')
      ),
      ...figures(edition, 'infrastructure', business),
    ],
  });
}

function told(edition: Edition, title: string, description: string): Said {
  return {
    title,
    description,
    links: [headerLink(said(edition, 'This service', '이 서비스'), servicePath('service'))],
  };
}

function heading(edition: Edition, title: string, words: string): Placed {
  return { w: 24, h: 2, panel: text(told(edition, title, words), words) };
}

function requests(edition: Edition): readonly Placed[] {
  const question = redQuestion({ is: 'service', service: chosenService }, metricScope(edition));
  const rate = exprOf(question, 'rate');
  const errors = asks(question, 'errors') ? exprOf(question, 'errors') : `0 * ${rate}`;
  const say = (english: string, korean: string) => said(edition, english, korean);
  const drawn = (panel: Said, asked: Asked, unit: string) => drawing(edition, panel, { asked: [asked], unit });
  return [
    drawn(
      told(edition, say('Requests', '요청'), say('Requests that came in.', '들어온 요청.')),
      { refId: 'rate', expr: rate, legend: say('requests', '요청') },
      'reqps'
    ),
    drawn(
      told(edition, say('Errors', '오류율'), say('Share of them that failed.', '그중 실패한 비율.')),
      { refId: 'share', expr: share(errors, rate), legend: say('errors', '오류율') },
      'percentunit'
    ),
    ...(asks(question, 'duration')
      ? [
          drawn(
            told(edition, say('Duration', '지연 시간'), say('Quantiles with exemplars.', '분위수와 예시 트레이스.')),
            { refId: 'duration', expr: exprOf(question, 'duration'), legend: 'p{{quantile}}', exemplars: true },
            durationUnit(edition)
          ),
        ]
      : []),
  ];
}

function drawing(
  edition: Edition,
  panel: Said,
  { asked, unit }: { readonly asked: readonly Asked[]; readonly unit: string }
): Placed {
  const noValue = said(edition, 'This service has no such metric', '이 서비스에는 이 메트릭이 없습니다');
  const defaults = { ...courseOf(unit), noValue };
  const drawn = { source: metricsOf(edition), asked, defaults, overrides: quantileNames };
  return { w: 8, h: 8, panel: timeSeries(panel, drawn) };
}

/** A figure by the dialect that is usual: its metrics as OpenTelemetry, cAdvisor and kube-state-metrics name them. */
interface Figure {
  readonly id: string;
  readonly tier: 'application' | 'infrastructure';
  readonly title: readonly [english: string, korean: string];
  readonly unit: string;
  readonly legend: string;
}

const inside = {
  tier: 'application',
  unit: 'short',
  legend: '{{k8s_pod_name}}{{pod}} {{instance}}',
} as const;
const below = { tier: 'infrastructure', unit: 'short', legend: '{{pod}}' } as const;

const shown: readonly Figure[] = [
  { ...inside, id: 'jvm-heap', title: ['JVM heap', 'JVM 힙'], unit: 'bytes' },
  {
    ...inside,
    id: 'jvm_gc_duration_seconds_sum',
    title: ['JVM garbage collection, share of time', 'JVM GC 시간 비율'],
    unit: 'percentunit',
  },
  { ...inside, id: 'go_goroutine_count', title: ['Goroutines', '고루틴'] },
  { ...inside, id: 'go_memory_used_bytes', title: ['Go memory', 'Go 메모리'], unit: 'bytes' },
  {
    ...inside,
    id: 'nodejs_eventloop_delay_p99_seconds',
    title: ['Node.js event loop delay, p99', 'Node.js 이벤트 루프 지연, p99'],
    unit: 's',
  },
  {
    ...inside,
    id: 'pool-otel',
    title: ['Connection pools', '커넥션 풀'],
    legend: '{{db_client_connection_pool_name}} {{instance}}',
  },
  { ...inside, id: 'kafka_consumer_records_lag_max', title: ['Kafka consumer lag', 'Kafka 컨슈머 지연'] },
  { ...below, id: 'cadvisor-cpu', title: ['CPU, cores', 'CPU 코어'] },
  {
    ...below,
    id: 'cadvisor-throttling',
    title: ['CPU throttled, share of periods', 'CPU 스로틀링 비율'],
    unit: 'percentunit',
  },
  { ...below, id: 'cadvisor-memory', title: ['Memory', '메모리'], unit: 'bytes' },
  { ...below, id: 'kube-restarts', title: ['Restarts', '재시작'] },
];

const processMetrics = [
  'jvm_memory_used_bytes',
  'jvm_memory_limit_bytes',
  'jvm_gc_duration_seconds_sum',
  'go_goroutine_count',
  'go_memory_used_bytes',
  'nodejs_eventloop_delay_p99_seconds',
  'db_client_connection_count',
  'db_client_connection_max',
  'kafka_consumer_records_lag_max',
];
const podMetrics = [
  'container_cpu_usage_seconds_total',
  'container_cpu_cfs_throttled_periods_total',
  'container_cpu_cfs_periods_total',
  'container_memory_working_set_bytes',
  'kube_pod_container_resource_limits',
  'kube_pod_container_status_restarts_total',
];

const inLabel = (label: string) => ({ label, inEnvironment: true });

/** What the pages find out by asking stands here as it usually is: processes by their label, pods by their names. */
const known: Known = {
  names: [...processMetrics, ...podMetrics],
  joins: {
    labels: new Map(processMetrics.map((metric) => [metric, inLabel('service_name')])),
    targets: [],
    pods: [],
    guesses: new Map(podMetrics.map((metric) => [metric, inLabel('pod')])),
  },
};

function figures(edition: Edition, tier: Figure['tier'], business: readonly BusinessMetric[]): readonly Placed[] {
  const question = figuresQuestion({ service: chosenService, known, business }, metricScope(edition));
  const limit = said(edition, 'limit', '한도');
  return shown
    .filter((figure) => figure.tier === tier)
    .map(({ id, title, unit, legend }) => {
      const limitId = `${id}-limit`;
      const panel = told(
        edition,
        said(edition, ...title),
        said(edition, 'As the service’s page in Throughline has it.', 'Throughline의 서비스 페이지와 같은 값입니다.')
      );
      const asked = [
        { refId: id, expr: exprOf(question, id), legend },
        ...(asks(question, limitId) ? [{ refId: limitId, expr: exprOf(question, limitId), legend: limit }] : []),
      ];
      return drawing(edition, panel, { asked, unit });
    });
}
