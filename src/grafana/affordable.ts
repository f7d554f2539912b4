import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Environment } from '../model/environment';
import { mapOutcome, type Outcome } from '../model/outcome';
import { hours, minutes, ms } from '../model/units';
import { lengthOf, windowOf } from '../model/window';
import { affordable, type Narrowed } from '../telemetry/guard/bounded';
import type { Known } from '../telemetry/guard/cost';
import { countedFrom, limitsOf } from '../telemetry/guard/limits';
import { pageQuestions } from '../telemetry/guard/pageQuestions';
import { recordedQuestion, recordingsOf, type Recording } from '../telemetry/guard/recorded';
import { seriesCountQuestion } from '../telemetry/guard/seriesCount';
import type { Question } from '../telemetry/question';
import type { MetricScope } from '../telemetry/scope';
import { servicesQuestion } from '../telemetry/services';
import { useAnswer, usePlace } from './answer';
import { ask } from './ask';
import { knownKey } from './knownSeries';
import { isDemo, type Place } from './place';

/** What a page can afford to ask of metrics. */
export interface Affordable {
  /** In what it asks; undefined while that is not known. */
  readonly scope: MetricScope | undefined;
  /** Set where that is less than the reader has chosen. */
  readonly narrowed?: Narrowed;
  /** The chosen time, and which parts of it are recorded: what these make up needs no narrowing. */
  readonly recorded?: { readonly scope: MetricScope; readonly parts: ReadonlySet<string> };
  /** Rules that would make up what is not recorded. */
  readonly rules?: readonly Recording[];
}

/**
 * `chosen` as far as it can be afforded. Long windows wait until the environment's series have been counted, once while
 * the app is open; where that fails nothing is known, and what was chosen is asked. What is too expensive is looked for
 * among recorded metrics, and else narrowed. `within` asks of another environment than the chosen one.
 */
export function useAffordable(chosen: MetricScope | undefined, within?: Environment): Affordable {
  const place = usePlace(within);
  const priced = isDemo(place.environment) ? undefined : chosen;
  const { known, isAwaited } = useKnown(priced, place);
  const { environment, widened } = place;
  const inBounds = useMemo(
    () => (priced && !isAwaited ? bounded(priced, known, { environment, widened }) : undefined),
    [priced, isAwaited, known, environment, widened]
  );
  const rules = inBounds?.rules;
  const looked = useAnswer(useRecordedQuestion(priced, rules, environment.id), within);
  return useMemo(() => {
    if (!priced || !inBounds || !rules) {
      return priced ? { scope: inBounds?.scope } : { scope: chosen };
    }
    if (looked.is === 'loading') {
      return { scope: undefined };
    }
    const parts = looked.is === 'ready' ? looked.value : new Set<string>();
    const isRecorded = rules.every(({ part }) => parts.has(part));
    return isRecorded ? { ...inBounds, recorded: { scope: priced, parts }, rules: undefined } : inBounds;
  }, [chosen, priced, inBounds, rules, looked]);
}

interface Within extends Affordable {
  readonly scope: MetricScope;
}

function bounded(scope: MetricScope, known: Known, { environment, widened = [] }: Place): Within {
  const build = (asked: Pick<MetricScope, 'window' | 'step'>) => pageQuestions({ ...scope, ...asked });
  const { narrowed, ...asked } = affordable(scope, build, { limits: limitsOf(environment), widened, known });
  return narrowed
    ? {
        scope: { ...scope, window: asked.window, step: asked.step },
        narrowed,
        rules: recordingsOf(servicesQuestion(scope), environment.id),
      }
    : { scope };
}

const none: ReadonlyMap<string, number> = new Map();

function useKnown(scope: MetricScope | undefined, place: Place): { known: Known; isAwaited: boolean } {
  const isLong = scope !== undefined && lengthOf(scope.window) > countedFrom;
  const interval = scope?.profile.pushInterval ?? 0;
  const state = useQuery<Outcome<Known>>({
    queryKey: knownKey(place),
    enabled: isLong,
    queryFn: ({ signal }) => counted(scope, place, signal),
    gcTime: Infinity,
    staleTime: ({ state: { data } }) => (data?.is === 'ready' ? Infinity : minutes(5)),
  });
  const { data } = state;
  return {
    known: useMemo(
      () => (data?.is === 'ready' ? data.value : { series: none, interval: ms(interval) }),
      [data, interval]
    ),
    isAwaited: isLong && data === undefined && !state.isError,
  };
}

async function counted(scope: MetricScope | undefined, place: Place, signal: AbortSignal): Promise<Outcome<Known>> {
  const question = scope && seriesCountQuestion(pageQuestions(scope), scope.window);
  const interval = ms(scope?.profile.pushInterval ?? 0);
  const series = question ? await ask(question, place, signal) : undefined;
  return series
    ? mapOutcome(series, (counts) => ({ series: counts, interval }))
    : { is: 'ready', value: { series: none, interval }, caveats: [] };
}

/** By the hour, so that a range which ends now does not look for rules anew each time it is asked again. */
function useRecordedQuestion(
  scope: MetricScope | undefined,
  rules: readonly Recording[] | undefined,
  environment: string
): Question<ReadonlySet<string>> | undefined {
  const hour = hours(1);
  const from = scope && Math.floor(scope.window.from / hour) * hour;
  const to = scope && Math.floor(scope.window.to / hour) * hour;
  return useMemo(
    () =>
      rules && from !== undefined && to !== undefined
        ? recordedQuestion(rules, environment, windowOf(from, to))
        : undefined,
    [rules, environment, from, to]
  );
}
