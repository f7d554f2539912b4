import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, IconButton, Toggletip, useStyles2 } from '@grafana/ui';
import React, { lazy, Suspense, useState, type ReactNode } from 'react';
import type { LeftOut } from '../../analysis/map/mapGraph';
import { asText } from '../parts/asText';
import { formatCount } from '../parts/format';
import { zoomBounds } from './camera';
import type { CameraControl } from './useCamera';

const MapLegend = lazy(() => import('./MapLegend').then((m) => ({ default: m.MapLegend })));

interface Props {
  readonly leftOut: LeftOut;
  /** Whether the width of its links tells how much is called. */
  readonly hasRates: boolean;
  readonly control: Pick<CameraControl, 'camera' | 'isFitted'>;
  /** How many places were moved by hand. */
  readonly pinned: number;
  readonly onUnpin: () => void;
  readonly onZoom: (direction: 'in' | 'out' | 'fit') => void;
  readonly more: ReactNode;
}

/** Height of the footer in pixels. */
export const mapFooter = 24;

/** How to read the map, what is not drawn by itself, and its size. */
export function MapFooter({ leftOut, hasRates, control, pinned, onUnpin, onZoom, more }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.footer}>
      <span className={styles.words}>{wordsOf(leftOut, hasRates)}</span>
      {pinned > 0 && (
        <Button variant="secondary" fill="text" size="sm" icon="gf-pin" onClick={onUnpin}>
          {t('map.unpin', 'Unpin all ({{total}})', { total: formatCount(pinned), ...asText })}
        </Button>
      )}
      {more}
      <Legend />
      <IconButton
        name="search-minus"
        size="sm"
        disabled={control.isFitted}
        tooltip={t('overview.map.zoom-out', 'Smaller')}
        onClick={() => onZoom('out')}
      />
      <IconButton
        name="search-plus"
        size="sm"
        disabled={control.camera.zoom >= zoomBounds.most}
        tooltip={t('overview.map.zoom-in', 'Larger')}
        onClick={() => onZoom('in')}
      />
      <Button variant="secondary" fill="text" size="sm" disabled={control.isFitted} onClick={() => onZoom('fit')}>
        {t('overview.map.fit', 'Fit')}
      </Button>
    </div>
  );
}

function Legend() {
  const [isOpen, setOpen] = useState(false);
  return (
    <Toggletip
      show={isOpen}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
      placement="top-end"
      title={t('map.legend.title', 'How to read the map')}
      content={
        isOpen ? (
          <Suspense fallback="">
            <MapLegend />
          </Suspense>
        ) : (
          ''
        )
      }
    >
      <Button variant="secondary" fill="text" size="sm" data-testid="map-key">
        {t('map.legend.show', 'Key')}
      </Button>
    </Toggletip>
  );
}

function wordsOf({ selfCalls, grouped }: LeftOut, hasRates: boolean): string {
  return [
    hasRates
      ? t('overview.map.legend', 'Calls go from left to right; the wider, the more.')
      : t('map.legend.no-rates', 'Calls go from left to right.'),
    grouped > 0 &&
      t('map.grouped', '{{total}} services and what they use stand in groups.', {
        count: grouped,
        total: formatCount(grouped),
        defaultValue_one: '{{total}} service stands in a group.',
        defaultValue_other: '{{total}} services and what they use stand in groups.',
        ...asText,
      }),
    selfCalls > 0 &&
      t('overview.map.self-calls', '{{count}} services also call themselves.', {
        count: selfCalls,
        defaultValue_one: '{{count}} service also calls itself.',
        defaultValue_other: '{{count}} services also call themselves.',
        ...asText,
      }),
  ]
    .filter(Boolean)
    .join(' ');
}

const getStyles = (theme: GrafanaTheme2) => ({
  footer: css({
    display: 'flex',
    alignItems: 'center',
    height: mapFooter,
    gap: theme.spacing(0.5),
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
  }),
  words: css({ flex: 1, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
});
