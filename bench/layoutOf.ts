import type { LayoutAsked } from '../src/analysis/layout/layout';
import { randomLayers, serviceLike, type GeneratedGraph } from './generatedGraph';

/** Size of a node on the map. */
export const nodeSize = { width: 168, height: 48 } as const;

export const kinds = { services: serviceLike, random: randomLayers } as const;

export type Kind = keyof typeof kinds;

export function askedOf({ keys, edges }: GeneratedGraph): LayoutAsked {
  return { keys, edges, widths: keys.map(() => nodeSize.width), heights: keys.map(() => nodeSize.height) };
}
