import type { ServiceGraph } from '../model/graph';
import type { ServiceRed } from '../model/red';
import type { Series } from '../model/series';
import type { ServiceId } from '../model/service';
import { perSecond, ratio, type EpochMs, type Ms, type PerSecond, type Ratio } from '../model/units';
import type { Window } from '../model/window';
import { byMarks, byText } from './byMarks';
import { entryServices, headline, type Headline } from './headline';
import { healthOf } from './health';
import type { Thresholds } from './ownTrouble';

/** How a whole environment is, by the services at which requests come in from outside. */
export interface EnvironmentFigures {
  /** The same as the first sentence of its Overview says. */
  readonly said: Headline;
  /** Requests from outside. */
  readonly rate?: PerSecond;
  /** What fails of them in the whole window, as rate and p95 are of all of it; the headline may speak of the latest. */
  readonly errors?: Ratio;
  /** Of the service that most of them come in at: quantiles of several do not add up. */
  readonly p95?: Ms;
  readonly p95Of?: ServiceId;
  readonly course: ServiceRed['course'];
}

/** Concluded from the same answers in the same way as on the Overview, so that both say the same. */
export function environmentFigures(
  services: readonly ServiceRed[],
  graph: ServiceGraph | undefined,
  { window, thresholds }: { readonly window: Window; readonly thresholds?: Thresholds }
): EnvironmentFigures {
  const health = healthOf(services, graph, thresholds);
  const said = headline({ services, health, graph, window });
  const entries = entryServices(services, graph);
  const [busiest] = [...entries].sort((a, b) => (b.red.rate ?? 0) - (a.red.rate ?? 0));
  const rates = entries.flatMap(({ red }) => red.rate ?? []);
  return {
    said,
    errors: shareOf(entries),
    ...(rates.length > 0 ? { rate: perSecond(rates.reduce((sum, rate) => sum + rate, 0)) } : {}),
    p95: busiest?.red.duration?.p95,
    p95Of: busiest?.service,
    course: {
      rate: summed(entries.map(({ course }) => course.rate)),
      errors: failingShare(entries),
      p95: busiest?.course.p95 ?? { at: [], values: [] },
    },
  };
}

/** Undefined where of some requests it is not known whether they failed. */
function shareOf(entries: readonly ServiceRed[]): Ratio | undefined {
  const seen = entries.filter(({ red }) => (red.rate ?? 0) > 0);
  const requests = seen.reduce((sum, { red }) => sum + (red.rate ?? 0), 0);
  const failures = seen.reduce((sum, { red }) => sum + (red.errors ?? Number.NaN) * (red.rate ?? 0), 0);
  return requests > 0 && !Number.isNaN(failures) ? ratio(failures / requests) : undefined;
}

function summed(all: ReadonlyArray<Series<number>>): Series<PerSecond> {
  const sums = new Map<EpochMs, number>();
  for (const { at, values } of all) {
    at.forEach((moment, index) => sums.set(moment, (sums.get(moment) ?? 0) + (values[index] ?? 0)));
  }
  return seriesOf(sums, perSecond);
}

function failingShare(entries: readonly ServiceRed[]): Series<Ratio> {
  const requests = summed(entries.map(({ course }) => course.rate));
  const failed = summed(entries.map(failuresOf));
  const failures = new Map(failed.at.map((moment, index) => [moment, failed.values[index] ?? 0]));
  const shares = new Map<EpochMs, number>();
  requests.at.forEach((moment, index) => {
    const rate = requests.values[index] ?? 0;
    if (rate > 0 && failures.has(moment)) {
      shares.set(moment, (failures.get(moment) ?? 0) / rate);
    }
  });
  return seriesOf(shares, ratio);
}

function failuresOf({ course }: ServiceRed): Series<number> {
  const rates = new Map(course.rate.at.map((moment, index) => [moment, course.rate.values[index] ?? 0]));
  const values = course.errors.at.map((moment, index) => (course.errors.values[index] ?? 0) * (rates.get(moment) ?? 0));
  return { at: course.errors.at, values };
}

function seriesOf<Value extends number>(
  values: ReadonlyMap<EpochMs, number>,
  unit: (value: number) => Value
): Series<Value> {
  const moments = [...values].sort(([a], [b]) => a - b);
  return { at: moments.map(([at]) => at), values: moments.map(([, value]) => unit(value)) };
}

/** What is known of an environment: its figures, or that asking failed, or that there is nothing to tell. */
export type EnvironmentKnown =
  | { readonly is: 'figures'; readonly figures: EnvironmentFigures }
  | { readonly is: 'failed' | 'nothing' | 'awaited' };

/** Ids in the order in which environments need to be looked at; what could not be asked stands before what is well. */
export function worstEnvironments(known: ReadonlyMap<string, EnvironmentKnown>): readonly string[] {
  return [...known]
    .map(([id, one]) => ({ id, marks: marksOf(one) }))
    .sort((a, b) => byMarks(a.marks, b.marks) || byText(a.id, b.id))
    .map(({ id }) => id);
}

const ranks = { failing: 0, degraded: 1, failed: 2, healthy: 3, nothing: 4, awaited: 5 } as const;

function marksOf(known: EnvironmentKnown): readonly number[] {
  if (known.is !== 'figures') {
    return [ranks[known.is], 0, 0, 0];
  }
  const { said, rate } = known.figures;
  if (said.kind === 'no-data') {
    return [ranks.nothing, 0, 0, 0];
  }
  return [ranks[said.level ?? 'healthy'], -(said.failures ?? 0), -said.attention, -(rate ?? 0)];
}
