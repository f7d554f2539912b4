import { useMemo } from 'react';
import { valueOf } from '../../grafana/answerState';
import type { LogLine } from '../../model/log';
import type { ServiceId } from '../../model/service';
import { servicesQuestion } from '../../telemetry/services';
import { useMetricAnswer } from '../parts/useMetricAnswer';
import type { Metrics } from '../parts/useMetricScope';

/** The services that sent metrics in this window: the Overview's own question. Without an answer none is known. */
export function useKnownServices(metrics: Metrics): readonly ServiceId[] {
  const known = valueOf(useMetricAnswer(metrics, servicesQuestion).answer);
  return useMemo(() => known?.map(({ service }) => service) ?? [], [known]);
}

/** The service that wrote a line. Its namespace is told by the services known, where just one has that name. */
export function serviceOfLine({ service: name }: LogLine, known: readonly ServiceId[]): ServiceId | undefined {
  if (!name) {
    return undefined;
  }
  const [only, another] = known.filter((one) => one.name === name);
  return only && !another ? only : { name };
}
