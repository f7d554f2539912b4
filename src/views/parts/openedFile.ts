import { useSyncExternalStore } from 'react';

/**
 * The file of traces that was opened last in this tab. No link can carry it and nothing stores it: it is there until the
 * page is loaded anew, so that going to a trace and back does not ask for it again.
 */
let opened: File | undefined;
const listeners = new Set<() => void>();

export function openFile(file: File | undefined): void {
  opened = file;
  listeners.forEach((listener) => listener());
}

export function useOpenedFile(): File | undefined {
  return useSyncExternalStore(listen, () => opened);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The state of a location that shows a file: the name alone, by which it can be asked for again. */
export function fileState(file: File): unknown {
  return { openedFile: file.name };
}

/** The name of the file that a location showed; undefined where it showed none. */
export function readFileState(state: unknown): string | undefined {
  const name: unknown =
    typeof state === 'object' && state !== null && 'openedFile' in state ? state.openedFile : undefined;
  return typeof name === 'string' && name !== '' ? name : undefined;
}
