import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React, { useEffect, useMemo, useState } from 'react';
import { Link } from 'react-router-dom';
import type { TraceNode, TraceTree } from '../../analysis/traceTree';
import type { Answer } from '../../grafana/answerState';
import type { Translate } from '../../grafana/translate';
import type { LogLine } from '../../model/log';
import { Caveats } from '../parts/Caveats';
import { LogList } from '../parts/LogList';
import { logsOfSpan, logsOfTrace } from '../parts/logsOfTrace';
import { OutcomeView } from '../parts/OutcomeView';
import type { LinesWanted } from '../parts/linesWanted';
import { useLogLines } from '../parts/useLogLines';
import { logsPath } from '../logsRoutes';
import { tracePath, type Context, type Thread } from '../routes';
import { NoSpanLogs } from './NoSpanLogs';
import { useSettled } from './useSettled';
import { linesTitle } from './traceTexts';

interface Props {
  readonly node: TraceNode;
  readonly tree: TraceTree;
  readonly context: Context;
  readonly thread: Thread;
  readonly timeZone?: string;
  readonly onRetry?: () => void;
  /** How many lines are shown; undefined while it is not known. */
  readonly onLines?: (count: number | undefined) => void;
}

const limit = 200;
const tallest = 320;

/** What the selected span logged; at will, what the whole trace did. */
export function SpanLogs({ node, tree, context, thread, timeZone, onRetry, onLines }: Props) {
  const styles = useStyles2(getStyles);
  const [reach, setReach] = useState<'span' | 'trace'>('span');
  const { answer } = useLogLines(useWanted(node, tree, reach));
  const lines = answer.is === 'ready' ? answer.value : undefined;
  const count = lines?.length;
  useEffect(() => onLines?.(count), [onLines, count]);
  const here = { ...thread, traceId: tree.traceId };
  return (
    <section
      className={styles.section}
      data-testid="span-logs"
      data-span-logs
      tabIndex={-1}
      aria-label={linesTitle(lines?.length, reach, t)}
    >
      <div className={styles.head}>
        <h4 className={styles.title}>{linesTitle(lines?.length, reach, t)}</h4>
        {answer.is === 'ready' && <Caveats caveats={answer.caveats} />}
      </div>
      <OutcomeView
        answer={answer}
        awaited={t('trace.awaited-logs', 'Asking for the log lines…')}
        minHeight={96}
        empty={(absence) => <NoSpanLogs absence={absence} reach={reach} />}
        onRetry={onRetry}
      >
        {(shown) => (
          <LogList
            lines={shown}
            traceHref={(line) => spanHref(line, { node, here, context })}
            linkLabel={t('logs.to-span', 'span')}
            timeZone={timeZone}
            height={tallest}
            fit="content"
            wrapped
            oneService={reach === 'span'}
          />
        )}
      </OutcomeView>
      <div className={styles.ways}>
        <Button size="sm" variant="secondary" onClick={() => setReach(reach === 'span' ? 'trace' : 'span')}>
          {reachText(reach, answer, t)}
        </Button>
        {reach === 'span' ? (
          <Link to={logsPath(context, { ...here, spanId: node.span.spanId })}>
            {t('trace.span-in-logs', 'This span in Logs')}
          </Link>
        ) : (
          <Link to={logsPath(context, { ...here, spanId: undefined })}>
            {t('trace.trace-in-logs', 'This trace in Logs')}
          </Link>
        )}
      </div>
    </section>
  );
}

/** What the switch between span and trace offers: the other one. */
function reachText(reach: 'span' | 'trace', { is }: Answer<readonly LogLine[]>, t: Translate): string {
  if (reach === 'trace') {
    return t('trace.narrow-logs', 'Logs of this span only');
  }
  return is === 'absent'
    ? t('trace.look-in-trace', 'Look in the whole trace')
    : t('trace.widen-logs', 'All logs of this trace');
}

/** Undefined while one is still moving from span to span: only where one stays is asked. */
function useWanted(node: TraceNode, tree: TraceTree, reach: 'span' | 'trace'): LinesWanted | undefined {
  const { span } = node;
  const settled = useSettled(span);
  return useMemo(() => {
    if (reach === 'trace') {
      return {
        ...logsOfTrace(
          tree.traceId,
          tree.order.map((one) => one.span)
        ),
        limit,
      };
    }
    return settled === span ? { ...logsOfSpan(tree.traceId, span), limit } : undefined;
  }, [reach, settled, span, tree]);
}

interface Here {
  readonly node: TraceNode;
  readonly here: Thread;
  readonly context: Context;
}

/** A line of the same trace leads to the span that wrote it, unless that one is selected. */
function spanHref(line: LogLine, { node, here, context }: Here): string | undefined {
  return here.traceId && line.spanId && line.spanId !== node.span.spanId
    ? tracePath(context, here.traceId, { ...here, spanId: line.spanId })
    : undefined;
}

const getStyles = (theme: GrafanaTheme2) => ({
  section: css({
    minWidth: 0,
    '&:focus': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: 2 },
  }),
  head: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
  title: css({ margin: 0, fontSize: theme.typography.h6.fontSize }),
  ways: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
    marginTop: theme.spacing(1),
    '& a': { color: theme.colors.text.link },
  }),
});
