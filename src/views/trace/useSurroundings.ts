import { useMemo } from 'react';
import { releasesOf } from '../../analysis/releases';
import type { PreparedTrace } from '../../analysis/preparedTrace';
import type { TraceTree } from '../../analysis/traceTree';
import { usualOfTrace } from '../../analysis/usualOfTrace';
import { usualWindow } from '../../analysis/usualWindow';
import { useAnswer } from '../../grafana/answer';
import { afterAnswer, valueOf, type Answer } from '../../grafana/answerState';
import { useWindow } from '../../grafana/clock';
import { useEnvironment } from '../../grafana/environment';
import { useProfile } from '../../grafana/profile';
import type { Release } from '../../model/release';
import { serviceKey } from '../../model/service';
import { ms } from '../../model/units';
import type { UsualDurations } from '../../model/usual';
import { windowOf, type Window } from '../../model/window';
import { mostServices, operationDurationsQuestion } from '../../telemetry/operationDurations';
import { stepFor } from '../../telemetry/rateWindow';
import type { MetricScope } from '../../telemetry/scope';
import { versionsQuestion } from '../../telemetry/versions';

/** What metrics tell of the time around a trace. */
export interface Surroundings {
  /** In what is asked; undefined until it is known how the metrics speak. */
  readonly scope?: MetricScope;
  /** Of when it is told what is usual; as long again before that. */
  readonly window?: Window;
  readonly answer: Answer<UsualDurations>;
  /** The services whose operations were asked for, by `serviceKey`: of many, those that did most. */
  readonly asked: ReadonlySet<string>;
  /** For the trace's own spans. */
  readonly usual?: UsualDurations;
  /** Within `window`. */
  readonly releases: readonly Release[];
}

export function useSurroundings({ tree, short }: PreparedTrace): Surroundings {
  const scope = useScopeAround(tree);
  const { answer: profile, scope: within } = scope;
  const services = useMemo(() => short.services.slice(0, mostServices), [short]);
  const answer = useAnswer(useMemo(() => within && operationDurationsQuestion(services, within), [services, within]));
  const versions = valueOf(useAnswer(useMemo(() => within && versionsQuestion(within), [within])));
  const told = valueOf(answer);
  const usual = useMemo(
    () =>
      told &&
      usualOfTrace(
        told,
        tree.order.map(({ span }) => span)
      ),
    [told, tree]
  );
  const releases = useMemo(() => releasesOf(versions ?? []), [versions]);
  const asked = useMemo(() => new Set(services.map(serviceKey)), [services]);
  const after = afterAnswer(profile, answer);
  return useMemo(
    () => ({ scope: within, window: within?.window, answer: after, asked, usual, releases }),
    [within, after, asked, usual, releases]
  );
}

function useScopeAround(tree: TraceTree) {
  const { environment } = useEnvironment();
  const answer = useProfile();
  const profile = valueOf(answer);
  const { window: chosen } = useWindow(profile?.pushInterval);
  const { matchers } = environment.metrics;
  const scope = useMemo((): MetricScope | undefined => {
    if (!profile || tree.order.length === 0) {
      return undefined;
    }
    const window = usualWindow(windowOf(tree.start, tree.end), chosen);
    return { profile, matchers, window, step: stepFor(window, ms(profile.pushInterval)) };
  }, [profile, matchers, chosen, tree]);
  return { answer, scope };
}
