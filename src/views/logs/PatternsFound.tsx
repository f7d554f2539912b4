import React, { useCallback, useMemo } from 'react';
import { graveOnset } from '../../analysis/patterns/graveOnset';
import { useAnswer } from '../../grafana/answer';
import { valueOf } from '../../grafana/answerState';
import { timeZoneOf } from '../../grafana/timeZone';
import type { LogLine } from '../../model/log';
import { logPatternsQuestion } from '../../telemetry/logPatterns';
import { signalIn } from '../../telemetry/scope';
import { scopeOf } from '../parts/linesWanted';
import { PatternList, type PatternListProps, type PatternPick } from '../patterns/PatternList';
import type { LogsSetting } from './logsSetting';
import { useLineLinks } from './useLineLinks';
import { useLineSample } from './useLineSample';

interface Props extends Pick<PatternListProps, 'onFound' | 'hiddenCounts' | 'onHiddenCount'> {
  readonly lines: readonly LogLine[];
  readonly truncated: boolean;
  readonly setting: LogsSetting;
}

const none: readonly string[] = [];

/** The lines that were read as a few rows; what is hidden and picked stands in the address. */
export function PatternsFound({ lines, truncated, setting, ...kept }: Props) {
  const { view, wanted, way, context, metrics, total, volume } = setting;
  const counted = useCounted(setting);
  const isUncounted = counted === undefined || (counted.is !== 'loading' && valueOf(counted) === undefined);
  const canSample = wanted?.of.is === 'environment' || wanted?.of.is === 'service';
  const sample = useLineSample({ wanted, way, lines, isUseful: truncated && canSample && isUncounted });
  const incidentStart = useMemo(() => volume && graveOnset(volume), [volume]);
  const { traceHref, serviceHref } = useLineLinks(setting);
  return (
    <PatternList
      lines={lines}
      truncated={truncated}
      window={wanted?.window ?? metrics.clock.window}
      hidden={view.hidden ?? none}
      pick={view.patterns}
      levels={view.levels}
      timeZone={timeZoneOf(context.timezone)}
      counted={counted}
      sample={sample}
      volume={volume}
      incidentStart={incidentStart}
      {...kept}
      total={total}
      traceHref={traceHref}
      serviceHref={serviceHref}
      {...usePatternMoves(setting)}
    />
  );
}

function usePatternMoves({ view, go }: LogsSetting) {
  const { hidden = none } = view;
  const onHide = useCallback(
    (template: string) => go({ view: { ...view, hidden: [...hidden.filter((one) => one !== template), template] } }),
    [go, view, hidden]
  );
  const onShow = useCallback(
    (template: string) => {
      const left = hidden.filter((one) => one !== template);
      go({ view: { ...view, hidden: left.length > 0 ? left : undefined } });
    },
    [go, view, hidden]
  );
  const onOnly = useCallback((like: string) => go({ view: { ...view, like, show: 'lines' } }), [go, view]);
  const onPick = useCallback((patterns: PatternPick | undefined) => go({ view: { ...view, patterns } }), [go, view]);
  return { onHide, onShow, onOnly, onPick };
}

/** What Loki counted by itself, which knows of streams and not of filters. */
function useCounted({ wanted, way, view, metrics }: LogsSetting) {
  const { environment } = metrics;
  const isFiltered = Boolean(view.contains || view.like || view.fields);
  const question = useMemo(() => {
    const of = wanted?.of;
    const canCount = of?.is === 'environment' || of?.is === 'service';
    return wanted && way && canCount && !isFiltered
      ? logPatternsQuestion({ of, way }, scopeOf(wanted, signalIn(environment, 'logs')))
      : undefined;
  }, [wanted, way, isFiltered, environment]);
  const counted = useAnswer(question);
  return question ? counted : undefined;
}
