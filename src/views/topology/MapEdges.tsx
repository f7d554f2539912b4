import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo, type KeyboardEvent } from 'react';
import type { MapLink, MapPlace } from '../../analysis/map/mapGraph';
import type { MapMarks } from '../../analysis/map/mapMarks';
import { joinClasses } from '../parts/joinClasses';
import { useRoving } from '../parts/useRoving';
import type { OverviewView } from '../routes';
import type { DrawingProps } from './drawingProps';
import { edgeLabels, type EdgeLabel } from './edgeLabels';
import { MapEdgeLine } from './MapEdgeLine';
import { edgeWidth } from './mapGeometry';
import type { MapScene } from './scene';
import { isSelectedLink } from './selected';
import { px } from './textScale';
import { useLinkWords } from './useLinkWords';

interface Props extends Pick<DrawingProps, 'scene' | 'marks' | 'lit' | 'lookedAt' | 'onLook'> {
  readonly zoom: number;
  readonly view: OverviewView;
  readonly onSelect: (link: MapLink) => void;
}

/** Calls as lines, wide by rate; the hurt path is lit. One tab stop, arrows go from edge to edge. */
export function MapEdges({ scene, marks, lit, lookedAt, zoom, view, onLook, onSelect }: Props) {
  const styles = useStyles2(getStyles);
  const links = useMemo(() => inOrderOfTrouble(scene.links, marks), [scene, marks]);
  const roving = useRoving('edge', links.length);
  const highest = links.reduce((most, { link }) => Math.max(most, link.red.rate ?? 0), 0);
  const looked = lookedAt === undefined ? undefined : lit;
  const labels = useMemo(() => edgeLabels(scene, { marks, zoom, looked }), [scene, marks, zoom, looked]);
  const named = useMemo(() => ({ places: placesOf(scene), marks }), [scene, marks]);
  const wordsOf = useLinkWords(links, named);
  const lookOf = (link: MapLink) => linkLook(link, { styles, marks, view, lit });
  return (
    <svg width={scene.width} height={scene.height} className={styles.drawing}>
      {links.map((placed, index) => {
        const { link } = placed;
        const item = roving.item(index);
        return (
          <g
            key={link.key}
            {...item}
            role="button"
            className={joinClasses(styles.edge, ...lookOf(link))}
            {...namesOf(link)}
            data-hurt={marks.hurt.has(link.key)}
            data-change={marks.changes?.get(link.key)?.is}
            aria-label={wordsOf(index, link)}
            aria-pressed={isSelectedLink(view, link)}
            onClick={() => onSelect(link)}
            onKeyDown={(event) => {
              item.onKeyDown(event);
              pressed(event, () => onSelect(link));
            }}
            onMouseEnter={() => onLook(link.key)}
            onMouseLeave={() => onLook(undefined)}
            onFocus={() => {
              item.onFocus();
              onLook(link.key);
            }}
            onBlur={() => onLook(undefined)}
          >
            <MapEdgeLine placed={placed} width={widthOf(link, highest)} />
          </g>
        );
      })}
      <Labels scene={scene} labels={labels} lookOf={lookOf} />
    </svg>
  );
}

/** What is drawn later lies above: what is hurt over the rest, and over all what fails. There the pointer finds it, too. */
function inOrderOfTrouble(links: MapScene['links'], { hurt, level }: MapMarks): MapScene['links'] {
  const troubleOf = ({ link: { key, to } }: MapScene['links'][number]) => {
    if (!hurt.has(key)) {
      return 0;
    }
    return level.get(to) === 'failing' ? 2 : 1;
  };
  return [...links].sort((a, b) => troubleOf(a) - troubleOf(b));
}

/** The names of a link's ends are those of the places drawn. */
function placesOf({ places }: DrawingProps['scene']): ReadonlyMap<string, MapPlace> {
  return new Map(places.map(({ place }) => [place.key, place]));
}

