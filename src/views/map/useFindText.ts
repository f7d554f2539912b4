import { useCallback, useEffect, useState } from 'react';
import type { MapSetting } from './useMapSetting';

export interface FindText {
  /** As it is being written, else as the address has it. */
  readonly text: string;
  readonly write: (text: string) => void;
  /** One writes no longer: what the address says counts again. */
  readonly leave: () => void;
}

/** So long after the last letter the address and the map follow, in milliseconds. */
const patience = 150;

/** The text of a search: letter by letter in its field, a little later in the address, without a step in the history. */
export function useFindText({ look, go }: Pick<MapSetting, 'look' | 'go'>): FindText {
  const [draft, setDraft] = useState<string>();
  const { find } = look;
  const send = useCallback(() => {
    if (draft !== undefined && findOf(draft) !== find) {
      go({ find: findOf(draft) }, 'replace');
    }
  }, [draft, find, go]);
  useEffect(() => {
    const timer = setTimeout(send, patience);
    return () => clearTimeout(timer);
  }, [send]);
  const leave = useCallback(() => {
    send();
    setDraft(undefined);
  }, [send]);
  return { text: draft ?? find ?? '', write: setDraft, leave };
}

/** What is only blanks searches nothing. */
export function findOf(text: string): string | undefined {
  return text.trim() === '' ? undefined : text;
}
