import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useCallback, useMemo } from 'react';
import { Link } from 'react-router-dom';
import { useTimeKeys } from '../../grafana/clock';
import { timeZoneOf } from '../../grafana/timeZone';
import type { LogLine, LogSubject } from '../../model/log';
import { Caveats } from '../parts/Caveats';
import { logStep } from '../parts/linesWanted';
import { LogList } from '../parts/LogList';
import { LogVolumeOf } from '../parts/LogVolumeOf';
import { OutcomeView } from '../parts/OutcomeView';
import { useLogLines } from '../parts/useLogLines';
import { useReleaseMarks } from '../parts/useReleases';
import { logsPath } from '../logsRoutes';
import { tracePath } from '../routes';
import type { CountedTabProps } from './ServiceTabs';
import { useCount } from './useCount';

const most = 200;
const listHeight = 420;
const volumeHeight = 120;

/** What the service logged: how much of each level, and the newest lines. */
export function LogsTab(props: CountedTabProps) {
  const { service, context, metrics, onCount } = props;
  const styles = useStyles2(getStyles);
  const { window } = metrics.clock;
  const { refresh } = useTimeKeys();
  const of = useMemo<LogSubject>(() => ({ is: 'service', service: service.name }), [service.name]);
  const wanted = useMemo(() => ({ of, window, step: logStep(window), limit: most }), [of, window]);
  const { answer, way } = useLogLines(wanted);
  useCount(answer, onCount);
  const marks = useReleaseMarks(metrics, of);
  const traceHref = useCallback(
    (line: LogLine) => line.traceId && tracePath(context, line.traceId, { service, spanId: line.spanId }),
    [context, service]
  );
  return (
    <>
      <LogVolumeOf
        wanted={wanted}
        way={way}
        lines={answer}
        raw={metrics.clock.raw}
        height={volumeHeight}
        marks={marks}
      />
      <OutcomeView
        answer={answer}
        awaited={t('service.awaited.logs', 'Asking for log lines…')}
        minHeight={listHeight}
        onRetry={refresh}
      >
        {(lines, caveats) => (
          <LogList
            lines={lines}
            traceHref={traceHref}
            timeZone={timeZoneOf(context.timezone)}
            height={listHeight}
            oneService
            tools={
              <>
                <Caveats caveats={caveats} />
                <Link to={logsPath(context, { service })} className={styles.link}>
                  {t('service.logs-page', 'Search these in Logs')} ›
                </Link>
              </>
            }
          />
        )}
      </OutcomeView>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  link: css({ color: theme.colors.text.link, '&:hover': { textDecoration: 'underline' } }),
});
