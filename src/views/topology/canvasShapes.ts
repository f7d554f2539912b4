import type { HealthLevel } from '../../analysis/health';
import type { NodeKind } from '../../model/graph';

/** A sign of twelve by twelve, as SVG path data: so that canvas and files show the same. */
export interface Shape {
  readonly path: string;
  /** Line width; without it the shape is filled. */
  readonly stroke?: number;
}

/** The outlines of the levels, the same as beside names in tables. What is well has none on a map. */
export const levelShapes: Readonly<Partial<Record<HealthLevel, Shape>>> = {
  failing: { path: 'M2 2L10 10M10 2L2 10', stroke: 2.5 },
  degraded: { path: 'M6 1L11.5 11L0.5 11Z' },
  affected: { path: 'M6 2L10.6 10.3L1.4 10.3Z', stroke: 1.5 },
  'no-data': { path: 'M6 2.5A3.5 3.5 0 0 1 9.5 6M6 9.5A3.5 3.5 0 0 1 2.5 6', stroke: 1.2 },
};

export const kindShapes: Readonly<Partial<Record<NodeKind, Shape>>> = {
  user: { path: 'M6 1A2.5 2.5 0 0 1 6 6A2.5 2.5 0 0 1 6 1ZM1.5 11.5C1.5 8.8 3.5 7.2 6 7.2C8.5 7.2 10.5 8.8 10.5 11.5' },
  database: {
    path: 'M1.5 3C1.5 0.7 10.5 0.7 10.5 3V9C10.5 11.3 1.5 11.3 1.5 9ZM1.5 3C1.5 5.3 10.5 5.3 10.5 3M1.5 6C1.5 8.3 10.5 8.3 10.5 6',
    stroke: 1,
  },
  queue: { path: 'M6 1L11 3.5L6 6L1 3.5ZM1 6L6 8.5L11 6M1 8.5L6 11L11 8.5', stroke: 1 },
  external: {
    path: 'M3.2 10A2.4 2.4 0 0 1 3.2 5.2A3 3 0 0 1 8.9 4.6A2.7 2.7 0 0 1 9 10Z',
    stroke: 1,
  },
};
