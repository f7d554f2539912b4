import { useTheme2 } from '@grafana/ui';
import { useMemo } from 'react';
import type { TraceInShort } from '../../analysis/traceSummary';
import { serviceColours } from '../parts/serviceColour';

/** Of the whole trace, so that folding a span changes no colours. */
export function useServiceColours({ services }: TraceInShort) {
  const theme = useTheme2();
  return useMemo(
    () =>
      serviceColours(
        services.map(({ name }) => name),
        theme
      ),
    [services, theme]
  );
}
