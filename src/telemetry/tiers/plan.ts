import type { Matcher } from '../../model/environment';
import type { Join } from '../../model/resource';
import type { ServiceId } from '../../model/service';
import { oneOf } from '../promql';
import { re2Literal } from '../queryText';
import type { MetricScope } from '../scope';
import type { ResourceDialect } from './dialect';
import { podGuess, podLabels, serviceMatcher, withoutEnvironment, type Joins, type Tie } from './joins';
import { resourceDialects } from './names';

/** A dialect whose figure is asked for, and by what its series are joined to the service. */
export interface Planned {
  readonly dialect: ResourceDialect;
  readonly join: Join;
  readonly inEnvironment: boolean;
  /** Limits that are there. */
  readonly limits: readonly string[];
  /** The matchers that join the series of a metric. */
  readonly matching: (metric: string) => readonly Matcher[];
  /** The labels that tell series of a metric apart. */
  readonly by: (metric: string) => readonly string[];
}

export interface Known {
  readonly names: readonly string[];
  readonly joins: Joins;
}

/**
 * What is worth asking of a service. A figure has several dialects: those before the first that is surely there are
 * asked for too, since they may be there, and the first that answers is shown.
 */
export function planOf(service: ServiceId, { names, joins }: Known, scope: MetricScope): readonly Planned[] {
  const there = new Set(names);
  const sure = new Set<string>();
  const plan: Planned[] = [];
  for (const dialect of resourceDialects) {
    if (sure.has(dialect.kind) || !dialect.needs.every((metric) => there.has(metric))) {
      continue;
    }
    const tied = tiedBy(dialect, { service, joins, scope });
    if (tied) {
      plan.push({ dialect, limits: (dialect.limits ?? []).filter((metric) => there.has(metric)), ...tied });
      if (tied.isSure) {
        sure.add(dialect.kind);
      }
    }
  }
  return plan;
}

interface Asking {
  readonly service: ServiceId;
  readonly joins: Joins;
  readonly scope: MetricScope;
}

interface Tied extends Omit<Planned, 'dialect' | 'limits'> {
  /** Series were seen, so no other dialect needs to be asked for. */
  readonly isSure: boolean;
}

/** Labels that instances of a process are told apart by; those that a series lacks do not count. */
const ofProcesses = ['k8s_pod_name', 'pod', 'instance'];

function tiedBy(dialect: ResourceDialect, asking: Asking): Tied | undefined {
  switch (dialect.reach) {
    case 'process':
      return processTie(dialect, asking);
    case 'consumer-groups':
      return groupTie(asking);
    case 'nodes':
      return podTie(dialect, 'kube_pod_info', asking);
    default:
      return podTie(dialect, dialect.needs[0] ?? '', asking);
  }
}

function processTie({ needs: [metric = ''] }: ResourceDialect, asking: Asking): Tied | undefined {
  const { joins } = asking;
  const tie = joins.labels.get(metric);
  if (tie?.inEnvironment || (tie && joins.targets.length === 0)) {
    return { ...labelTie(tie, asking), by: () => ofProcesses };
  }
  if (joins.targets.length === 0) {
    return undefined;
  }
  const jobs = oneOf('job', distinct(joins.targets.map(({ job }) => job)));
  const instances = distinct(joins.targets.flatMap(({ instance }) => instance ?? []));
  const matchers = instances.length > 0 ? [jobs, oneOf('instance', instances)] : [jobs];
  return {
    join: { by: 'target-info' },
    inEnvironment: true,
    isSure: false,
    matching: () => matchers,
    by: () => ofProcesses,
  };
}

function podTie({ needs, reach }: ResourceDialect, metric: string, asking: Asking): Tied | undefined {
  const { joins } = asking;
  const tie = joins.labels.get(metric);
  if (tie?.inEnvironment && reach === 'pods' && needs.every((needed) => joins.labels.has(needed))) {
    return { ...labelTie(tie, asking), by: () => podLabels };
  }
  const usual = metric.startsWith('k8s_') ? 'k8s_pod_name' : 'pod';
  const labelOf = (of: string) => joins.guesses.get(of)?.label ?? usual;
  const [first] = joins.pods;
  if (first) {
    return {
      join: first.by === 'label' ? { by: 'label', label: labelOf(metric) } : { by: 'target-info' },
      inEnvironment: true,
      isSure: false,
      matching: (of) => knownPods(asking, labelOf(of)),
      by: (of) => [labelOf(of)],
    };
  }
  const guess = joins.guesses.get(metric);
  return guess && { ...guessTie(guess, asking), by: (of) => [labelOf(of)] };
}

function knownPods({ joins: { pods } }: Asking, label: string): readonly Matcher[] {
  const namespaces = distinct(pods.flatMap(({ namespace }) => namespace ?? []));
  const inAll = pods.every(({ namespace }) => namespace !== undefined);
  const own = oneOf(label, distinct(pods.map(({ pod }) => pod)));
  return inAll ? [own, oneOf(label.replace(/pod(_name)?$/, 'namespace$1'), namespaces)] : [own];
}

function guessTie(tie: Tie, { service, joins, scope }: Asking): Omit<Tied, 'by'> {
  const environment = tie.inEnvironment ? scope.matchers : withoutEnvironment(scope.matchers);
  return {
    join: { by: 'name-guess', of: 'pods', guess: `${service.name}-*` },
    inEnvironment: tie.inEnvironment || scope.matchers.length === 0,
    isSure: true,
    matching: (metric) => {
      const label = joins.guesses.get(metric)?.label ?? tie.label;
      return [{ label, op: '=~', value: podGuess(service) }, ...environment];
    },
  };
}

function labelTie({ label, inEnvironment }: Tie, { service, scope }: Asking): Omit<Tied, 'by'> {
  const environment = inEnvironment ? scope.matchers : withoutEnvironment(scope.matchers);
  const matchers = [serviceMatcher(label, service), ...environment];
  return { join: { by: 'label', label }, inEnvironment, isSure: true, matching: () => matchers };
}

/** Exporters of Kafka know groups, not services; a group is often called as its service, or so with something behind. */
function groupTie({ service: { name }, scope }: Asking): Tied {
  const groups = like('consumergroup', `${re2Literal(name)}([-_.].*)?`);
  const matchers = [groups, ...scope.matchers.map(orWithout)];
  return {
    join: { by: 'name-guess', of: 'consumer-groups', guess: `${name}, ${name}-*` },
    inEnvironment: scope.matchers.length === 0,
    isSure: false,
    matching: () => matchers,
    by: () => ['consumergroup'],
  };
}

/** Holds for series that carry the matcher's label as wanted, and for those that do not carry it at all. */
export function orWithout({ label, op, value }: Matcher): Matcher {
  const pattern = op === '=' ? re2Literal(value) : value;
  return op === '=' || op === '=~' ? { label, op: '=~', value: `(?:${pattern})|` } : { label, op, value };
}

function like(label: string, value: string): Matcher {
  return { label, op: '=~', value };
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