/** The worst of the calls it stands for: the one that a press selects. */
function namesOf({ edges: [edge] }: MapLink): Readonly<Record<`data-${string}`, string | undefined>> {
  return {
    'data-testid': 'service-edge',
    'data-client': edge?.client.name,
    'data-server': edge?.server.name,
    'data-kind': edge?.kind,
  };
}

/** Calls to a database stay thin: what matters there is how slow they are. */
function widthOf({ kind, red }: MapLink, highest: number): number {
  const width = edgeWidth(red.rate, highest);
  return kind === 'database' ? Math.min(width, 1.5) : width;
}

function pressed(event: KeyboardEvent, select: () => void): void {
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    select();
  }
}

interface Labelled {
  readonly scene: DrawingProps['scene'];
  readonly labels: ReadonlyMap<string, EdgeLabel>;
  readonly lookOf: (link: MapLink) => ReturnType<typeof linkLook>;
}

/** Figures lie over all lines. They are told in the names of the links, too. */
function Labels({ scene, labels, lookOf }: Labelled) {
  const styles = useStyles2(getStyles);
  return (
    <g aria-hidden="true">
      {scene.links.map(({ link }) => {
        const label = labels.get(link.key);
        return (
          label && (
            <text key={link.key} x={label.x} y={label.y} className={joinClasses(styles.figures, ...lookOf(link))}>
              {label.text}
            </text>
          )
        );
      })}
    </g>
  );
}

interface Looks extends Pick<Props, 'marks' | 'view' | 'lit'> {
  readonly styles: ReturnType<typeof getStyles>;
}

function troubleLook(link: MapLink, { styles, marks, lit }: Omit<Looks, 'view'>): string | false {
  if (marks.hurt.has(link.key)) {
    return marks.level.get(link.to) === 'failing' ? styles.failing : styles.hurt;
  }
  // Among many those that are well stand back; what is lit does not.
  return !lit?.has(link.key) && styles.calm;
}

/** What comes later counts more. */
function linkLook(link: MapLink, { styles, marks, view, lit }: Looks): ReadonlyArray<string | false | undefined> {
  return [
    troubleLook(link, { styles, marks, lit }),
    marks.changes?.has(link.key) && styles.changed,
    marks.traced?.has(link.key) && styles.traced,
    isSelectedLink(view, link) && styles.selected,
    lit !== undefined && !lit.has(link.key) && styles.faded,
  ];
}

const getStyles = (theme: GrafanaTheme2) => ({
  // Between the lines lie the heads of boxes, and there the map is taken hold of.
  drawing: css({ position: 'absolute', inset: 0, overflow: 'visible', pointerEvents: 'none' }),
  edge: css({
    '--edge': theme.colors.border.strong,
    cursor: 'pointer',
    pointerEvents: 'visiblePainted',
    outline: 'none',
    '& .line': { fill: 'none', stroke: 'var(--edge)', strokeWidth: 1.25 },
    '& .arrow': { fill: 'var(--edge)' },
    '&:hover, &:focus-visible': { '--edge': theme.colors.text.primary },
  }),
  figures: css({
    '--edge': theme.colors.text.secondary,
    fill: 'var(--edge)',
    fontSize: px(11),
    textAnchor: 'middle',
    dominantBaseline: 'central',
    stroke: theme.colors.background.primary,
    strokeWidth: px(4),
    strokeLinejoin: 'round',
    paintOrder: 'stroke',
    pointerEvents: 'none',
  }),
  calm: css({ '--edge': 'var(--calm)' }),
  failing: css({ '--edge': theme.colors.error.text }),
  hurt: css({ '--edge': theme.colors.warning.text }),
  changed: css({ '--edge': theme.colors.text.primary }),
  traced: css({ '--edge': theme.colors.primary.text }),
  selected: css({ '--edge': theme.colors.primary.text }),
  faded: css({ opacity: 0.15 }),
});
