import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { TraceOnMap } from '../../../analysis/map/traceOnMap';
import type { ServiceId } from '../../../model/service';
import { serviceTitle } from '../../parts/serviceName';

interface Props {
  readonly on: Pick<TraceOnMap, 'leftOut' | 'grouped' | 'unknown' | 'unlinked'>;
  /** Services that were brought to the map by a press. */
  readonly kept: readonly ServiceId[];
  readonly onKeep: (services: readonly ServiceId[]) => void;
}

/** What of a trace is not on the map by itself, counted, each with the press that brings it there, where one can. */
export function Missing({ on, kept, onKeep }: Props) {
  const { leftOut, grouped, unknown, unlinked } = on;
  return (
    <>
      {leftOut.length > 0 && (
        <Press services={leftOut} onPress={() => onKeep([...kept, ...leftOut])}>
          {t('map.trace.left-out', '{{count}} of its services are not on this map', {
            count: leftOut.length,
            defaultValue_one: '{{count}} of its services is not on this map',
            defaultValue_other: '{{count}} of its services are not on this map',
          })}
        </Press>
      )}
      {grouped.length > 0 && (
        <Press services={grouped} onPress={() => onKeep([...kept, ...grouped])}>
          {t('map.trace.grouped', '{{count}} of its services stand in groups', {
            count: grouped.length,
            defaultValue_one: '{{count}} of its services stands in a group',
            defaultValue_other: '{{count}} of its services stand in groups',
          })}
        </Press>
      )}
      {kept.length > 0 && (
        <Press services={kept} onPress={() => onKeep([])}>
          {t('map.trace.put-back', 'The map as it was')}
        </Press>
      )}
      {unknown.length > 0 && (
        <span title={namesOf(unknown)} data-testid="map-trace-unknown">
          {t('map.trace.unknown', '{{count}} that it reached are unknown to the metrics', {
            count: unknown.length,
            defaultValue_one: '{{count}} that it reached is unknown to the metrics',
            defaultValue_other: '{{count}} that it reached are unknown to the metrics',
          })}
        </span>
      )}
      {unlinked > 0 && (
        <span>
          {t('map.trace.unlinked', '{{count}} of its calls have no line: the metrics do not tell them', {
            count: unlinked,
            defaultValue_one: '{{count}} of its calls has no line: the metrics do not tell it',
            defaultValue_other: '{{count}} of its calls have no line: the metrics do not tell them',
          })}
        </span>
      )}
    </>
  );
}

interface PressProps {
  readonly services: readonly ServiceId[];
  readonly onPress: () => void;
  readonly children: string;
}

function Press({ services, onPress, children }: PressProps) {
  const styles = useStyles2(getStyles);
  return (
    <button type="button" className={styles.press} title={namesOf(services)} onClick={onPress}>
      {children} ›
    </button>
  );
}

/** More than so many names are no title any more. */
const mostNames = 20;

function namesOf(services: readonly ServiceId[]): string {
  const names = services.slice(0, mostNames).map((service) => serviceTitle(service, t));
  return services.length > mostNames ? `${names.join(', ')}, …` : names.join(', ');
}

const getStyles = (theme: GrafanaTheme2) => ({
  press: css({
    padding: 0,
    minHeight: 24,
    border: 'none',
    background: 'transparent',
    color: theme.colors.text.link,
    '&:hover': { textDecoration: 'underline' },
  }),
});
