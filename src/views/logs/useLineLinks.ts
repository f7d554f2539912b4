import { useCallback } from 'react';
import type { LogLine } from '../../model/log';
import { servicePath, tracePath } from '../routes';
import type { LogsSetting } from './logsSetting';
import { serviceOfLine, useKnownServices } from './useKnownServices';

/** Where lines lead. A line of the trace that one came from keeps the exemplar of the thread. */
export function useLineLinks({ thread, context, metrics }: Pick<LogsSetting, 'thread' | 'context' | 'metrics'>) {
  const known = useKnownServices(metrics);
  const traceHref = useCallback(
    (line: LogLine) => {
      if (!line.traceId) {
        return undefined;
      }
      const isSame = line.traceId === thread.traceId;
      const service = thread.service ?? serviceOfLine(line, known);
      const exemplar = isSame ? thread.exemplar : undefined;
      return tracePath(context, line.traceId, { service, exemplar, spanId: line.spanId });
    },
    [context, thread, known]
  );
  const serviceHref = useCallback(
    (line: LogLine) => {
      const service = serviceOfLine(line, known);
      return service && servicePath(context, service);
    },
    [context, known]
  );
  const { service } = thread;
  const isUnknown = service !== undefined && known.length > 0 && !known.some(({ name }) => name === service.name);
  return { traceHref, serviceHref, unknownService: isUnknown ? service.name : undefined };
}
