import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { Link } from 'react-router-dom';
import type { TraceId } from '../../model/ids';
import type { Span } from '../../model/trace';
import { asText } from '../parts/asText';
import { formatDayClock, formatDuration } from '../parts/format';
import { HealthShape } from '../parts/HealthMark';
import { OutcomeView } from '../parts/OutcomeView';
import { shownText } from '../parts/shownText';
import { newestAmong, useTracesLike } from '../parts/useUsualTrace';

interface Props {
  readonly root: Span;
  /** Those that stand on either side already. */
  readonly chosen: readonly TraceId[];
  readonly timeZone?: string;
  readonly hrefTo: (traceId: TraceId) => string;
}

/** The newest traces that began with the same operation, to choose one from. Asked for once somebody opens the list. */
export function OtherTraces(props: Props) {
  const styles = useStyles2(getStyles);
  const [open, setOpen] = useState(false);
  const operation = shownText(props.root.operation);
  return (
    <details className={styles.list} data-testid="other-traces" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('compare.others', 'Choose among the newest of {{operation}}', { operation, ...asText })}</summary>
      {open && <Newest {...props} />}
    </details>
  );
}

const most = 12;

function Newest({ root, chosen, timeZone, hrefTo }: Props) {
  const styles = useStyles2(getStyles);
  const answer = useTracesLike(root);
  return (
    <OutcomeView
      answer={answer}
      awaited={t('compare.awaited-usual', 'Asking for {{most}} traces of the same operation…', { most: newestAmong })}
      minHeight={160}
    >
      {(traces) => (
        <ul className={styles.traces}>
          {traces
            .filter(({ traceId }) => !chosen.includes(traceId))
            .slice(0, most)
            .map(({ traceId, start, duration, matched }) => (
              <li key={traceId}>
                <Link to={hrefTo(traceId)} className={styles.link} data-trace-id={traceId}>
                  {formatDayClock(start, timeZone)} · {formatDuration(matched[0]?.duration ?? duration)}
                </Link>{' '}
                {matched.some(({ status }) => status === 'error') && (
                  <span className={styles.failed}>
                    <HealthShape level="failing" /> {t('traces.failed', 'failed')}
                  </span>
                )}
              </li>
            ))}
        </ul>
      )}
    </OutcomeView>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ '& > summary': { cursor: 'pointer', color: theme.colors.text.secondary } }),
  traces: css({ listStyle: 'none', margin: theme.spacing(0.5, 0, 0, 2), maxHeight: 200, overflowY: 'auto' }),
  link: css({
    color: theme.colors.text.link,
    fontVariantNumeric: 'tabular-nums',
    '&:hover': { textDecoration: 'underline' },
  }),
  failed: css({ color: theme.colors.error.text }),
});
