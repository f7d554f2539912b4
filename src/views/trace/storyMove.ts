import { rowAfter } from '../parts/rowAfter';

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
  const to = rowAfter(key, at, { count, page });
  return to === undefined ? undefined : { is: 'go', to };
}
