import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useEffect, useMemo, useRef } from 'react';
import { serviceKey } from '../../model/service';
import type { Camera } from './camera';
import type { DrawingProps } from './drawingProps';
import { edgePath } from './mapGeometry';
import type { PlacedLink, PlacedPlace } from './scene';
import { isSelectedEdge } from './selected';

type Props = Pick<DrawingProps, 'scene' | 'view' | 'live' | 'camera' | 'lookedAt'> & {
  readonly focused: PlacedPlace | undefined;
};

/** What is chosen, focused and looked at, framed above the picture: a few lines that move with it. */
export function CanvasRings({ scene, view, live, camera, lookedAt, focused }: Props) {
  const styles = useStyles2(getStyles);
  const group = useRef<SVGGElement>(null);
  const { places, links } = useMemo(
    () => ({
      places: new Map(scene.places.map((placed) => [placed.place.key, placed])),
      links: new Map(scene.links.map((placed) => [placed.link.key, placed])),
    }),
    [scene]
  );
  const chosen = view.selected && places.get(serviceKey(view.selected));
  const chosenLink = useMemo(() => linkOf(scene.links, view), [scene, view]);
  const lookedPlace = lookedAt === undefined ? undefined : places.get(lookedAt);
  const lookedLink = lookedAt === undefined ? undefined : links.get(lookedAt);
  useEffect(() => {
    const follow = ({ left, top, zoom }: Camera) =>
      group.current?.setAttribute('transform', `translate(${left} ${top}) scale(${zoom})`);
    follow(live.now());
    return live.listen(follow);
  }, [live, camera]);
  return (
    <svg className={styles.rings} aria-hidden="true" focusable="false">
      <g ref={group}>
        {chosenLink && <path d={edgePath(chosenLink.points)} className={styles.chosen} />}
        {lookedLink && <path d={edgePath(lookedLink.points)} className={styles.looked} />}
        {lookedPlace && lookedPlace !== focused && <Ring placed={lookedPlace} className={styles.looked} />}
        {chosen && <Ring placed={chosen} className={styles.chosen} />}
        {focused && <Ring placed={focused} className={styles.focused} />}
      </g>
    </svg>
  );
}

function linkOf(links: readonly PlacedLink[], view: DrawingProps['view']): PlacedLink | undefined {
  return view.edge && links.find(({ link }) => link.edges.some((edge) => isSelectedEdge(view, edge)));
}

function Ring({ placed, className }: { readonly placed: PlacedPlace; readonly className: string }) {
  const { x, y, width, height } = placed;
  return (
    <rect
      x={x - width / 2 - 3}
      y={y - height / 2 - 3}
      width={width + 6}
      height={height + 6}
      rx={6}
      className={className}
    />
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  rings: css({
    position: 'absolute',
    inset: 0,
    width: '100%',
    height: '100%',
    pointerEvents: 'none',
    '& *': { fill: 'none', vectorEffect: 'non-scaling-stroke' },
  }),
  looked: css({ stroke: theme.colors.text.primary, strokeWidth: 1.5 }),
  chosen: css({ stroke: theme.colors.primary.border, strokeWidth: 3 }),
  focused: css({ stroke: theme.colors.primary.main, strokeWidth: 2.5, strokeDasharray: '6 2' }),
});
