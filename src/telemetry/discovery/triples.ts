import { signals, type Signal } from '../../model/environment';
import { correlationsOf, type Correlation } from './correlations';
import { isAboutGrafana, signalOf, type DataSourceFact } from './dataSourceFact';
import { nameKey } from './nameKey';
import type { Doubt, LeftOut, Reason } from './proposal';

/** Three data sources that belong together, and why each does. */
export interface Triple {
  readonly metrics: DataSourceFact;
  readonly traces: DataSourceFact;
  readonly logs: DataSourceFact;
  readonly why: Readonly<Record<Signal, Reason>>;
  readonly doubts: readonly Doubt[];
}

interface Known {
  readonly bySignal: Readonly<Record<Signal, readonly DataSourceFact[]>>;
  readonly correlations: readonly Correlation[];
  readonly byUid: ReadonlyMap<string, DataSourceFact>;
}

interface Pick {
  readonly fact?: DataSourceFact;
  readonly reason?: Reason;
  readonly doubts: readonly Doubt[];
}

/**
 * Puts data sources together: first what their settings connect, then what their names do, then what is the only one
 * of its kind. Every source of metrics starts one triple, as tenants share traces and logs more often than metrics.
 * The order in which facts come does not matter.
 */
export function triplesOf(facts: readonly DataSourceFact[]): { triples: readonly Triple[]; left: readonly LeftOut[] } {
  const known = knownFrom(facts);
  const triples: Triple[] = [];
  const left: LeftOut[] = [];
  for (const metrics of known.bySignal.metrics) {
    const found = tripleFrom(metrics, known);
    if ('why' in found) {
      triples.push(found);
    } else {
      left.push(found);
    }
  }
  const used = new Set(triples.flatMap((triple) => signals.map((signal) => triple[signal].uid)));
  const unused = [...known.bySignal.traces, ...known.bySignal.logs].filter(({ uid }) => !used.has(uid));
  return {
    triples: triples.map((triple) => withSharing(triple, triples)),
    left: [...left, ...unused.map((fact) => ({ ...named(fact), lacks: [], doubts: danglingOf(fact, known) }))],
  };
}

function tripleFrom(metrics: DataSourceFact, known: Known): Triple | LeftOut {
  const traces = pickTraces(metrics, known);
  const logs = pickLogs(metrics, traces.fact, known);
  const all = [metrics, ...(traces.fact ? [traces.fact] : []), ...(logs.fact ? [logs.fact] : [])];
  const doubts = [...traces.doubts, ...logs.doubts, ...all.flatMap((fact) => danglingOf(fact, known))];
  if (!traces.fact || !logs.fact || !traces.reason || !logs.reason) {
    const lacks: Signal[] = [...(traces.fact ? [] : ['traces' as const]), ...(logs.fact ? [] : ['logs' as const])];
    return { ...named(metrics), lacks, doubts };
  }
  const start: Reason = traces.reason.by === 'only-one' ? { by: 'start' } : traces.reason;
  return {
    metrics,
    traces: traces.fact,
    logs: logs.fact,
    why: { metrics: start, traces: traces.reason, logs: logs.reason },
    doubts,
  };
}

/** The Tempo whose service map is in these metrics, or to which their exemplars lead. */
function pickTraces(metrics: DataSourceFact, known: Known): Pick {
  return (
    connected('traces', metrics, known) ??
    likeNamed('traces', metrics, known) ??
    onlyOne('traces', known) ?? { doubts: ambiguity('traces', metrics, known) }
  );
}

/** Traces know their logs best; where several kinds of logs lead to the same traces, names decide. */
function pickLogs(metrics: DataSourceFact, traces: DataSourceFact | undefined, known: Known): Pick {
  const candidates = traces ? connections('logs', traces, known) : [];
  const alike = candidates.filter(({ fact }) => nameKey(fact.name) === nameKey(metrics.name));
  const [first] = alike.length > 0 ? alike : candidates;
  if (first) {
    return { ...first, doubts: [] };
  }
  return (
    likeNamed('logs', metrics, known) ??
    (traces && likeNamed('logs', traces, known)) ??
    onlyOne('logs', known) ?? { doubts: ambiguity('logs', metrics, known) }
  );
}

