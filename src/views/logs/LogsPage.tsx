import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { useLocation } from 'react-router-dom';
import { linesPerLevel, totalOf } from '../../analysis/linesPerLevel';
import { useTimeKeys } from '../../grafana/clock';
import type { LogVolume } from '../../model/log';
import { LogVolumeOf } from '../parts/LogVolumeOf';
import { ThreadBar } from '../parts/ThreadBar';
import { useLogLines } from '../parts/useLogLines';
import { useMetricScope } from '../parts/useMetricScope';
import { useReleaseMarks } from '../parts/useReleases';
import { readLogsView } from '../logsRoutes';
import { readContext, readThread } from '../routes';
import { readAround } from './aroundLine';
import { LogFilters } from './LogFilters';
import { LogsContent } from './LogsContent';
import { useGo, type LogsSetting } from './logsSetting';
import { leastLimit, shownIn } from './logsSubject';
import { useLogsKeys } from './useLogsKeys';
import { useLogsSubject } from './useLogsSubject';

const AroundLine = lazy(() => import('./AroundLine').then((m) => ({ default: m.AroundLine })));

const volumeHeight = 150;

/** What was logged, by whom, how much of it, and which request does each line belong to? */
export function LogsPage() {
  const styles = useStyles2(getStyles);
  const { search } = useLocation();
  const context = useMemo(() => readContext(search), [search]);
  const thread = useMemo(() => readThread(undefined, search), [search]);
  const view = useMemo(() => readLogsView(search), [search]);
  const around = useMemo(() => readAround(view.around), [view.around]);
  const { go, hrefOf } = useGo(thread, view);
  const metrics = useMetricScope();
  const [limit, setLimit] = useLimit(leastLimit(shownIn(view, thread)));
  const { wanted, operation, raw } = useLogsSubject({ thread, view, limit, clock: metrics.clock });
  const { answer, way } = useLogLines(wanted);
  const marks = useReleaseMarks(metrics, wanted?.of);
  const [volume, setVolume] = useState<LogVolume>();
  const counts = useMemo(() => volume && linesPerLevel(volume), [volume]);
  const total = useMemo(() => counts && totalOf(counts, view.levels), [counts, view.levels]);
  const lines = answer.is === 'ready' && thread.traceId ? answer.value.length : undefined;
  const page = useRef<HTMLDivElement>(null);
  useLogsKeys(page, { context, thread, up: around && hrefOf({ ...view, around: undefined }) });
  const { refresh } = useTimeKeys();
  const setting = useMemo<LogsSetting>(
    () => ({ thread, context, view, metrics, wanted, way, raw, total, volume, go, hrefOf }),
    [thread, context, view, metrics, wanted, way, raw, total, volume, go, hrefOf]
  );
  return (
    <div className={styles.page} ref={page}>
      <ThreadBar thread={thread} operation={operation} lines={lines} />
      <LogFilters setting={setting} counts={counts} />
      {wanted && (
        <LogVolumeOf
          wanted={wanted}
          way={way}
          lines={answer}
          raw={raw}
          height={volumeHeight}
          marks={marks}
          onVolume={setVolume}
        />
      )}
      {around ? (
        <Suspense fallback={null}>
          <AroundLine key={view.around} setting={setting} mark={around} />
        </Suspense>
      ) : (
        <LogsContent setting={setting} answer={answer} onMore={setLimit} onRetry={refresh} />
      )}
    </div>
  );
}

/** How many lines are asked for: as many as what is shown needs, and never fewer again, so that nothing is lost on the way. */
function useLimit(least: number) {
  const [limit, setLimit] = useState(least);
  if (limit < least) {
    setLimit(least);
  }
  return [Math.max(limit, least), setLimit] as const;
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0 }),
});
