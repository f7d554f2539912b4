import { useMemo } from 'react';
import { differenceOf, type Compared } from '../../../analysis/map/difference';
import { differingOf, type Differing } from '../../../analysis/map/differenceOrder';
import type { MapKnown } from '../../../analysis/map/mapGraph';
import type { MapChange } from '../../../analysis/map/mapMarks';
import { isFirstAwaited, valueOf, type Answer } from '../../../grafana/answerState';
import { useServicesAndEdges, type ServicesAndEdges } from '../../parts/useServicesAndEdges';
import type { Metrics } from '../../parts/useMetricScope';
import { useMetricsAgainst } from '../../parts/useMetricsAgainst';
import type { ServiceRed } from '../../../model/red';
import { lengthOf, type Window } from '../../../model/window';
import type { Against } from '../../mapRoutes';

/** The map beside that of another time or place. */
export interface Comparison {
  readonly against: Against | undefined;
  /** All that is to be drawn: of both sides, or of this one where nothing is compared. */
  readonly known: MapKnown;
  /** Undefined where nothing is compared, or not yet. */
  readonly found: Found | undefined;
  /** Of the other side; undefined where nothing is compared. */
  readonly other: Other | undefined;
}

export interface Found {
  /** By `serviceKey` and `edgeKey`. */
  readonly changes: ReadonlyMap<string, MapChange>;
  /** The worst first. */
  readonly differing: readonly Differing[];
  /** Whether who calls whom could be compared. */
  readonly calls: Compared['calls'];
}

export interface Other {
  readonly services: Answer<readonly ServiceRed[]>;
  readonly edges: ServicesAndEdges['edges'];
  /** Of when its figures are. */
  readonly told: Window;
  /** The environment's name. */
  readonly environment: string;
  /** Both sides are the same time of the same environment, as right after pinning it. */
  readonly isSame: boolean;
}

interface Here {
  readonly metrics: Metrics;
  readonly asked: Pick<ServicesAndEdges, 'edges' | 'services'>;
  readonly known: MapKnown;
}

/** Asks the other side as the page asks its own; while that is awaited or fails, the map stays as it is. */
export function useComparison({ metrics, asked, known }: Here, against: Against | undefined): Comparison {
  const otherMetrics = useMetricsAgainst(metrics, against);
  const there = useServicesAndEdges(otherMetrics ?? metrics);
  const isCompared = against !== undefined && otherMetrics !== undefined;
  const now = useMemo(() => comparedOf(known, asked.edges, metrics.told), [known, asked.edges, metrics.told]);
  const told = otherMetrics?.told;
  const isHere = valueOf(asked.services) !== undefined;
  const before = useMemo(() => {
    const services = isCompared ? valueOf(there.services) : undefined;
    if (!services || !told || isFirstAwaited(there.edges)) {
      return undefined;
    }
    const graph = valueOf(there.edges) ?? { nodes: [], edges: [] };
    return comparedOf({ graph, services, health: there.health }, there.edges, told);
  }, [isCompared, there.services, there.edges, there.health, told]);
  const difference = useMemo(() => (before && isHere ? differenceOf(now, before) : undefined), [now, before, isHere]);
  const found = useMemo(
    () =>
      difference && {
        changes: difference.changes,
        differing: differingOf(difference),
        calls: now.calls === 'known' && before?.calls === 'known' ? ('known' as const) : ('unknown' as const),
      },
    [difference, now, before]
  );
  const other = useMemo(
    () => (isCompared ? otherOf(against, { here: metrics, other: otherMetrics, there }) : undefined),
    [isCompared, against, metrics, otherMetrics, there]
  );
  return { against, known: difference?.known ?? known, found, other };
}

function comparedOf(known: MapKnown, edges: ServicesAndEdges['edges'], told: Window): Compared {
  return { known, over: lengthOf(told), calls: valueOf(edges) ? 'known' : 'unknown' };
}

interface Sides {
  readonly here: Metrics;
  readonly other: Metrics;
  readonly there: ServicesAndEdges;
}

/** An environment that is not known is called as the address calls it; figures of it there are none. */
function otherOf(against: Against, { here, other: { told, environment }, there: { services, edges } }: Sides): Other {
  const unknown =
    against.is === 'environment' && ![environment.id, environment.name].includes(against.name)
      ? against.name
      : undefined;
  const isSame =
    unknown === undefined &&
    environment.id === here.environment.id &&
    told.from === here.told.from &&
    told.to === here.told.to;
  return { services, edges, told, environment: unknown ?? environment.name, isSame };
}
