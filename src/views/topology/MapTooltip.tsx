import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useCallback, useState } from 'react';
import type { PlacedEdge, PlacedNode, Point } from '../../analysis/graphLayout';
import { edgeKey } from '../../analysis/topology';
import { freeSpot, middleOf, type MapScale } from './mapGeometry';
import type { MapFacts } from './mapModel';
import { timeZoneOf } from '../../grafana/timeZone';
import type { Red } from '../../model/red';
import { serviceKey } from '../../model/service';
import { formatRate, formatRatio } from '../parts/format';
import { formatP95 } from '../parts/formatP95';
import { HealthMark } from '../parts/HealthMark';
import { healthSummary } from '../parts/healthText';
import { serviceLabel, serviceTitle } from '../parts/serviceName';
import { kindWord } from './nodeKind';
import type { Looked } from './selected';

interface Props {
  readonly id: string;
  readonly looked: Looked;
  readonly facts: MapFacts;
  readonly seen: SeenMap;
}

/** The map as one sees it: which part, how large, and what of it is lit. */
export interface SeenMap {
  readonly box: { readonly width: number; readonly height: number };
  readonly scale: MapScale;
  readonly times: number;
  readonly scrolled: Point;
  readonly nodes: readonly PlacedNode[];
  readonly lit: ReadonlySet<string> | undefined;
}

/** The figures of what is looked at, near it but not over what it lights. */
export function MapTooltip({ id, looked, facts, seen }: Props) {
  const styles = useStyles2(getStyles);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const measure = useCallback((tip: HTMLElement | null) => {
    if (tip) {
      const { offsetWidth: width, offsetHeight: height } = tip;
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
    }
  }, []);
  const { x, y } = spotFor(looked, size, seen);
  return (
    <div
      // Measured anew with each thing looked at.
      key={looked.is === 'node' ? serviceKey(looked.node.service) : edgeKey(looked.edge.edge)}
      ref={measure}
      id={id}
      role="tooltip"
      data-testid="map-tooltip"
      className={styles.tip}
      style={{ left: x, top: y }}
    >
      {looked.is === 'node' ? <NodeFacts node={looked.node} facts={facts} /> : <EdgeFacts placed={looked.edge} />}
    </div>
  );
}

/** Where the pointer is on an edge, in pixels around its middle. */
const reach = 12;

function spotFor(looked: Looked, tip: SeenMap['box'], { box, scale, times, scrolled, nodes, lit }: SeenMap): Point {
  const around = ({ x, y }: Point, width: number, height: number) => ({
    x: (x - width / 2) * times - scrolled.x,
    y: (y - height / 2) * times - scrolled.y,
    width: width * times,
    height: height * times,
  });
  const boxOf = (node: Point) => around(node, scale.nodeWidth, scale.nodeHeight);
  const at = looked.is === 'node' ? boxOf(looked.node) : around(middleOf(looked.edge.points), 2 * reach, 2 * reach);
  const seen = nodes.filter((node) => lit?.has(serviceKey(node.service))).map(boxOf);
  return freeSpot(at, tip, { box, seen });
}

function NodeFacts({ node, facts }: { readonly node: PlacedNode; readonly facts: MapFacts }) {
  const key = serviceKey(node.service);
  const health = facts.health.get(key);
  return (
    <>
      <strong>{serviceTitle(node.service, t)}</strong>
      {health && <HealthMark level={health.level} />}
      {health && health.reasons.length > 0 && <span>{healthSummary(health, t, timeZoneOf())}</span>}
      {node.kind === 'service' ? (
        <Figures red={facts.red.get(key)?.red} />
      ) : (
        <span>
          {t('overview.map.known-to-callers', '{{kind}}, known from its neighbours only', {
            kind: kindWord(node.kind, t),
          })}
        </span>
      )}
    </>
  );
}

function EdgeFacts({ placed: { edge } }: { readonly placed: PlacedEdge }) {
  return (
    <>
      <strong>{`${serviceLabel(edge.client, t)} → ${serviceLabel(edge.server, t)}`}</strong>
      <Figures red={edge.red} />
    </>
  );
}

function Figures({ red }: { readonly red: Red | undefined }) {
  const styles = useStyles2(getStyles);
  return (
    <dl className={styles.figures}>
      <dt>{t('overview.figure.rate', 'Rate')}</dt>
      <dd>{formatRate(red?.rate)}</dd>
      <dt>{t('overview.figure.errors', 'Errors')}</dt>
      <dd>{formatRatio(red?.errors)}</dd>
      <dt>{t('overview.figure.p95', 'p95')}</dt>
      <dd>{formatP95(red?.duration)}</dd>
    </dl>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  tip: css({
    position: 'absolute',
    zIndex: 2,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.25),
    width: 'max-content',
    maxWidth: 280,
    padding: theme.spacing(1),
    background: theme.colors.background.elevated,
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    boxShadow: theme.shadows.z3,
    fontSize: theme.typography.bodySmall.fontSize,
    overflowWrap: 'anywhere',
    pointerEvents: 'none',
  }),
  figures: css({
    display: 'grid',
    gridTemplateColumns: 'auto auto',
    columnGap: theme.spacing(2),
    margin: 0,
    fontVariantNumeric: 'tabular-nums',
    '& dt': { fontWeight: theme.typography.fontWeightRegular, color: theme.colors.text.secondary },
    '& dd': { margin: 0, textAlign: 'right' },
  }),
});
