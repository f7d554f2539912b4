import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, useStyles2 } from '@grafana/ui';
import React from 'react';
import { Link } from 'react-router-dom';
import type { TraceOnMap } from '../../../analysis/map/traceOnMap';
import type { PreparedTrace } from '../../../analysis/preparedTrace';
import type { TraceId } from '../../../model/ids';
import { ms } from '../../../model/units';
import { asText } from '../../parts/asText';
import { Caveats } from '../../parts/Caveats';
import { formatCount, formatDuration, shortId } from '../../parts/format';
import { OutcomeView } from '../../parts/OutcomeView';
import { absenceText } from '../../parts/problemText';
import { serviceLabel } from '../../parts/serviceName';
import { tracePath } from '../../routes';
import type { MapSetting } from '../useMapSetting';
import { Missing } from './Missing';
import type { ChosenTrace } from './useChosenTrace';

interface Props {
  readonly chosen: ChosenTrace;
  readonly on: TraceOnMap | undefined;
  readonly setting: MapSetting;
  readonly onRetry: () => void;
}

const lineHeight = 28;

/** Which trace is lit on the map, what of it is not there, and the ways to it and away from it. */
export function TraceStrip({ chosen, on, setting, onRetry }: Props) {
  const styles = useStyles2(getStyles);
  const { traceId, answer, prepared, route } = chosen;
  if (!traceId) {
    return null;
  }
  return (
    <div
      className={styles.strip}
      role="group"
      aria-label={t('map.trace.title', 'A trace on the map')}
      data-testid="map-trace"
      data-trace-id={traceId}
    >
      <Chip traceId={traceId} onOff={() => setting.go({ trace: undefined })} />
      <OutcomeView
        answer={answer}
        awaited={t('trace.awaited', 'Asking for the spans of this trace…')}
        minHeight={lineHeight}
        empty={(absence) =>
          absence.why === 'not-stored'
            ? t(
                'map.trace.not-stored',
                'It is not stored here: it was not sampled, it has not arrived yet, or it is past its retention.'
              )
            : absenceText(absence, t)
        }
        onRetry={onRetry}
      >
        {(trace, caveats) =>
          route && on && prepared.is === 'ready' ? (
            <>
              <Told prepared={route.prepared} calls={route.traced.calls.length} />
              <Missing on={on} kept={chosen.kept} onKeep={chosen.keep} />
              <Caveats caveats={caveats} />
              <Link to={tracePath(setting.context, traceId)} className={styles.link} data-testid="map-open-trace">
                {t('map.trace.open', 'Open trace')} ›
              </Link>
            </>
          ) : (
            <span role="status">
              {t('trace.preparing', 'Putting {{number}} spans in order…', { number: formatCount(trace.spans.length) })}
            </span>
          )
        }
      </OutcomeView>
    </div>
  );
}

function Chip({ traceId, onOff }: { readonly traceId: TraceId; readonly onOff: () => void }) {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.chip} title={traceId}>
      {t('map.trace.chip', 'Trace {{id}}', { id: shortId(traceId), ...asText })}
      <IconButton name="times" size="sm" tooltip={t('map.trace.off', 'Take the trace off the map')} onClick={onOff} />
    </span>
  );
}

/** The request that it was, and how it went. */
function Told({ prepared, calls }: { readonly prepared: PreparedTrace; readonly calls: number }) {
  const { tree, short } = prepared;
  const { root, failed } = short;
  return (
    <>
      {root && (
        <span>
          {serviceLabel(root.span.service, t)} {root.span.operation}
        </span>
      )}
      <strong>{formatDuration(ms(tree.end - tree.start))}</strong>
      <span>
        {t('map.trace.calls', '{{count}} calls', {
          count: calls,
          defaultValue_one: '{{count}} call',
          defaultValue_other: '{{count}} calls',
        })}
      </span>
      {failed > 0 && (
        <span>
          {'✕ '}
          {t('trace.failed-spans', '{{shown}} failed spans', {
            count: failed,
            shown: formatCount(failed),
            defaultValue_one: '{{shown}} failed span',
            defaultValue_other: '{{shown}} failed spans',
          })}
        </span>
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  strip: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 1.5),
    minHeight: lineHeight,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
  }),
  chip: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    padding: theme.spacing(0, 0.75),
    border: `1px solid ${theme.colors.primary.border}`,
    borderRadius: theme.shape.radius.pill,
    color: theme.colors.primary.text,
    whiteSpace: 'nowrap',
  }),
  link: css({ color: theme.colors.text.link, whiteSpace: 'nowrap', '&:hover': { textDecoration: 'underline' } }),
});
