import { useEffect } from 'react';
import { useNavigate } from 'react-router-dom';
import type { ServiceId } from '../../model/service';
import { isKeyTaken } from '../parts/keyTaken';
import { overviewPath, type Context } from '../routes';

/** Escape goes one step up the thread: to the Overview, where the service stands selected. */
export function useStepUp(context: Context, service: ServiceId) {
  const navigate = useNavigate();
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !isKeyTaken(event)) {
        void navigate(overviewPath(context, { selected: service }));
      }
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [navigate, context, service]);
}
