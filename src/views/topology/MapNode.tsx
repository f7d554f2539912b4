import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import React, { type KeyboardEvent, type MouseEvent } from 'react';
import type { PlacedNode } from '../../analysis/graphLayout';
import type { HealthLevel } from '../../analysis/health';
import type { Red } from '../../model/red';
import { serviceKey } from '../../model/service';
import { HealthShape } from '../parts/HealthMark';
import { serviceLabel } from '../parts/serviceName';
import type { MapScale } from './mapGeometry';
import { kindIcon, nodeLabel, secondLine } from './nodeKind';

interface Props {
  readonly node: PlacedNode;
  readonly scale: MapScale;
  readonly level: HealthLevel | undefined;
  readonly red: Red | undefined;
  readonly selected: boolean;
  readonly faded: boolean;
  readonly tabIndex: number;
  readonly describedBy: string | undefined;
  readonly onSelect: () => void;
  readonly onOpen: () => void;
  readonly onLook: (looked: boolean) => void;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** From this height on a node has room for a second line. */
const roomForTwo = 34;

/** Below this width names and figures are set closer, in pixels. */
const roomForUsual = 112;

/** A service, or what only its callers know, as a button at its place. */
export function MapNode(props: Props) {
  const styles = useStyles2(getStyles);
  const { node, scale, level, red, selected, faded } = props;
  const { service, kind } = node;
  const open = (event: MouseEvent) => {
    // A click without pointer is a press of Enter or Space: the second one opens what the first one selected.
    if (event.detail === 0 && selected) {
      props.onOpen();
    } else {
      props.onSelect();
    }
  };
  return (
    <button
      type="button"
      className={cx(styles.node, kind !== 'service' && styles.other, styleOf(styles, level), {
        [styles.narrow]: scale.nodeWidth < roomForUsual,
        [styles.selected]: selected,
        [styles.faded]: faded,
      })}
      style={{
        left: node.x - scale.nodeWidth / 2,
        top: node.y - scale.nodeHeight / 2,
        width: scale.nodeWidth,
        height: scale.nodeHeight,
      }}
      data-testid="service-node"
      data-service={service.name}
      data-node-key={serviceKey(service)}
      data-health={level}
      aria-label={nodeLabel(node, level, t)}
      aria-describedby={props.describedBy}
      aria-pressed={selected}
      tabIndex={props.tabIndex}
      onClick={open}
      onDoubleClick={props.onOpen}
      onKeyDown={props.onKeyDown}
      onMouseEnter={() => props.onLook(true)}
      onMouseLeave={() => props.onLook(false)}
      onFocus={() => {
        props.onFocus();
        props.onLook(true);
      }}
      onBlur={() => props.onLook(false)}
    >
      <NodeText node={node} level={level} red={red} scale={scale} />
    </button>
  );
}

/** Width that a name takes per letter, at most. */
const letter = 6.8;

/** The name has a line to itself where there are two; a long name of what has no figures takes both. */
function NodeText({ node, level, red, scale }: Pick<Props, 'node' | 'level' | 'red' | 'scale'>) {
  const styles = useStyles2(getStyles);
  const { service, kind } = node;
  const icon = kindIcon(kind);
  const label = serviceLabel(service, t);
  const marks = (
    <>
      {icon && <Icon name={icon} size="xs" className={styles.icon} />}
      {level && level !== 'healthy' && <HealthShape level={level} size={11} />}
    </>
  );
  const hasTwo = scale.nodeHeight >= roomForTwo;
  if (!hasTwo) {
    return (
      <span className={styles.line}>
        {marks}
        <span className={styles.label}>{label}</span>
      </span>
    );
  }
  if (kind !== 'service' && label.length * letter > scale.nodeWidth) {
    return (
      <span className={styles.wrapped}>
        {label} {marks}
      </span>
    );
  }
  return (
    <>
      <span className={styles.label}>{label}</span>
      <span className={cx(styles.line, styles.figures)}>
        {marks}
        <span className={styles.label}>{secondLine(kind, red, t)}</span>
      </span>
    </>
  );
}

function styleOf(styles: ReturnType<typeof getStyles>, level: HealthLevel | undefined): string | undefined {
  if (level === 'failing') {
    return styles.failing;
  }
  return level === 'degraded' || level === 'affected' ? styles.hurt : undefined;
}

const getStyles = (theme: GrafanaTheme2) => ({
  node: css({
    position: 'absolute',
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    padding: theme.spacing(0, 0.5),
    textAlign: 'left',
    color: theme.colors.text.primary,
    background: theme.colors.background.secondary,
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    overflow: 'hidden',
    fontSize: 12,
    lineHeight: '15px',
    '&:hover': { background: theme.colors.emphasize(theme.colors.background.secondary, 0.05) },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: 1 },
  }),
  other: css({
    borderStyle: 'dashed',
    color: theme.colors.text.secondary,
    background: theme.colors.background.primary,
  }),
  failing: css({ borderColor: theme.colors.error.border, borderWidth: 2 }),
  hurt: css({ borderColor: theme.colors.warning.border, borderWidth: 2 }),
  narrow: css({
    padding: 0,
    paddingLeft: 3,
    fontSize: 11,
    letterSpacing: '-0.3px',
    '& *': { fontSize: 'inherit', gap: 2 },
  }),
  selected: css({
    boxShadow: `0 0 0 2px ${theme.colors.background.primary}, 0 0 0 4px ${theme.colors.primary.border}`,
  }),
  faded: css({ opacity: 0.35 }),
  line: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.5), minWidth: 0, '& svg': { flex: 'none' } }),
  icon: css({ color: theme.colors.text.secondary }),
  label: css({ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  wrapped: css({
    maxHeight: 28,
    overflow: 'hidden',
    overflowWrap: 'anywhere',
    fontSize: 11,
    lineHeight: '14px',
    letterSpacing: '-0.2px',
    '& svg': { verticalAlign: 'middle' },
  }),
  figures: css({
    fontSize: 11,
    lineHeight: '14px',
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
  }),
});
