import { useEffect, type RefObject } from 'react';
import { useNavigate } from 'react-router-dom';
import { isKeyTaken } from '../parts/keyTaken';
import { overviewPath, servicePath, type Context } from '../routes';
import type { TracesView } from '../tracesRoutes';

interface Place {
  readonly context: Context;
  readonly view: TracesView;
  readonly onView: (view: TracesView) => void;
}

/** `/` goes to the search box; Escape clears the selection, and then goes one step up. */
export function useTracesKeys(page: RefObject<HTMLElement | null>, { context, view, onView }: Place) {
  const navigate = useNavigate();
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (isKeyTaken(event)) {
        return;
      }
      if (event.key === '/') {
        event.preventDefault();
        page.current?.querySelector<HTMLElement>('input[type="search"]')?.focus();
      } else if (event.key === 'Escape' && view.selection) {
        onView({ ...view, selection: undefined });
      } else if (event.key === 'Escape') {
        void navigate(view.service ? servicePath(context, view.service) : overviewPath(context));
      }
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [page, navigate, context, view, onView]);
}
