import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { memo } from 'react';
import type { FlameBox } from '../../analysis/flameGraph';
import type { FlameLevel, PlacedBox } from '../../analysis/flameLayout';
import type { ServiceColour } from '../parts/serviceColour';
import { serviceLabel } from '../parts/serviceName';
import { boxName, countText } from './flameTexts';

export const flameLevelHeight = 26;

/** Below these widths, in pixels, a box says nothing, or its operation alone. */
const roomForText = 28;
const roomForService = 170;

interface Props {
  readonly level: FlameLevel;
  readonly top: number;
  /** Of the drawing, in pixels. */
  readonly width: number;
  readonly current: FlameBox | undefined;
  readonly colourOf: (service: string) => ServiceColour;
  readonly onEnter: (box: FlameBox) => void;
  readonly onHover: (box: FlameBox) => void;
}

/** The boxes of one depth. */
export const FlameLevelRow = memo(function FlameLevelRow({ level, top, width, ...props }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div role="none" className={styles.level} style={{ transform: `translateY(${top}px)` }}>
      {level.boxes.map((placed) => (
        <Box key={placed.box.nodes[0]?.span.spanId} placed={placed} room={placed.width * width} {...props} />
      ))}
    </div>
  );
});

type BoxProps = Pick<Props, 'current' | 'colourOf' | 'onEnter' | 'onHover'> & {
  readonly placed: PlacedBox;
  readonly room: number;
};

function Box({ placed, room, current, colourOf, onEnter, onHover }: BoxProps) {
  const styles = useStyles2(getStyles);
  const { box, from, width } = placed;
  const { colour, pattern } = colourOf(box.service.name);
  const failedShare = box.failed / box.nodes.length;
  const name = `${boxName(box, t)}${countText(box)}`;
  return (
    <button
      type="button"
      role="treeitem"
      className={styles.box}
      aria-level={box.depth + 1}
      aria-selected={box === current}
      aria-label={box.failed > 0 ? `✕ ${name}` : name}
      title={room < roomForService ? name : undefined}
      tabIndex={box === current ? 0 : -1}
      data-testid="flame-box"
      data-failed={box.failed > 0 ? '' : undefined}
      style={{
        left: `${from * 100}%`,
        width: `max(1px, calc(${width * 100}% - 1px))`,
        background: `color-mix(in srgb, ${colour} 26%, transparent)`,
      }}
      onClick={() => onEnter(box)}
      onPointerEnter={() => onHover(box)}
    >
      <span className={styles.strip} style={{ backgroundColor: colour, backgroundImage: pattern }} />
      {failedShare > 0 && <span className={styles.failed} style={{ width: `${failedShare * 100}%` }} />}
      {room >= roomForText && (
        <span className={styles.label}>
          {box.failed > 0 && <span className={styles.cross}>✕ </span>}
          {room >= roomForService && <span className={styles.service}>{serviceLabel(box.service, t)} </span>}
          {box.operation}
          {countText(box)}
        </span>
      )}
    </button>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  level: css({ position: 'absolute', top: 0, left: 0, width: '100%', height: flameLevelHeight }),
  box: css({
    position: 'absolute',
    top: 0,
    height: flameLevelHeight - 2,
    padding: 0,
    border: 'none',
    borderRadius: 2,
    overflow: 'hidden',
    textAlign: 'left',
    color: theme.colors.text.primary,
    fontSize: theme.typography.bodySmall.fontSize,
    lineHeight: `${flameLevelHeight - 3}px`,
    '&:hover': { boxShadow: `inset 0 0 0 1px ${theme.colors.border.strong}` },
    '&[aria-selected="true"]': { boxShadow: `inset 0 0 0 2px ${theme.colors.text.primary}` },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: -2 },
  }),
  strip: css({ position: 'absolute', inset: '0 0 auto 0', height: 3 }),
  failed: css({
    position: 'absolute',
    left: 0,
    bottom: 0,
    height: 4,
    minWidth: 3,
    background: `repeating-linear-gradient(90deg, ${theme.colors.error.main} 0 4px, transparent 4px 6px)`,
  }),
  label: css({
    display: 'block',
    padding: theme.spacing(0, 0.5),
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
  cross: css({ color: theme.colors.error.text, fontWeight: theme.typography.fontWeightBold }),
  service: css({ color: theme.colors.text.secondary }),
});
