import { useEffect, type RefObject } from 'react';
import { useNavigate } from 'react-router-dom';
import { overviewPath, servicePath, tracePath, type Context, type Thread } from '../routes';

interface Place {
  readonly context: Context;
  readonly thread: Thread;
  /** Where one step up leads, where it is not up the thread. */
  readonly up?: string;
}

/** `/` goes to the text that lines must contain, Escape one step up the thread. Where one types they are letters. */
export function useLogsKeys(page: RefObject<HTMLElement | null>, { context, thread, up }: Place) {
  const navigate = useNavigate();
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target)) {
        return;
      }
      if (event.key === '/') {
        event.preventDefault();
        page.current?.querySelector<HTMLElement>('input[type="search"]')?.focus();
      } else if (event.key === 'Escape') {
        void navigate(up ?? oneStepUp(context, thread));
      }
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [page, navigate, context, thread, up]);
}

/** The step of the thread above the lines: their trace, else their service, else the environment. */
export function oneStepUp(context: Context, thread: Thread): string {
  if (thread.traceId) {
    return tracePath(context, thread.traceId, thread);
  }
  return thread.service ? servicePath(context, thread.service) : overviewPath(context);
}

/** A chosen radio button or switch keeps the focus, but nothing is typed into it. */
const fields =
  'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable="true"], [role="dialog"], [role="listbox"]';

function isTaken(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest(fields) !== null;
}
