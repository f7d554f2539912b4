import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React, { useMemo, useState } from 'react';
import { Link } from 'react-router-dom';
import type { TraceTree } from '../../analysis/traceTree';
import { useAnswer, usePlace } from '../../grafana/answer';
import type { TraceSummary } from '../../model/trace';
import { hours, minutes } from '../../model/units';
import { widened, windowOf } from '../../model/window';
import { tempoWithLinks, tracesLinkingToQuestion } from '../../telemetry/linkedTraces';
import { signalIn } from '../../telemetry/scope';
import { asText } from '../parts/asText';
import { Caveats } from '../parts/Caveats';
import { formatDayClock, formatDuration, shortId } from '../parts/format';
import { OutcomeView } from '../parts/OutcomeView';
import { tracePath, type Context } from '../routes';
import { Section } from './Section';

interface Props {
  readonly tree: TraceTree;
  readonly context: Context;
  readonly timeZone?: string;
  /** Whether it is likely that there are any: else they are asked for only if one wants to know. */
  readonly likely: boolean;
}

/** The way back along links: traces that name this one as their cause. */
export function LinkingTraces(props: Props) {
  const [wanted, setWanted] = useState(false);
  return (
    <Section title={t('trace.linking', 'Traces that link to this one')}>
      {props.likely || wanted ? (
        <Found {...props} />
      ) : (
        <Button size="sm" variant="secondary" onClick={() => setWanted(true)}>
          {t('trace.look-for-linking', 'Look for them')}
        </Button>
      )}
    </Section>
  );
}

/** Messages wait to be read, so most of the time is after the trace. */
const before = minutes(5);
const after = hours(1);

function Found({ tree, context, timeZone }: Props) {
  const { environment } = usePlace();
  const { traceId, start, end } = tree;
  const answer = useAnswer(
    useMemo(() => {
      const { names } = signalIn(environment, 'traces');
      const window = widened(windowOf(Math.floor(start), Math.ceil(end)), before, after);
      return tracesLinkingToQuestion(traceId, { window, names });
    }, [environment, traceId, start, end])
  );
  if (answer.is === 'failed' && answer.problem.kind === 'query-rejected') {
    return (
      <Quiet>
        {t('trace.linking-refused', 'This Tempo does not find spans by their links; version {{version}} does.', {
          version: tempoWithLinks,
          ...asText,
        })}
      </Quiet>
    );
  }
  const none = t('trace.linking-none', 'None from five minutes before it until an hour after it.');
  return (
    <OutcomeView
      answer={answer}
      awaited={t('trace.awaited-linking', 'Looking for traces that link to this one…')}
      minHeight={32}
      empty={() => none}
    >
      {(traces, caveats) => (
        <>
          {traces.length === 0 && <Quiet>{none}</Quiet>}
          <Caveats caveats={caveats} />
          {traces.map((trace) => (
            <LinkingTrace key={trace.traceId} trace={trace} context={context} timeZone={timeZone} />
          ))}
        </>
      )}
    </OutcomeView>
  );
}

interface LinkingProps extends Pick<Props, 'context' | 'timeZone'> {
  readonly trace: TraceSummary;
}

function LinkingTrace({ trace, context, timeZone }: LinkingProps) {
  const styles = useStyles2(getStyles);
  const [span] = trace.matched;
  const spanName = [span?.service, span?.operation].filter(Boolean).join(' ');
  const root = [trace.rootService, trace.rootOperation].filter(Boolean).join(' ');
  return (
    <div className={styles.line} data-testid="linking-trace">
      <Link to={tracePath(context, trace.traceId, { spanId: span?.spanId })} title={trace.traceId}>
        {spanName || shortId(trace.traceId)}
      </Link>
      <span className={styles.quiet}>
        {[
          root && t('trace.linked-within', 'in {{root}}', { root, ...asText }),
          formatDayClock(trace.start, timeZone),
          trace.duration !== undefined && formatDuration(trace.duration),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {trace.matched.some(({ status }) => status === 'error') && (
        <span className={styles.failed}>{t('span-status.error', '✕ failed')}</span>
      )}
    </div>
  );
}

function Quiet({ children }: { readonly children: string }) {
  const styles = useStyles2(getStyles);
  return <p className={styles.quiet}>{children}</p>;
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 1),
    overflowWrap: 'anywhere',
    '& a': { color: theme.colors.text.link },
  }),
  quiet: css({ margin: 0, color: theme.colors.text.secondary }),
  failed: css({ color: theme.colors.error.text }),
});
