import { useCallback, useState } from 'react';
import { readTraceId, type TraceId } from '../../model/ids';

const key = 'throughline.visitedTraces';
const most = 500;

/** Which traces were opened from here in this tab, the newest last; a storage that cannot be used remembers none. */
export function useVisited(): { readonly visited: ReadonlySet<TraceId>; readonly visit: (id: TraceId) => void } {
  const [visited, setVisited] = useState<ReadonlySet<TraceId>>(remembered);
  const visit = useCallback((id: TraceId) => {
    setVisited((before) => {
      const after = [...before].filter((one) => one !== id).slice(1 - most);
      after.push(id);
      remember(after);
      return new Set(after);
    });
  }, []);
  return { visited, visit };
}

function remembered(): ReadonlySet<TraceId> {
  try {
    return new Set((sessionStorage.getItem(key) ?? '').split(' ').flatMap((id) => readTraceId(id) ?? []));
  } catch {
    return new Set();
  }
}

function remember(ids: readonly TraceId[]): void {
  try {
    sessionStorage.setItem(key, ids.join(' '));
  } catch {
    // A full or forbidden storage only means that nothing is dimmed next time.
  }
}
