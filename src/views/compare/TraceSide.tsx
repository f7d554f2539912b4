import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useId } from 'react';
import { Link } from 'react-router-dom';
import type { TraceId } from '../../model/ids';
import type { Trace } from '../../model/trace';
import { asText } from '../parts/asText';
import { Caveats } from '../parts/Caveats';
import { formatCount, formatDayClock, formatDuration } from '../parts/format';
import { OutcomeView } from '../parts/OutcomeView';
import { serviceLabel } from '../parts/serviceName';
import { TraceIdInput } from '../parts/TraceIdInput';
import { UsualTrace } from '../parts/UsualTrace';
import { tracePath, type Context } from '../routes';
import { OtherTraces } from './OtherTraces';
import type { ChosenTrace } from './useTrace';

interface Props {
  readonly title: string;
  readonly side: ChosenTrace | undefined;
  readonly other: ChosenTrace | undefined;
  readonly context: Context;
  readonly timeZone?: string;
  readonly onTraceId: (traceId: TraceId | undefined) => void;
  readonly onRetry: () => void;
  /** The page with this trace on this side. */
  readonly hrefTo: (traceId: TraceId) => string;
}

/** Which trace stands on one side, in short, or why it cannot be shown. */
export function TraceSide({ title, side, other, context, timeZone, onTraceId, onRetry, hrefTo }: Props) {
  const styles = useStyles2(getStyles);
  const id = useId();
  const root = other?.prepared?.path.root?.span;
  return (
    <section className={styles.side} aria-labelledby={id} data-testid="compare-side">
      <h3 id={id} className={styles.title}>
        {title}
      </h3>
      <TraceIdInput
        label={t('compare.id-of', 'Id: {{title}}', { title, ...asText })}
        traceId={side?.traceId}
        onTraceId={onTraceId}
      />
      <div className={styles.state}>
        {side ? (
          <OutcomeView
            answer={side.answer}
            awaited={t('trace.awaited', 'Asking for the spans of this trace…')}
            minHeight={44}
            empty={() =>
              t('compare.not-stored', 'This trace is not stored: not sampled, not arrived yet, or past its retention.')
            }
            onRetry={onRetry}
          >
            {(trace, caveats) => (
              <>
                <Summary trace={trace} side={side} context={context} timeZone={timeZone} />
                <Caveats caveats={caveats} />
              </>
            )}
          </OutcomeView>
        ) : (
          <Missing other={other} root={root} timeZone={timeZone} hrefTo={hrefTo} />
        )}
      </div>
      <Others key={side?.traceId} {...{ side, other, timeZone, hrefTo }} />
    </section>
  );
}

/** Of the other trace's operation where there is one: such are worth comparing. */
function Others({ side, other, timeZone, hrefTo }: Pick<Props, 'side' | 'other' | 'timeZone' | 'hrefTo'>) {
  const { root } = (other ?? side)?.prepared?.path ?? {};
  const chosen = [side, other].flatMap((one) => one?.traceId ?? []);
  return root ? <OtherTraces root={root.span} {...{ chosen, timeZone, hrefTo }} /> : null;
}

type MissingProps = Pick<Props, 'other' | 'timeZone' | 'hrefTo'> & {
  readonly root: React.ComponentProps<typeof UsualTrace>['root'] | undefined;
};

function Missing({ other, root, timeZone, hrefTo }: MissingProps) {
  return other && root ? (
    <UsualTrace root={root} except={other.traceId} timeZone={timeZone} hrefTo={hrefTo} />
  ) : (
    <span>{t('compare.none', 'No trace chosen: paste its id above, or begin with “Compare with…” on a trace.')}</span>
  );
}

interface SummaryProps {
  readonly trace: Trace;
  readonly side: ChosenTrace;
  readonly context: Context;
  readonly timeZone: string | undefined;
}

function Summary({ trace, side, context, timeZone }: SummaryProps) {
  const styles = useStyles2(getStyles);
  const root = side.prepared?.path.root;
  const failed = trace.spans.filter(({ status }) => status === 'error').length;
  const spans = formatCount(trace.spans.length);
  return (
    <>
      <Link to={tracePath(context, side.traceId)} className={styles.link} title={side.traceId}>
        {root
          ? `${serviceLabel(root.span.service, t)} ${root.span.operation}`
          : t('compare.preparing', 'Putting {{spans}} spans in order…', { spans, ...asText })}
      </Link>
      <div className={styles.figures}>
        <strong>{formatDuration(root?.duration)}</strong>
        <span>{t('compare.spans', '{{spans}} spans', { spans, ...asText })}</span>
        <span className={failed > 0 ? styles.failed : undefined}>
          {failed > 0
            ? t('compare.failed', '✕ {{failed}} failed', { failed: formatCount(failed), ...asText })
            : t('trace.no-errors', 'no errors')}
        </span>
        {root && <span>{formatDayClock(root.start, timeZone)}</span>}
      </div>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  side: css({ minWidth: 0 }),
  title: css({ margin: theme.spacing(0, 0, 0.5), fontSize: theme.typography.h6.fontSize }),
  state: css({ minHeight: 48, paddingTop: theme.spacing(0.5), color: theme.colors.text.secondary }),
  link: css({
    color: theme.colors.text.link,
    overflowWrap: 'anywhere',
    '&:hover': { textDecoration: 'underline' },
  }),
  figures: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 1.5),
    color: theme.colors.text.primary,
    fontVariantNumeric: 'tabular-nums',
  }),
  failed: css({ color: theme.colors.error.text }),
});
