/** Free space in pixels at zoom 1. */
export const spacing = {
  betweenNodes: 20,
  /** Between a lane and what is above or below it; between lanes it shrinks where there are very many. */
  besideLane: 12,
  betweenLanes: { most: 8, least: 0.4, together: 480 },
  /** Between columns: more where many edges run, so that they are not too steep; for a wide box up to `widened` times more. */
  betweenColumns: { least: 60, most: 320, byRootOfLinks: 7, widened: 2.5 },
  /** Between parts of a column that was broken because it was far too high. */
  betweenParts: 60,
  /** A column of this height is not broken. */
  highest: 1100,
  betweenPorts: 9,
  betweenPieces: 40,
  insideBox: 16,
  /** How far an edge from a node to itself leaves the node. */
  loop: 10,
  margin: 16,
  /** Width of the whole for each unit of height that rows and pieces aim at. */
  aspect: 1.7,
} as const;
