import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { type KeyboardEvent } from 'react';
import type { PlacedEdge } from '../../analysis/graphLayout';
import { edgeKey } from '../../analysis/topology';
import type { Edge } from '../../model/graph';
import { formatRatio } from '../parts/format';
import { useRoving } from '../parts/useRoving';
import type { OverviewView } from '../routes';
import { edgeText } from './edgeText';
import { levelAt, type MapFacts } from './mapModel';
import { edgePath, edgeWidth, gapOf, middleOf } from './mapGeometry';
import { isSelectedEdge } from './selected';

interface Props {
  readonly edges: readonly PlacedEdge[];
  readonly size: { readonly width: number; readonly height: number };
  readonly facts: MapFacts;
  /** Keys of the edges over which trouble reaches those who call. */
  readonly hurt: ReadonlySet<string>;
  readonly view: OverviewView;
  readonly isFaded: (edge: Edge) => boolean;
  readonly onSelect: (edge: Edge) => void;
  readonly onLook: (edge: PlacedEdge | undefined) => void;
}

/** Errors from this share on are written beside the edge. */
const worthWriting = 0.005;
/** Width of such a share, in pixels. */
const roomForShare = 40;

/** Calls as lines, wide by rate; the hurt path is lit. One tab stop, arrows go from edge to edge. */
export function MapEdges({ edges, size, facts, hurt, view, isFaded, onSelect, onLook }: Props) {
  const styles = useStyles2(getStyles);
  const roving = useRoving('edge', edges.length);
  const highest = edges.reduce((most, { edge }) => Math.max(most, edge.red.rate ?? 0), 0);
  const onKeyDown = (event: KeyboardEvent, edge: Edge) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onSelect(edge);
    }
  };
  return (
    <svg width={size.width} height={size.height} className={styles.drawing}>
      {edges.map((placed, index) => {
        const { edge, points } = placed;
        const isHurt = hurt.has(edgeKey(edge));
        const path = edgePath(points);
        const item = roving.item(index);
        return (
          <g
            key={edgeKey(edge)}
            {...item}
            role="button"
            className={cx(styles.edge, isHurt && colourOf(styles, facts, edge), {
              [styles.faded]: isFaded(edge),
              [styles.selected]: isSelectedEdge(view, edge),
            })}
            data-testid="service-edge"
            data-client={edge.client.name}
            data-server={edge.server.name}
            data-hurt={isHurt}
            aria-label={edgeText(edge, t)}
            aria-pressed={isSelectedEdge(view, edge)}
            onClick={() => onSelect(edge)}
            onKeyDown={(event) => {
              item.onKeyDown(event);
              onKeyDown(event, edge);
            }}
            onMouseEnter={() => onLook(placed)}
            onMouseLeave={() => onLook(undefined)}
            onFocus={() => {
              item.onFocus();
              onLook(placed);
            }}
            onBlur={() => onLook(undefined)}
          >
            <path d={path} className={styles.reach} />
            <path d={path} className="line" strokeWidth={edgeWidth(edge.red.rate, highest)} />
            <Arrow placed={placed} />
            {isHurt && (edge.red.errors ?? 0) >= worthWriting && <Share placed={placed} />}
          </g>
        );
      })}
    </svg>
  );
}

function Arrow({ placed: { points } }: { readonly placed: PlacedEdge }) {
  const end = points.at(-1) ?? { x: 0, y: 0 };
  const back = (points.at(-2)?.x ?? 0) > end.x ? 1 : -1;
  return <path d={`M${end.x} ${end.y} l${back * 7} -4 v8 Z`} className="arrow" />;
}

/** Between two nodes that stand too near each other a share would lie under them: there the tooltip tells it. */
function Share({ placed: { edge, points } }: { readonly placed: PlacedEdge }) {
  const { x, y } = middleOf(points);
  const isBetweenNodes = points.length === 2;
  if (isBetweenNodes && gapOf(points) < roomForShare) {
    return null;
  }
  return (
    <text x={x} y={y - 5} className="share">
      {formatRatio(edge.red.errors)}
    </text>
  );
}

function colourOf(styles: ReturnType<typeof getStyles>, facts: MapFacts, edge: Edge): string {
  return levelAt(facts, edge.server) === 'failing' ? styles.failing : styles.hurt;
}

const getStyles = (theme: GrafanaTheme2) => ({
  drawing: css({ position: 'absolute', inset: 0 }),
  edge: css({
    '--edge': theme.colors.border.strong,
    cursor: 'pointer',
    outline: 'none',
    '& .line': { fill: 'none', stroke: 'var(--edge)' },
    '& .arrow': { fill: 'var(--edge)' },
    '& .share': {
      fill: 'var(--edge)',
      fontSize: 11,
      textAnchor: 'middle',
      stroke: theme.colors.background.primary,
      strokeWidth: 3,
      paintOrder: 'stroke',
    },
    '&:hover, &:focus-visible': { '--edge': theme.colors.text.primary },
  }),
  reach: css({ fill: 'none', stroke: 'transparent', strokeWidth: 14 }),
  failing: css({ '--edge': theme.colors.error.text }),
  hurt: css({ '--edge': theme.colors.warning.text }),
  selected: css({ '--edge': theme.colors.primary.text }),
  faded: css({ opacity: 0.2 }),
});
