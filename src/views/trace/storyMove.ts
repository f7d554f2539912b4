/** What a key does in a list of `count` entries: to go to one of them, or to choose the one at hand. */
export interface StoryMove {
  readonly is: 'go' | 'choose';
  readonly to: number;
}

const page = 12;

export function storyMove(key: string, at: number, count: number): StoryMove | undefined {
  if (key === 'Enter' || key === ' ') {
    return { is: 'choose', to: at };
  }
  const to = goal(key, at, count - 1);
  return to === undefined ? undefined : { is: 'go', to: Math.max(0, Math.min(to, count - 1)) };
}

function goal(key: string, at: number, last: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return at + 1;
    case 'ArrowUp':
      return at - 1;
    case 'PageDown':
      return at + page;
    case 'PageUp':
      return at - page;
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