function connected(signal: Signal, to: DataSourceFact, known: Known): Pick | undefined {
  const [first] = connections(signal, to, known);
  return first && { ...first, doubts: [] };
}

/** Data sources of `signal` that `other` names or that name it, in the order of how much the setting says. */
function connections(signal: Signal, other: DataSourceFact, known: Known) {
  const order: ReadonlyArray<Correlation['setting']> = [
    'serviceMap',
    'tracesToLogs',
    'exemplarTraceIdDestinations',
    'derivedFields',
    'tracesToMetrics',
  ];
  return order.flatMap((setting) =>
    known.correlations.flatMap((correlation) => {
      const { from, to } = correlation;
      const uid = from === other.uid ? to : from;
      const fact = known.byUid.get(uid);
      const fits = correlation.setting === setting && (from === other.uid || to === other.uid);
      if (!fits || !fact || signalOf(fact) !== signal) {
        return [];
      }
      const reason: Reason = { by: 'correlation', setting, of: known.byUid.get(from)?.name ?? from };
      return [{ fact, reason }];
    })
  );
}

function likeNamed(signal: Signal, other: DataSourceFact, known: Known): Pick | undefined {
  const key = nameKey(other.name);
  const alike = known.bySignal[signal].filter(({ name }) => nameKey(name) === key);
  const [fact] = alike;
  return fact && alike.length === 1 ? { fact, reason: { by: 'name', key }, doubts: [] } : undefined;
}

function onlyOne(signal: Signal, { bySignal }: Known): Pick | undefined {
  const [fact, ...others] = bySignal[signal];
  return fact && others.length === 0 ? { fact, reason: { by: 'only-one' }, doubts: [] } : undefined;
}

function ambiguity(signal: Signal, other: DataSourceFact, known: Known): readonly Doubt[] {
  const alike = known.bySignal[signal].filter(({ name }) => nameKey(name) === nameKey(other.name));
  return alike.length > 1 ? [{ kind: 'ambiguous', signal, names: alike.map(({ name }) => name) }] : [];
}

/** Settings that name a data source which is not there. */
function danglingOf(fact: DataSourceFact, known: Known): readonly Doubt[] {
  return correlationsOf(fact)
    .filter(({ to }) => !known.byUid.has(to))
    .map(({ setting, to }) => ({ kind: 'dangling', of: fact.name, setting, uid: to }));
}

/** A source that was taken for want of another, and that others use with better reason, may be the wrong one. */
function withSharing(triple: Triple, all: readonly Triple[]): Triple {
  const shared = (['traces', 'logs'] as const).filter(
    (signal) =>
      triple.why[signal].by === 'only-one' &&
      all.some((other) => other !== triple && other[signal].uid === triple[signal].uid)
  );
  const doubts = shared.map((signal) => ({ kind: 'shared', signal, name: triple[signal].name }) as const);
  return { ...triple, doubts: [...triple.doubts, ...doubts] };
}

function knownFrom(facts: readonly DataSourceFact[]): Known {
  const inOrder = [...facts].sort(
    (a, b) => compare(a.name, b.name) || compare(a.uid, b.uid) || compare(a.type, b.type)
  );
  const byUid = new Map<string, DataSourceFact>();
  for (const fact of inOrder) {
    if (!byUid.has(fact.uid)) {
      byUid.set(fact.uid, fact);
    }
  }
  const usable = [...byUid.values()].filter((fact) => fact.uid !== '' && !isAboutGrafana(fact));
  const of = (signal: Signal) => usable.filter((fact) => signalOf(fact) === signal);
  return {
    bySignal: { metrics: of('metrics'), traces: of('traces'), logs: of('logs') },
    correlations: usable.flatMap(correlationsOf),
    byUid: new Map(usable.map((fact) => [fact.uid, fact])),
  };
}

function named({ uid, name }: DataSourceFact): { uid: string; name: string } {
  return { uid, name };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
