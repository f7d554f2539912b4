import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, IconButton, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { MapFocus } from '../../analysis/map/mapChoice';
import type { ServiceId } from '../../model/service';
import { asText } from '../parts/asText';
import { serviceLabel, serviceTitle } from '../parts/serviceName';

interface Props {
  readonly selected: ServiceId | undefined;
  readonly focus: MapFocus | undefined;
  readonly onFocus: (focus: MapFocus | undefined) => void;
}

/** Farther than this an address cannot say. */
const farthest = 9;

/** Only a service and what is a few calls away from it. */
export function FocusChoice({ selected, focus, onFocus }: Props) {
  const styles = useStyles2(getStyles);
  if (!focus) {
    return (
      <Button
        variant="secondary"
        icon="crosshair"
        disabled={selected === undefined}
        tooltip={
          selected
            ? t('map.focus.only-around', 'Only {{service}} and what is a call away', {
                service: serviceLabel(selected, t),
                ...asText,
              })
            : t('map.focus.select-first', 'Select a service to see only what is around it')
        }
        onClick={() => selected && onFocus({ service: selected, hops: 1 })}
      >
        {t('map.focus.title', 'Only around')}
      </Button>
    );
  }
  const { service, hops } = focus;
  return (
    <div className={styles.box} role="group" aria-label={t('map.focus.title', 'Only around')} data-testid="map-focus">
      <span className={styles.text} title={serviceTitle(service, t)}>
        <span className={styles.name}>{serviceLabel(service, t)}</span>
        <span role="status" aria-label={saidText(focus)}>
          ±{hops}
        </span>
      </span>
      <IconButton
        name="minus"
        size="sm"
        disabled={hops <= 1}
        tooltip={t('map.focus.less', 'A call less')}
        onClick={() => onFocus({ service, hops: hops - 1 })}
      />
      <IconButton
        name="plus"
        size="sm"
        disabled={hops >= farthest}
        tooltip={t('map.focus.more', 'A call more')}
        onClick={() => onFocus({ service, hops: hops + 1 })}
      />
      <IconButton
        name="times"
        size="sm"
        tooltip={t('map.focus.all', 'The whole map again')}
        onClick={() => onFocus(undefined)}
      />
    </div>
  );
}

function saidText({ service, hops }: MapFocus): string {
  return t('map.focus.said', '', {
    service: serviceLabel(service, t),
    count: hops,
    ...asText,
    defaultValue_one: 'Only {{service}} and what is {{count}} call away',
    defaultValue_other: 'Only {{service}} and what is at most {{count}} calls away',
  });
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.25),
    height: theme.spacing(theme.components.height.md),
    padding: theme.spacing(0, 0.5, 0, 1),
    border: `1px solid ${theme.colors.primary.border}`,
    borderRadius: theme.shape.radius.default,
    whiteSpace: 'nowrap',
  }),
  text: css({ display: 'inline-flex', gap: theme.spacing(0.75), marginRight: theme.spacing(0.5) }),
  name: css({ maxWidth: 140, overflow: 'hidden', textOverflow: 'ellipsis' }),
});
