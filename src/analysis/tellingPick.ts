import type { Reason } from './health';

/**
 * Which of a service's traces one most likely wants to see first: those that show what its first own trouble is, the
 * newest where it has none. Trouble that only reaches it from others is seen in any of its traces.
 */
export function tellingPick(reasons: readonly Reason[]): 'errors' | 'slow' | 'newest' {
  const [first] = reasons.filter(({ kind }) => kind === 'errors' || kind === 'slow');
  if (!first) {
    return 'newest';
  }
  return first.kind === 'errors' ? 'errors' : 'slow';
}
