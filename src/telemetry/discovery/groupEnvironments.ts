import { signals, type Environment, type Matcher, type Signal } from '../../model/environment';
import type { DataSourceFact } from './dataSourceFact';
import { nameWithoutKind } from './nameKey';
import type { Discovery, Doubt, LabelValues, Proposal, Reason } from './proposal';
import { triplesOf, type Triple } from './triples';

/** Labels that name an environment, surest first. Namespaces tell teams and services apart, so they are not among them. */
export const environmentLabels: Readonly<Record<Signal, readonly string[]>> = {
  metrics: [
    'deployment_environment_name',
    'deployment_environment',
    'env',
    'environment',
    'stage',
    'k8s_cluster_name',
    'cluster',
  ],
  traces: ['resource.deployment.environment.name', 'resource.deployment.environment'],
  logs: ['deployment_environment_name', 'deployment_environment', 'env', 'environment', 'cluster'],
};

/** One value tells nothing apart, and fifty are no environments. */
const fewest = 2;
const most = 50;

export function tellsApart({ values }: Pick<LabelValues, 'values'>): boolean {
  const distinct = new Set(values.filter((value) => value !== '')).size;
  return distinct >= fewest && distinct <= most;
}

/**
 * Environments as they seem to be: data sources put together (see triples.ts), and a stack that serves several values
 * of a label split by it. Every cell has its reason; what does not fit anywhere is said and left out. Only uids of
 * `facts` are used, and their order does not matter.
 */
export function groupEnvironments(facts: readonly DataSourceFact[], labelValues: readonly LabelValues[]): Discovery {
  const { triples, left } = triplesOf(facts);
  const taken = new Set<string>();
  const proposals = [...triples]
    .sort((a, b) => sureness(b) - sureness(a))
    .flatMap((triple) => splitByLabel(triple, labelValues, triples.length > 1))
    .map(({ environment, ...rest }) => ({ ...rest, environment: { ...environment, id: freeId(environment, taken) } }));
  return { proposals, left };
}

/** What settings connect comes before what is only called alike. */
function sureness({ doubts, why }: Triple): number {
  const points: Readonly<Record<Reason['by'], number>> = {
    correlation: 3,
    'label-value': 3,
    name: 2,
    start: 1,
    'only-one': 1,
  };
  return signals.reduce((sum, signal) => sum + points[why[signal].by], 0) - (doubts.length > 0 ? 10 : 0);
}

/** `several`: there are other stacks too, so that a value alone does not name an environment. */
function splitByLabel(triple: Triple, labelValues: readonly LabelValues[], several: boolean): readonly Proposal[] {
  const found = labelOf(triple, 'metrics', labelValues);
  const name = nameWithoutKind(triple.metrics.name) || nameWithoutKind(triple.traces.name);
  if (!found) {
    return [
      {
        environment: environmentOf(triple, name || triple.metrics.name || triple.metrics.uid, {}),
        why: triple.why,
        doubts: triple.doubts,
      },
    ];
  }
  const values = [...new Set(found.values)].filter((value) => value !== '').sort();
  return values.map((value) => {
    const labels = new Map(signals.map((signal) => [signal, labelFor(triple, signal, { labelValues, value })]));
    const matchers = Object.fromEntries(
      [...labels].map(([signal, label]) => [signal, label === undefined ? [] : [{ label, op: '=', value } as const]])
    );
    return {
      environment: environmentOf(triple, several && name ? `${name} · ${value}` : value, matchers),
      why: withLabels(triple.why, labels, value),
      doubts: [...triple.doubts, ...labelDoubts(triple, labels, { labelValues, value })],
    };
  });
}

/** The surest label by which a data source of the triple can be told apart. */
function labelOf(triple: Triple, signal: Signal, labelValues: readonly LabelValues[]): LabelValues | undefined {
  const own = labelValues.filter(({ uid }) => uid === triple[signal].uid);
  return environmentLabels[signal]
    .map((label) => own.find((one) => one.label === label && tellsApart(one)))
    .find((one) => one !== undefined);
}

/** Under which label a signal carries `value`, or other values; one of another name than in metrics will do. */
function labelFor(
  triple: Triple,
  signal: Signal,
  { labelValues, value }: { readonly labelValues: readonly LabelValues[]; readonly value: string }
): string | undefined {
  if (signal === 'metrics') {
    return labelOf(triple, signal, labelValues)?.label;
  }
  const own = labelValues.filter((one) => one.uid === triple[signal].uid && one.values.length > 0);
  const carried = environmentLabels[signal].filter((label) => own.some((one) => one.label === label));
  return carried.find((label) => own.some((one) => one.label === label && one.values.includes(value))) ?? carried[0];
}

function withLabels(
  why: Triple['why'],
  labels: ReadonlyMap<Signal, string | undefined>,
  value: string
): Readonly<Record<Signal, Reason>> {
  const reason = (signal: Signal): Reason => {
    const label = labels.get(signal);
    return label === undefined ? why[signal] : { by: 'label-value', label, value };
  };
  return { metrics: reason('metrics'), traces: reason('traces'), logs: reason('logs') };
}

function labelDoubts(
  triple: Triple,
  labels: ReadonlyMap<Signal, string | undefined>,
  { labelValues, value }: { readonly labelValues: readonly LabelValues[]; readonly value: string }
): readonly Doubt[] {
  return signals.flatMap((signal): readonly Doubt[] => {
    const label = labels.get(signal);
    if (label === undefined) {
      return [{ kind: 'not-narrowed', signal, value }];
    }
    const { uid } = triple[signal];
    const isSeen = labelValues.some((one) => one.uid === uid && one.label === label && one.values.includes(value));
    return isSeen ? [] : [{ kind: 'not-seen', signal, label, value }];
  });
}

function environmentOf(
  triple: Triple,
  name: string,
  matchers: Partial<Readonly<Record<Signal, readonly Matcher[]>>>
): Environment {
  const source = (signal: Signal) => ({ uid: triple[signal].uid, matchers: matchers[signal] ?? [] });
  return { id: '', name, metrics: source('metrics'), traces: source('traces'), logs: source('logs') };
}

/** The name as an id, with a number behind it where another environment has it already. */
export function freeId({ name }: Pick<Environment, 'name'>, taken: Set<string>): string {
  const plain =
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 56) || 'environment';
  let id = plain;
  for (let number = 2; taken.has(id); number++) {
    id = `${plain}-${number}`;
  }
  taken.add(id);
  return id;
}
