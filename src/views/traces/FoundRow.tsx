import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Checkbox, ClipboardButton, useStyles2 } from '@grafana/ui';
import React, { memo, type MouseEvent } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import type { TracePoint } from '../../analysis/tracePoint';
import type { TraceId } from '../../model/ids';
import type { Ms } from '../../model/units';
import { searchedSpans } from '../../telemetry/searchedTraces';
import { asText } from '../parts/asText';
import { formatCount, formatDayClock, formatDuration, formatMoment, shortId } from '../parts/format';
import { HealthShape } from '../parts/HealthMark';
import { shownText } from '../parts/shownText';
import { rootText, spanText } from './tracesTexts';

interface Props {
  readonly index: number;
  readonly byRoots: boolean;
  readonly point: TracePoint;
  readonly href: string;
  readonly traceList: readonly TraceId[];
  readonly longest: number;
  readonly visited: boolean;
  readonly onVisit: (id: TraceId) => void;
  readonly ticked: boolean;
  readonly onTick: (id: TraceId) => void;
  readonly timeZone?: string;
}

/** One found trace. A click anywhere but on its controls opens it; those that were opened are quieter. */
export const FoundRow = memo(function FoundRow(props: Props) {
  const { index, byRoots, point, href, traceList, longest, visited, onVisit, timeZone } = props;
  const styles = useStyles2(getStyles);
  const navigate = useNavigate();
  const { trace, took, failed, at } = point;
  const { traceId, matched } = trace;
  const root = shownText(rootText(point, t));
  const span = shownText(spanText(point, t));
  const open = (event: MouseEvent) => {
    if (event.target instanceof Element && !event.target.closest('a, button, input, label')) {
      onVisit(traceId);
      navigate(href, { state: { traceList } });
    }
  };
  return (
    <tr
      className={cx(styles.row, visited && styles.visited)}
      aria-rowindex={index + 2}
      onClick={open}
      data-testid="found-trace"
      data-trace-id={traceId}
      data-visited={visited ? true : undefined}
    >
      <td>
        <Tick {...props} />
      </td>
      <th scope="row" className={styles.time}>
        <Link
          to={href}
          state={{ traceList }}
          className={styles.link}
          title={formatMoment(at, timeZone)}
          onClick={() => onVisit(traceId)}
        >
          {formatDayClock(at, timeZone)}
        </Link>
      </th>
      <td title={root}>{root}</td>
      {!byRoots && <td title={span}>{span}</td>}
      <Took took={took} longest={longest} />
      {!byRoots && <td className={styles.wide}>{matchedText(matched.length)}</td>}
      <td>
        {failed && (
          <span className={styles.failed}>
            <HealthShape level="failing" /> {t('traces.failed', 'failed')}
          </span>
        )}
      </td>
      <Id traceId={traceId} />
    </tr>
  );
});

/** A list names a few spans of each trace. */
function matchedText(listed: number): string {
  return listed < searchedSpans ? formatCount(listed) : `≥ ${formatCount(listed)}`;
}

/** Its length beside that of the longest. */
function Took({ took, longest }: { readonly took: Ms; readonly longest: number }) {
  const styles = useStyles2(getStyles);
  return (
    <td>
      <span className={styles.took}>
        <span className={styles.number}>{formatDuration(took)}</span>
        <span className={styles.rail}>
          <span className={styles.bar} style={{ width: `${longest > 0 ? (took / longest) * 100 : 0}%` }} />
        </span>
      </span>
    </td>
  );
}

function Id({ traceId }: { readonly traceId: TraceId }) {
  const styles = useStyles2(getStyles);
  return (
    <td className={styles.wide}>
      <span className={styles.id} title={traceId}>
        {shortId(traceId)}
        <ClipboardButton
          size="sm"
          variant="secondary"
          fill="text"
          icon="copy"
          aria-label={t('traces.copy-id', 'Copy the trace id')}
          getText={() => traceId}
        />
      </span>
    </td>
  );
}

function Tick({ point, ticked, onTick, timeZone }: Props) {
  const { traceId } = point.trace;
  const label = t('traces.tick', 'Compare the trace of {{time}}', {
    time: formatDayClock(point.at, timeZone),
    ...asText,
  });
  return <Checkbox value={ticked} aria-label={label} onChange={() => onTick(traceId)} />;
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ cursor: 'pointer', '&:hover': { background: theme.colors.action.hover } }),
  visited: css({ color: theme.colors.text.secondary }),
  time: css({ fontVariantNumeric: 'tabular-nums', fontWeight: theme.typography.fontWeightRegular }),
  link: css({ color: theme.colors.text.link, '&:hover': { textDecoration: 'underline' } }),
  took: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1) }),
  number: css({ flex: 'none', width: 76, textAlign: 'right', fontVariantNumeric: 'tabular-nums' }),
  rail: css({
    flex: 1,
    height: 6,
    background: theme.colors.background.secondary,
    '@container page (max-width: 1000px)': { display: 'none' },
  }),
  bar: css({ display: 'block', height: '100%', background: theme.colors.text.disabled }),
  wide: css({ fontVariantNumeric: 'tabular-nums', '@container page (max-width: 1000px)': { display: 'none' } }),
  failed: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    color: theme.colors.error.text,
  }),
  id: css({ display: 'inline-flex', alignItems: 'center', fontVariantNumeric: 'tabular-nums' }),
});
