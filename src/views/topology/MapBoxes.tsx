import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import { asText } from '../parts/asText';
import { formatCount } from '../parts/format';
import type { PlacedBox } from './scene';
import { px } from './textScale';

interface Props {
  readonly boxes: readonly PlacedBox[];
  /** Height of a box's head in pixels at zoom 1. */
  readonly headHeight: number;
  readonly zoom: number;
  readonly lit: ReadonlySet<string> | undefined;
  readonly onToggle: (key: string) => void;
}

/** Below this height on the screen nothing is written in a head. */
const roomForName = 9;

/** Open groups around their places, each with a head that closes it. */
export function MapBoxes({ boxes, headHeight, zoom, lit, onToggle }: Props) {
  const styles = useStyles2(getStyles);
  return boxes.map(({ box: { key, name, places }, x, y, width, height }) => (
    <div
      key={key}
      className={cx(styles.box, { [styles.faded]: lit !== undefined && !places.some((place) => lit.has(place)) })}
      style={{ left: x, top: y, width, height }}
    >
      <button
        type="button"
        className={styles.head}
        style={{ height: headHeight }}
        data-testid="map-box"
        data-group={name}
        aria-expanded
        aria-label={t('map.box.close', 'Close {{name}}', { name, ...asText })}
        onClick={() => onToggle(key)}
      >
        {headHeight * zoom >= roomForName && (
          <>
            <Icon name="angle-down" size="sm" className={styles.icon} />
            <span className={styles.name}>{name}</span>
            <span className={styles.count}>{formatCount(places.length)}</span>
          </>
        )}
      </button>
    </div>
  ));
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    position: 'absolute',
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.action.hover,
    pointerEvents: 'none',
  }),
  head: css({
    display: 'flex',
    alignItems: 'center',
    gap: px(4),
    width: '100%',
    padding: `0 ${px(6)}`,
    border: 'none',
    borderRadius: theme.shape.radius.default,
    background: 'transparent',
    color: theme.colors.text.secondary,
    fontSize: px(12),
    lineHeight: px(16),
    textAlign: 'left',
    overflow: 'hidden',
    pointerEvents: 'auto',
    '&:hover': { background: theme.colors.action.hover, color: theme.colors.text.primary },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: -1 },
  }),
  icon: css({ flex: 'none', width: px(14), height: px(14) }),
  name: css({
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontWeight: theme.typography.fontWeightMedium,
  }),
  count: css({ fontVariantNumeric: 'tabular-nums' }),
  faded: css({ opacity: 0.4 }),
});
