import { useTheme2 } from '@grafana/ui';
import { useMemo } from 'react';
import type { TraceTree } from '../../analysis/traceTree';
import { serviceColours } from '../parts/serviceColour';

/** Of the whole trace, so that folding a span changes no colours. */
export function useServiceColours({ order }: TraceTree) {
  const theme = useTheme2();
  return useMemo(() => serviceColours(new Set(order.map(({ span }) => span.service.name)), theme), [order, theme]);
}
