import { useState, type KeyboardEvent } from 'react';
import type { PlacedNode } from '../../analysis/graphLayout';
import { serviceKey } from '../../model/service';
import { nearestNode, type Direction } from './mapGeometry';

interface MapKeys {
  /** Key of the node that Tab reaches. */
  readonly at: string | undefined;
  readonly onFocus: (node: PlacedNode) => void;
  readonly onKeyDown: (event: KeyboardEvent, node: PlacedNode) => void;
}

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** One tab stop for all nodes; arrows go to the nearest one in their direction, `o` opens. */
export function useMapKeys(
  nodes: readonly PlacedNode[],
  first: string | undefined,
  onOpen: (node: PlacedNode) => void
): MapKeys {
  const [focused, setFocused] = useState<string>();
  const isThere = (key: string | undefined) =>
    key !== undefined && nodes.some((node) => serviceKey(node.service) === key);
  const top = nodes[0] && serviceKey(nodes[0].service);
  const at = [focused, first, top].find(isThere);
  const onKeyDown = (event: KeyboardEvent, node: PlacedNode) => {
    if (event.key === 'o' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      onOpen(node);
      return;
    }
    const direction = directions[event.key];
    if (direction) {
      event.preventDefault();
      focusNode(event.currentTarget, nearestNode(nodes, node, direction));
    }
  };
  return { at, onFocus: (node) => setFocused(serviceKey(node.service)), onKeyDown };
}

function focusNode(from: Element, node: PlacedNode | undefined): void {
  const key = node && serviceKey(node.service);
  const buttons = from.parentElement?.querySelectorAll<HTMLElement>('[data-node-key]') ?? [];
  [...buttons].find((button) => button.dataset.nodeKey === key)?.focus();
}
