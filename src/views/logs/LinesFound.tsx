import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { lazy, Suspense } from 'react';
import { timeZoneOf } from '../../grafana/timeZone';
import type { LogLine } from '../../model/log';
import { hasFilters } from '../parts/linesWanted';
import { LogList } from '../parts/LogList';
import { OutcomeView } from '../parts/OutcomeView';
import type { PatternListProps } from '../patterns/PatternList';
import { useLineTools } from './LineActions';
import type { ContentProps } from './LogsContent';
import { toggledColumn, withoutFilters, type LogsSetting } from './logsSetting';
import type { LogsShown } from './logsSubject';
import { NoLines } from './NoLines';
import { useLineLinks } from './useLineLinks';
import { useRoomBelow } from './useRoomBelow';

const PatternsFound = lazy(() => import('./PatternsFound').then((m) => ({ default: m.PatternsFound })));
const LineFields = lazy(() => import('./LineFields').then((m) => ({ default: m.LineFields })));

interface Props extends Omit<ContentProps, 'onMore'>, Pick<PatternListProps, 'hiddenCounts' | 'onHiddenCount'> {
  readonly shown: LogsShown;
  readonly onPatterns: (found: number) => void;
}

const lowest = 320;

/** The lines that were read: as patterns, one by one, or by their fields. */
export function LinesFound({ setting, answer, shown, onRetry, onPatterns, ...hiding }: Props) {
  const { wanted, view, go } = setting;
  const styles = useStyles2(getStyles);
  const { ref, room } = useRoomBelow(lowest);
  const { unknownService } = useLineLinks(setting);
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
            onClear={() => go({ view: withoutFilters(view) })}
          />
        )}
        onRetry={onRetry}
      >
        {(lines, caveats) => {
          const truncated = caveats.some(({ kind }) => kind === 'truncated');
          return (
            <Suspense fallback={<div style={{ minHeight: room }} />}>
              {shown === 'fields' && <LineFields lines={lines} truncated={truncated} setting={setting} height={room} />}
              {shown === 'patterns' && (
                <PatternsFound lines={lines} truncated={truncated} setting={setting} onFound={onPatterns} {...hiding} />
              )}
              {shown === 'lines' && <Lines lines={lines} setting={setting} height={room} />}
            </Suspense>
          );
        }}
      </OutcomeView>
    </div>
  );
}

interface LinesProps {
  readonly lines: readonly LogLine[];
  readonly setting: LogsSetting;
  readonly height: number;
}

/** Each line with the way to its trace and its service. */
function Lines({ lines, setting, height }: LinesProps) {
  const { wanted, view, context, go } = setting;
  const { traceHref, serviceHref } = useLineLinks(setting);
  const lineTools = useLineTools(setting);
  return (
    <LogList
      lines={lines}
      traceHref={traceHref}
      serviceHref={serviceHref}
      timeZone={timeZoneOf(context.timezone)}
      height={height}
      oneService={wanted?.of.is === 'service' || wanted?.of.is === 'span'}
      columns={view.columns}
      onColumnGone={(key) => go({ view: { ...view, columns: toggledColumn(view.columns, key) } })}
      lineTools={lineTools}
    />
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  lines: css({ minWidth: 0, paddingBottom: theme.spacing(1) }),
});
