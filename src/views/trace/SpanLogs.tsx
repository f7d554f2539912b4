import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React, { useEffect, useMemo, useState } from 'react';
import { Link } from 'react-router-dom';
import { traceSummary } from '../../analysis/traceSummary';
import type { TraceNode, TraceTree } from '../../analysis/traceTree';
import type { Answer } from '../../grafana/answerState';
import type { Translate } from '../../grafana/translate';
import type { LogLine } from '../../model/log';
import type { Absence } from '../../model/outcome';
import { Caveats } from '../parts/Caveats';
import { LogList } from '../parts/LogList';
import { logsOfSpan } from '../parts/logsOfTrace';
import { OutcomeView } from '../parts/OutcomeView';
import { logsPath } from '../logsRoutes';
import { tracePath, type Context, type Thread } from '../routes';
import { NoSpanLogs } from './NoSpanLogs';
import { linesTitle } from './traceTexts';
import { UnnamedLines } from './UnnamedLines';
import { useSpanLines } from './useSpanLines';
import { useTraceLines, type TraceLog } from './useTraceLines';

interface Props {
  readonly node: TraceNode;
  readonly tree: TraceTree;
  /** What the whole trace logged; asked for here where nobody did. */
  readonly log?: TraceLog;
  readonly context: Context;
  readonly thread: Thread;
  readonly timeZone?: string;
  readonly onRetry?: () => void;
  /** How many lines are shown; undefined while it is not known. */
  readonly onLines?: (count: number | undefined) => void;
}

const tallest = 320;

/** What the selected span logged; at will, what the whole trace did. */
export function SpanLogs({ log, ...props }: Props) {
  return log ? <LogsOf {...props} log={log} /> : <Asking {...props} />;
}

function Asking(props: Omit<Props, 'log'>) {
  const { tree } = props;
  const short = useMemo(() => traceSummary(tree), [tree]);
  return <LogsOf {...props} log={useTraceLines({ tree, short })} />;
}

interface Known extends Props {
  readonly log: TraceLog;
}

function LogsOf(props: Known) {
  const { node, tree, log, context, thread, timeZone, onRetry, onLines } = props;
  const styles = useStyles2(getStyles);
  const [reach, setReach] = useState<'span' | 'trace'>('span');
  const ofSpan = useSpanLines(node, tree, log);
  const answer = reach === 'span' ? ofSpan : log.answer;
  const count = answer.is === 'ready' ? answer.value.length : undefined;
  useEffect(() => onLines?.(count), [onLines, count]);
  const here = { ...thread, traceId: tree.traceId };
  return (
    <section
      className={styles.section}
      data-testid="span-logs"
      data-span-logs
      tabIndex={-1}
      aria-label={linesTitle(count, reach, t)}
    >
      <div className={styles.head}>
        <h4 className={styles.title}>{linesTitle(count, reach, t)}</h4>
        {answer.is === 'ready' && <Caveats caveats={answer.caveats} />}
      </div>
      <OutcomeView
        answer={answer}
        awaited={t('trace.awaited-logs', 'Asking for the log lines…')}
        minHeight={96}
        empty={(absence) => <Nothing {...props} absence={absence} reach={reach} />}
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
            wrapped="always"
            oneService={reach === 'span'}
          />
        )}
      </OutcomeView>
      {reach === 'span' && <UnnamedLines key={node.span.spanId} span={node.span} log={log} timeZone={timeZone} />}
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

interface Why {
  readonly absence: Absence;
  readonly reach: 'span' | 'trace';
}

/** Why there are none, and where there may be some all the same. */
function Nothing({ absence, reach, node, tree, log, context }: Known & Why) {
  const styles = useStyles2(getStyles);
  const { service } = node.span;
  const { window } = logsOfSpan(tree.traceId, node.span);
  const then = { ...context, from: String(window.from), to: String(window.to) };
  const why = log.answer.is === 'absent' ? log.answer.absence : absence;
  return (
    <>
      <NoSpanLogs
        absence={why}
        reach={reach}
        others={log.answer.is === 'ready' ? log.answer.value.length : undefined}
      />
      <Link className={styles.link} to={logsPath(then, { service })}>
        {t('trace.service-logs-then', 'All its service logged at that time')}
      </Link>
    </>
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
  link: css({ color: theme.colors.text.link }),
  ways: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 2),
    marginTop: theme.spacing(0.5),
    '& a': { color: theme.colors.text.link },
  }),
});
