import type { Strain } from '../../analysis/resourceStrain';
import type { Translate } from '../../grafana/translate';
import type { Join, ResourceFigure, ResourceKind, Tier } from '../../model/resource';
import { unreachable } from '../../model/outcome';
import { ms, ratio } from '../../model/units';
import { asText } from '../parts/asText';
import { formatDuration, formatRatio, formatTime } from '../parts/format';
import { inDigits } from '../parts/language';

export function tierTitle(tier: Tier, t: Translate): string {
  switch (tier) {
    case 'infrastructure':
      return t('resources.tier.infrastructure', 'Infrastructure');
    case 'application':
      return t('resources.tier.application', 'Application');
    case 'business':
      return t('resources.tier.business', 'Business');
    default:
      return unreachable(tier);
  }
}

/** What was looked for in a tier that has nothing. */
export function tierAbsent(tier: Tier, t: Translate): string {
  switch (tier) {
    case 'infrastructure':
      return t(
        'resources.absent.infrastructure',
        'Nothing of this service. Looked for container metrics (cAdvisor, kubelet), kube-state-metrics, node exporter and process metrics.'
      );
    case 'application':
      return t(
        'resources.absent.application',
        'Nothing of this service. Looked for JVM, Go and Node.js runtimes, connection pools, worker threads and Kafka consumer lag.'
      );
    case 'business':
      return t(
        'resources.absent.business',
        'No metric is named for this service. An administrator can name some in the app’s settings.'
      );
    default:
      return unreachable(tier);
  }
}

export function figureTitle({ kind, title }: { kind: ResourceKind; title?: string }, t: Translate): string {
  const titles: Readonly<Record<ResourceKind, string>> = {
    cpu: t('resources.cpu', 'CPU, cores'),
    'cpu-share': t('resources.cpu-share', 'CPU'),
    throttling: t('resources.throttling', 'CPU throttled'),
    memory: t('resources.memory', 'Memory'),
    restarts: t('resources.restarts', 'Restarts'),
    'oom-kills': t('resources.oom-kills', 'Ended for lack of memory'),
    disk: t('resources.disk', 'Disk'),
    'node-cpu': t('resources.node-cpu', 'CPU of its nodes'),
    'node-memory': t('resources.node-memory', 'Memory of its nodes'),
    'node-disk': t('resources.node-disk', 'Disk of its nodes'),
    'jvm-heap': t('resources.jvm-heap', 'JVM heap'),
    'jvm-gc': t('resources.jvm-gc', 'JVM garbage collection'),
    'jvm-threads': t('resources.jvm-threads', 'JVM threads'),
    'go-goroutines': t('resources.go-goroutines', 'Goroutines'),
    'go-memory': t('resources.go-memory', 'Go memory'),
    'go-gc': t('resources.go-gc', 'Go garbage collection'),
    'node-event-loop': t('resources.node-event-loop', 'Event loop delay, p99'),
    'node-heap': t('resources.node-heap', 'Node.js heap'),
    pool: t('resources.pool', 'Connection pool in use'),
    'pool-waiting': t('resources.pool-waiting', 'Waiting for a connection'),
    'worker-threads': t('resources.worker-threads', 'Worker threads busy'),
    'kafka-lag': t('resources.kafka-lag', 'Kafka consumer lag'),
    business: '',
  };
  return title ?? titles[kind];
}

/** A value as its panel shows it. */
export function figureText({ unit }: Pick<ResourceFigure, 'unit'>, value: number): string {
  const digits = inDigits(value, { maximumSignificantDigits: 3 });
  switch (unit) {
    case 'bytes':
      return bytesText(value);
    case 'share':
      return formatRatio(ratio(value));
    case 'ms':
      return formatDuration(ms(value));
    default:
      return digits;
  }
}

const steps = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

function bytesText(value: number): string {
  const step = Math.min(steps.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, value)) / 10)));
  return `${inDigits(value / 1024 ** step, { maximumSignificantDigits: 3 })} ${steps[step] ?? ''}`;
}

/** How series came to be the service's; undefined where they say so themselves. */
export function joinText(join: Join, t: Translate): string | undefined {
  switch (join.by) {
    case 'label':
    case 'settings':
      return undefined;
    case 'target-info':
      return t('resources.join.target-info', 'joined by target_info');
    case 'name-guess':
      return join.of === 'pods'
        ? t('resources.join.pods', 'joined by name: pods {{guess}}', { guess: join.guess, ...asText })
        : t('resources.join.groups', 'joined by name: consumer groups {{guess}}', { guess: join.guess, ...asText });
    default:
      return unreachable(join);
  }
}

export function joinExplained(join: Join, t: Translate): string {
  return join.by === 'name-guess'
    ? t(
        'resources.join.guess-explained',
        'A guess: nothing in these metrics names the service, so series are taken whose names begin like it. Others of a similar name may be among them.'
      )
    : t('resources.join.target-info-explained', 'target_info says which targets and pods belong to the service.');
}

/** One resource of the sentence: "CPU 96 % of its limit since 10:42". */
export function strainText({ kind, share, since }: Strain, t: Translate, timeZone?: string): string {
  const values = { share: formatRatio(share), title: figureTitle({ kind }, t), ...asText };
  const said =
    kind === 'throttling'
      ? t('resources.strain.throttled', 'throttled {{share}} of the time', values)
      : ofWhat(kind, values, t);
  return since === undefined
    ? said
    : t('resources.strain.since', '{{said}} since {{time}}', { said, time: formatTime(since, timeZone), ...asText });
}

function ofWhat(kind: ResourceKind, values: Record<string, unknown>, t: Translate): string {
  switch (kind) {
    case 'cpu':
      return t('resources.strain.cpu', 'CPU {{share}} of its limit', values);
    case 'memory':
      return t('resources.strain.memory', 'memory {{share}} of its limit', values);
    case 'jvm-gc':
      return t('resources.strain.gc', 'garbage collection {{share}} of the time', values);
    case 'jvm-heap':
    case 'node-heap':
      return t('resources.strain.heap', 'heap {{share}} of its limit', values);
    case 'pool':
      return t('resources.strain.pool', 'connection pool {{share}} in use', values);
    default:
      return t('resources.strain.other', '{{title}} {{share}}', values);
  }
}
