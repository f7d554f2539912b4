import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { memo } from 'react';
import { edgePath } from './mapGeometry';
import type { PlacedLink } from './scene';
import { px } from './textScale';

interface Props {
  readonly placed: PlacedLink;
  readonly width: number;
}

/** The line of a link with its head, and around it the room in which the pointer finds it. */
export const MapEdgeLine = memo(function MapEdgeLine({ placed: { link, points }, width }: Props) {
  const styles = useStyles2(getStyles);
  const path = link.from === link.to ? loopPath(points) : edgePath(points);
  const isAsync = link.kind === 'messaging';
  return (
    <>
      <path d={path} className={styles.reach} />
      <path
        d={path}
        className={cx('line', isAsync && styles.async)}
        style={{ strokeWidth: `calc(var(--line, 1) * ${width.toFixed(2)}px)` }}
      />
      <Arrow points={points} isOpen={isAsync} isLoop={link.from === link.to} />
    </>
  );
});

function loopPath([a, b, c, d]: PlacedLink['points']): string {
  return a && b && c && d ? `M${a.x} ${a.y}C${b.x} ${b.y} ${c.x} ${c.y} ${d.x} ${d.y}` : '';
}

/** A message has an open head: nobody waits for an answer. */
function Arrow(props: { readonly points: PlacedLink['points']; readonly isOpen: boolean; readonly isLoop: boolean }) {
  const { points, isOpen, isLoop } = props;
  const end = points.at(-1) ?? { x: 0, y: 0 };
  const back = (points.at(-2)?.x ?? 0) > end.x ? 1 : -1;
  const head = isLoop ? 'l-3.5 -7 h7 Z' : `l${back * 7} -4 v8 Z`;
  return isOpen ? (
    <path
      d={`M${end.x + back * 7} ${end.y - 4} L${end.x} ${end.y} L${end.x + back * 7} ${end.y + 4}`}
      className="line"
    />
  ) : (
    <path d={`M${end.x} ${end.y} ${head}`} className="arrow" />
  );
}

const getStyles = (_theme: GrafanaTheme2) => ({
  reach: css({ fill: 'none', stroke: 'transparent', strokeWidth: px(14) }),
  async: css({ strokeDasharray: '6 4' }),
});
