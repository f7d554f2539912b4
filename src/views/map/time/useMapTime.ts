import { useCallback, useMemo, useState } from 'react';
import type { MapKnown } from '../../../analysis/map/mapGraph';
import { atMoment, mapOverTime, momentIndex, troubleCounts, type TroubleCount } from '../../../analysis/map/moment';
import { troublesOf } from '../../../analysis/map/momentTrouble';
import { thresholdsOf } from '../../../analysis/thresholds';
import { valueOf, type Answer } from '../../../grafana/answerState';
import type { EdgeOverTime } from '../../../model/graph';
import type { EpochMs } from '../../../model/units';
import { contains, type Window } from '../../../model/window';
import { edgesOverTimeQuestion } from '../../../telemetry/edgesOverTime';
import { useMetricAnswer } from '../../parts/useMetricAnswer';
import type { Metrics } from '../../parts/useMetricScope';

/** The map through its window: which moments there are, and which one is shown. */
export interface MapTime {
  readonly isOpen: boolean;
  readonly window: Window;
  readonly moments: readonly EpochMs[];
  /** One for each moment. */
  readonly counts: readonly TroubleCount[];
  /** Which of the moments is shown; undefined while all of the window is. */
  readonly index: number | undefined;
  /** A moment that the address asks for and that lies outside the window. */
  readonly outside: EpochMs | undefined;
  /** All that is known, with the figures of what is shown. */
  readonly known: MapKnown;
  /** How the calls went through the window; asked once the bar is open. */
  readonly edges: Answer<readonly EdgeOverTime[]>;
  readonly open: () => void;
  /** Also goes back to the whole window. */
  readonly close: () => void;
  /** Another moment, or all of the window. In passing it is not written down anywhere. */
  readonly show: (index: number | undefined, how: 'passing' | 'settled') => void;
}

interface Asked {
  readonly metrics: Metrics;
  /** Of the whole window. */
  readonly known: MapKnown;
  /** What the address says. */
  readonly moment: EpochMs | undefined;
  /** Writes it into the address. */
  readonly onMoment: (moment: EpochMs | undefined) => void;
}

/** Nothing is asked, or worked out, before the bar is open or the address names a moment. */
export function useMapTime({ metrics, known, moment, onMoment }: Asked): MapTime {
  const [isOpened, setOpened] = useState(false);
  const isOpen = isOpened || moment !== undefined;
  const { answer: edges } = useMetricAnswer(useWhile(isOpen, metrics), edgesOverTimeQuestion);
  const overTime = useOverTime(isOpen, { metrics, known, edges: valueOf(edges) });
  const [passing, setPassing] = useState<Passing>();
  const at = passing && passing.over === moment ? passing.at : moment;
  const window = metrics.told;
  const isInside = at !== undefined && contains(window, at);
  const index = overTime && isInside ? found(momentIndex(overTime.moments, at)) : undefined;
  const shown = useMemo(
    () => (overTime && at !== undefined && index !== undefined ? atMoment(overTime, at) : known),
    [overTime, at, index, known]
  );
  const counts = useMemo(() => (overTime ? troubleCounts(overTime) : []), [overTime]);
  const moments = overTime?.moments ?? noMoments;
  const show = useCallback<MapTime['show']>(
    (next, how) => {
      const asked = next === undefined ? undefined : moments[next];
      setPassing({ at: asked, over: moment });
      if (how === 'settled' && asked !== moment) {
        onMoment(asked);
      }
    },
    [moments, moment, onMoment]
  );
  const close = useCallback(() => {
    setOpened(false);
    show(undefined, 'settled');
  }, [show]);
  const open = useCallback(() => setOpened(true), []);
  const outside = at !== undefined && !isInside ? at : undefined;
  return { isOpen, window, moments, counts, index, outside, known: shown, edges, open, close, show };
}

/** A moment that is shown for a while in place of the one in the address, until that names another. */
interface Passing {
  readonly at: EpochMs | undefined;
  readonly over: EpochMs | undefined;
}

const noMoments: readonly EpochMs[] = [];

function found(index: number): number | undefined {
  return index < 0 ? undefined : index;
}

/** `metrics` of which nothing is asked before it is wanted. */
function useWhile(isWanted: boolean, metrics: Metrics): Metrics {
  return useMemo(
    () => (isWanted ? metrics : { ...metrics, scope: undefined, recorded: undefined }),
    [isWanted, metrics]
  );
}

interface Through {
  readonly metrics: Metrics;
  readonly known: MapKnown;
  readonly edges: readonly EdgeOverTime[] | undefined;
}

function useOverTime(isOpen: boolean, { metrics, known, edges }: Through) {
  const { told, environment } = metrics;
  const overrides = environment.overrides?.thresholds;
  const { services } = known;
  const troubles = useMemo(
    () => (isOpen ? troublesOf(services, thresholdsOf(overrides)) : undefined),
    [isOpen, services, overrides]
  );
  return useMemo(
    () => troubles && mapOverTime(known, { edges, troubles, window: told }),
    [troubles, known, edges, told]
  );
}
