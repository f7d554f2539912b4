import type { Overrides } from '../../model/environment';
import { absent, ready, type Absent, type Caveat, type Outcome, type Ready } from '../../model/outcome';
import { contains, type Window } from '../../model/window';
import type { Ask } from '../question';
import type { Candidate, GraphMetrics, Profile } from './convention';
import {
  bucketBoundsQuestion,
  lookedAt,
  metricLabelsQuestion,
  metricNamesQuestion,
  notInstrumented,
  pushIntervalQuestion,
  pushIntervalWithin,
  sampleSeriesQuestion,
} from './probes';
import {
  boundsOf,
  candidatesIn,
  graphsIn,
  profileOf,
  recognizedAs,
  understoodBy,
  withUnit,
  type Recognized,
} from './recognize';
import type { GraphCandidate } from './serviceGraphs';

/**
 * When to ask how metrics speak: of late, and where nothing speaks any longer, when the reader looks.
 *
 * A data source that speaks now is told by one short and cheap asking, the same whatever window is looked at; so one
 * that does costs no more, and its profile does not depend on which link was opened first.
 */
export function whenToAsk(recent: Window, viewed: Window | undefined): readonly Window[] {
  const looked = lookedAt(recent);
  const isAsked = !viewed || (contains(looked, viewed.from) && contains(looked, viewed.to));
  return isAsked ? [recent] : [recent, viewed];
}

/** So many metrics that are named alike are looked at before we say that none of them is known. */
const mostTried = 3;

/**
 * Asked in one window after the other until metrics of a known convention are there. A failure ends it: what was not
 * answered is not known to be absent. At most 12 queries.
 */
export async function askProfile(
  windows: readonly Window[],
  ask: Ask,
  overrides: Overrides = {}
): Promise<Outcome<Profile>> {
  let nothing: Absent = absent(notInstrumented);
  for (const window of windows) {
    const names = await ask(metricNamesQuestion(window));
    if (names.is === 'ready') {
      return new Asking(window, ask, overrides).profileBy(names);
    }
    if (names.is === 'failed') {
      return names;
    }
    nothing = names;
  }
  return nothing;
}

/**
 * How much of a profile is not there or was not to be found out; none of it needs to be asked again. What is missing
 * may come: a service graph that is switched on, a question that failed.
 */
export function lacking({ value, caveats }: Ready<Profile>): number {
  const { hasGraph, spanHistogram, graphHistogram } = value;
  const missing = [!hasGraph, spanHistogram === 'none', hasGraph && graphHistogram === 'none'];
  return missing.filter(Boolean).length + caveats.filter(({ kind }) => kind === 'part-failed').length;
}

/** One finding out, from names to labels to bounds and the distance of samples, with what failed on the way. */
class Asking {
  private readonly failures: Caveat[] = [];
  private readonly labels = new Map<string, Promise<readonly string[] | undefined>>();

  public constructor(
    private readonly window: Window,
    private readonly ask: Ask,
    private readonly overrides: Overrides
  ) {}

  /**
   * Where labels, bounds or interval cannot be had the convention's usual values hold, and the profile says that a
   * part failed. Labels are what tells conventions apart: without any there is no profile.
   */
  public async profileBy(names: Ready<readonly string[]>): Promise<Outcome<Profile>> {
    const recognized = await this.recognized(names.value);
    if (!recognized) {
      const [failure] = this.failures;
      return failure?.kind === 'part-failed' ? { is: 'failed', problem: failure.problem } : absent(notInstrumented);
    }
    const [convention, graph, interval] = await Promise.all([
      this.unitTold(recognized),
      this.graph(names.value, recognized),
      this.interval(recognized),
    ]);
    return ready(profileOf(convention, graph, interval), [...names.caveats, ...this.failures]);
  }

  private async recognized(names: readonly string[]): Promise<Recognized | undefined> {
    const tried = new Set<string>();
    for (const candidate of candidatesIn(names, this.overrides)) {
      tried.add(candidate.leading);
      if (tried.size > mostTried) {
        return undefined;
      }
      const labels = await this.labelsOf(candidate);
      const understood = labels && understoodBy(candidate, labels, this.overrides);
      if (understood) {
        return recognizedAs(candidate, understood, { names, overrides: this.overrides });
      }
    }
    return undefined;
  }

  private async unitTold(recognized: Recognized): Promise<Recognized> {
    if (!recognized.unitUnknown) {
      return recognized;
    }
    const { duration } = recognized.convention.requests;
    return withUnit(recognized, recognized.spanHistogram === 'classic' ? await this.bounds(duration) : []);
  }

  private async graph(
    names: readonly string[],
    recognized: Recognized
  ): Promise<{ metrics: GraphMetrics; histogram: Profile['graphHistogram'] } | undefined> {
    for (const candidate of graphsIn(names, recognized, this.overrides).slice(0, mostTried)) {
      const labels = await this.labelsOf(candidate);
      const metrics = labels && candidate.understood(new Set(labels));
      if (metrics) {
        return { metrics: await this.withFirstBound(metrics, candidate), histogram: candidate.graphHistogram };
      }
    }
    return undefined;
  }

  private async withFirstBound(metrics: GraphMetrics, { graphHistogram }: GraphCandidate): Promise<GraphMetrics> {
    if (graphHistogram !== 'classic') {
      return metrics;
    }
    const firstBound = (await this.bounds(metrics.serverDuration)).find((bound) => bound > 0);
    return firstBound === undefined ? metrics : { ...metrics, firstBound };
  }

  private async interval({ convention: { requests } }: Recognized) {
    const series = (await this.told('series', this.ask(sampleSeriesQuestion(requests.calls.name, this.window)))) ?? {};
    const atEnd = await this.ask(pushIntervalQuestion(requests, series, this.window));
    const within = atEnd.is === 'absent' ? this.ask(pushIntervalWithin(requests, series, this.window)) : atEnd;
    return this.told('interval', Promise.resolve(within));
  }

  private async bounds(base: string): Promise<readonly number[]> {
    const asked = this.ask(bucketBoundsQuestion(`${base}_bucket`, this.window));
    return boundsOf((await this.told('bounds', asked)) ?? []);
  }

  /** The same metric may lead several candidates: it is asked once. */
  private labelsOf({ leading }: Pick<Candidate, 'leading'>): Promise<readonly string[] | undefined> {
    const asked = this.labels.get(leading) ?? this.told('labels', this.ask(metricLabelsQuestion(leading, this.window)));
    this.labels.set(leading, asked);
    return asked;
  }

  private async told<Value>(part: string, asked: Promise<Outcome<Value>>): Promise<Value | undefined> {
    const outcome = await asked;
    if (outcome.is === 'failed') {
      this.failures.push({ kind: 'part-failed', part, problem: outcome.problem });
    }
    return outcome.is === 'ready' ? outcome.value : undefined;
  }
}
