import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useCallback, useMemo, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { linesPerLevel } from '../../analysis/linesPerLevel';
import { useTimeKeys } from '../../grafana/clock';
import { timeZoneOf } from '../../grafana/timeZone';
import type { LogVolume } from '../../model/log';
import type { Window } from '../../model/window';
import { LogVolumeOf } from '../parts/LogVolumeOf';
import { asText } from '../parts/asText';
import { formatClock, formatMoment } from '../parts/format';
import { ThreadBar } from '../parts/ThreadBar';
import { useLogLines } from '../parts/useLogLines';
import { useMetricScope } from '../parts/useMetricScope';
import { useReleaseMarks } from '../parts/useReleases';
import { logsPath, readLogsView, type LogsView } from '../logsRoutes';
import { readContext, readThread, type Context, type Thread } from '../routes';
import { LevelFilter } from './LevelFilter';
import { LinesFound } from './LinesFound';
import { lineLimits } from './logsSubject';
import { SubjectFilter } from './SubjectFilter';
import { TextFilter } from './TextFilter';
import { useLogsKeys } from './useLogsKeys';
import { useLogsSubject } from './useLogsSubject';

const volumeHeight = 150;

/** What was logged, by whom, how much of it, and which request does each line belong to? */
export function LogsPage() {
  const styles = useStyles2(getStyles);
  const { search } = useLocation();
  const context = useMemo(() => readContext(search), [search]);
  const thread = useMemo(() => readThread(undefined, search), [search]);
  const view = useMemo(() => readLogsView(search), [search]);
  const show = useShow(thread, view);
  const metrics = useMetricScope();
  const [limit, setLimit] = useState<number>(lineLimits[0]);
  const { wanted, operation, raw } = useLogsSubject({ thread, view, limit, clock: metrics.clock });
  const { answer, way } = useLogLines(wanted);
  const marks = useReleaseMarks(metrics, wanted?.of);
  const [volume, setVolume] = useState<LogVolume>();
  const counts = useMemo(() => volume && linesPerLevel(volume), [volume]);
  const lines = answer.is === 'ready' && thread.traceId ? answer.value.length : undefined;
  const page = useRef<HTMLDivElement>(null);
  useLogsKeys(page, { context, thread });
  const { refresh } = useTimeKeys();
  return (
    <div className={styles.page} ref={page}>
      <ThreadBar thread={thread} operation={operation} lines={lines} />
      <div className={styles.filters}>
        <SubjectFilter thread={thread} metrics={metrics} onThread={(other) => show({ thread: other })} />
        <TextFilter
          contains={view.contains}
          onContains={(contains) => show({ view: { ...view, contains }, how: 'replace' })}
        />
        {wanted && wanted.window !== metrics.clock.window && <AroundTrace window={wanted.window} context={context} />}
        <LevelFilter levels={view.levels} counts={counts} onLevels={(levels) => show({ view: { ...view, levels } })} />
      </div>
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
      <LinesFound
        answer={answer}
        wanted={wanted}
        way={way}
        raw={raw}
        thread={thread}
        context={context}
        metrics={metrics}
        onMore={setLimit}
        onClear={() => show({ view: {} })}
        onRetry={refresh}
      />
    </div>
  );
}

/** A trace's lines are looked for around it, whatever the time picker says. */
function AroundTrace({ window, context }: { readonly window: Window; readonly context: Context }) {
  const styles = useStyles2(getStyles);
  const timeZone = timeZoneOf(context.timezone);
  return (
    <span className={styles.around}>
      {t('logs.around-trace', 'around this trace: {{from}} – {{to}}', {
        from: formatMoment(window.from, timeZone),
        to: formatClock(window.to, timeZone),
        ...asText,
      })}
    </span>
  );
}

interface Shown {
  readonly thread?: Thread;
  readonly view?: LogsView;
  /** What is typed is one step in the history, not one for each pause. */
  readonly how?: 'push' | 'replace';
}

/** Goes to the same page with another subject or other filters. */
function useShow(thread: Thread, view: LogsView) {
  const navigate = useNavigate();
  const { search } = useLocation();
  return useCallback(
    (to: Shown) =>
      void navigate(logsPath(readContext(search), to.thread ?? thread, to.view ?? view), {
        replace: to.how === 'replace',
      }),
    [navigate, search, thread, view]
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  around: css({ color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
  page: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0 }),
  filters: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
});
