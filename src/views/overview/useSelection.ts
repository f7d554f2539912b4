import { useCallback, useEffect, useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { overviewPath, readContext, readOverviewView, type Context, type OverviewView } from '../routes';

/** What the whole page looks at: the environment when nothing is selected. It lives in the URL. */
export interface Selection {
  readonly context: Context;
  readonly view: OverviewView;
  readonly select: (view: OverviewView) => void;
}

export function useSelection(): Selection {
  const { search } = useLocation();
  const navigate = useNavigate();
  const context = useMemo(() => readContext(search), [search]);
  const view = useMemo(() => readOverviewView(search), [search]);
  const select = useCallback((next: OverviewView) => navigate(overviewPath(context, next)), [navigate, context]);
  const isSelected = view.selected !== undefined || view.edge !== undefined;
  useEscape(isSelected, () => select({}));
  return { context, view, select };
}

/** Esc goes one step up, unless something nearer (a menu, a dialog, a text field) has its own use for it. */
function useEscape(active: boolean, onEscape: () => void) {
  useEffect(() => {
    if (!active) {
      return undefined;
    }
    const listen = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : undefined;
      const isTaken = target?.closest('input, textarea, select, [role="dialog"], [role="listbox"], [role="menu"]');
      if (event.key === 'Escape' && !event.defaultPrevented && !isTaken) {
        onEscape();
      }
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
}
