import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { Link } from 'react-router-dom';
import type { TracedCall } from '../../../analysis/map/tracedGraph';
import { ms, type EpochMs } from '../../../model/units';
import { formatDuration } from '../../parts/format';
import { HealthShape } from '../../parts/HealthMark';
import { serviceLabel, serviceTitle } from '../../parts/serviceName';
import { shownText } from '../../parts/shownText';

interface Props {
  readonly call: TracedCall;
  /** When the trace began. */
  readonly zero: EpochMs;
  /** In pixels from the top of the list. */
  readonly top: number;
  readonly place: { readonly at: number; readonly of: number };
  /** Undefined where nothing of the trace is looked at. */
  readonly isLit: boolean | undefined;
  readonly to: string;
  readonly onLook: (isLooked: boolean) => void;
}

export const callHeight = 40;

/** One call of a trace: who calls whom and how long that took, and below it when it began and what was asked for. */
export function TraceCallRow({ call, zero, top, place, isLit, to, onLook }: Props) {
  const styles = useStyles2(getStyles);
  const { client, server, failed, node } = call;
  const title = `${serviceTitle(client, t)} → ${serviceTitle(server, t)}`;
  return (
    <li className={styles.item} style={{ top }} aria-posinset={place.at} aria-setsize={place.of}>
      <Link
        to={to}
        className={styles.row}
        data-testid="map-trace-call"
        data-lit={isLit}
        onMouseEnter={() => onLook(true)}
        onFocus={() => onLook(true)}
        onBlur={() => onLook(false)}
      >
        <span className={styles.line}>
          <span className={styles.ends} title={title}>
            {serviceLabel(client, t)} → {serviceLabel(server, t)}
          </span>
          {failed && (
            <span className={styles.failed}>
              <HealthShape level="failing" /> {t('traces.failed', 'failed')}
            </span>
          )}
          <span className={styles.number}>{formatDuration(node.duration)}</span>
        </span>
        <span className={styles.line}>
          <span className={styles.operation}>{shownText(node.span.operation)}</span>
          <span className={styles.since}>{`+${formatDuration(ms(Math.max(0, node.start - zero)))}`}</span>
        </span>
      </Link>
    </li>
  );
}

const cut = { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

const getStyles = (theme: GrafanaTheme2) => ({
  item: css({ position: 'absolute', left: 0, right: 0, height: callHeight }),
  row: css({
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    height: callHeight,
    padding: theme.spacing(0, 0.5),
    lineHeight: '18px',
    fontSize: theme.typography.bodySmall.fontSize,
    borderLeft: '2px solid transparent',
    borderRadius: theme.shape.radius.default,
    '&:hover, &:focus-visible': { background: theme.colors.action.hover },
    '&[data-lit="true"]': { borderLeftColor: theme.colors.primary.border },
    '&[data-lit="false"]': { opacity: 0.5 },
  }),
  line: css({ display: 'flex', alignItems: 'baseline', gap: theme.spacing(1), minWidth: 0 }),
  ends: css({ flex: 1, ...cut }),
  operation: css({ flex: 1, ...cut, color: theme.colors.text.secondary }),
  number: css({ flex: 'none', fontVariantNumeric: 'tabular-nums' }),
  since: css({ flex: 'none', fontVariantNumeric: 'tabular-nums', color: theme.colors.text.secondary }),
  failed: css({ flex: 'none', color: theme.colors.error.text }),
});
