import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React, { useCallback } from 'react';
import { valueOf, type Answer } from '../../grafana/answerState';
import type { RawRange } from '../../grafana/clockMoves';
import { exploreHref } from '../../grafana/exploreLinks';
import { timeZoneOf } from '../../grafana/timeZone';
import type { LogLine } from '../../model/log';
import { logsQuestion } from '../../telemetry/logs';
import type { LogWay } from '../../telemetry/logWays';
import { signalIn } from '../../telemetry/scope';
import { asText } from '../parts/asText';
import { Caveats } from '../parts/Caveats';
import { formatCount } from '../parts/format';
import { hasFilters, scopeOf, type LinesWanted } from '../parts/linesWanted';
import { LogList } from '../parts/LogList';
import { OpenInExplore } from '../parts/OpenInExplore';
import { OutcomeView } from '../parts/OutcomeView';
import type { Metrics } from '../parts/useMetricScope';
import { servicePath, tracePath, type Context, type Thread } from '../routes';
import { moreThan } from './logsSubject';
import { NoLines } from './NoLines';
import { serviceOfLine, useKnownServices } from './useKnownServices';
import { useRoomBelow } from './useRoomBelow';

interface Props {
  readonly answer: Answer<readonly LogLine[]>;
  readonly wanted: LinesWanted | undefined;
  readonly way: LogWay | undefined;
  readonly raw: RawRange;
  readonly thread: Thread;
  readonly context: Context;
  readonly metrics: Metrics;
  readonly onMore: (limit: number) => void;
  /** Takes the filters away. */
  readonly onClear: () => void;
  readonly onRetry: () => void;
}

const lowest = 320;

/** The newest lines, each with the way to its trace and its service. */
export function LinesFound(props: Props) {
  const { answer, wanted, context, onClear, onRetry } = props;
  const styles = useStyles2(getStyles);
  const { ref, room } = useRoomBelow(lowest);
  const { traceHref, serviceHref, unknownService } = useLineLinks(props);
  return (
    <div ref={ref} className={styles.lines}>
      <OutcomeView
        answer={answer}
        awaited={t('logs.awaited', 'Asking for log lines…')}
        minHeight={lowest}
        empty={(absence) => (
          <NoLines
            absence={absence}
            filtered={wanted !== undefined && hasFilters(wanted)}
            unknownService={unknownService}
            onClear={onClear}
          />
        )}
        onRetry={onRetry}
      >
        {(lines, caveats) => (
          <LogList
            lines={lines}
            traceHref={traceHref}
            serviceHref={serviceHref}
            timeZone={timeZoneOf(context.timezone)}
            height={room}
            oneService={wanted?.of.is === 'service' || wanted?.of.is === 'span'}
            tools={
              <>
                <Caveats caveats={caveats} />
                <More {...props} shown={lines.length} />
                <OpenInExplore href={exploreLines(props)} />
              </>
            }
          />
        )}
      </OutcomeView>
    </div>
  );
}

/** Only where there may be more lines than shown. */
function More({ answer, wanted, shown, onMore }: Props & { readonly shown: number }) {
  const limit = wanted?.limit ?? 0;
  const next = shown >= limit ? moreThan(limit) : undefined;
  return next === undefined ? null : (
    <Button size="sm" variant="secondary" fill="text" disabled={answer.is === 'loading'} onClick={() => onMore(next)}>
      {t('logs.more', 'Show up to {{limit}}', { limit: formatCount(next), ...asText })}
    </Button>
  );
}

/** A line of the trace that one came from keeps the exemplar of the thread. */
function useLineLinks({ thread, context, metrics }: Props) {
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

function exploreLines({ answer, wanted, way, raw, metrics }: Props): string | undefined {
  const { environment } = metrics;
  if (!wanted || !way || !valueOf(answer)) {
    return undefined;
  }
  const question = logsQuestion({ ...wanted, way }, scopeOf(wanted, signalIn(environment, 'logs')));
  return exploreHref({ environment, question, raw });
}

const getStyles = (theme: GrafanaTheme2) => ({
  lines: css({ minWidth: 0, paddingBottom: theme.spacing(1) }),
});
