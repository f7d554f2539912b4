import type { TracesView } from '../tracesRoutes';

/** A search that asks for less: what of it is left out, and what remains. */
export interface Relaxation {
  readonly without: 'attribute' | 'duration' | 'status' | 'operation' | 'service' | 'calls';
  /** Which attribute. */
  readonly key?: string;
  readonly view: TracesView;
}

/** One step each, what was most likely added last first. A text of TraceQL cannot be relaxed for its author. */
export function relaxations(view: TracesView): readonly Relaxation[] {
  if (view.traceql !== undefined) {
    return [];
  }
  const { attributes = [], atLeast, atMost, status, operation, service, calls } = view;
  const last = attributes.at(-1);
  const rest = attributes.slice(0, -1);
  return [
    ...(last
      ? [
          {
            without: 'attribute' as const,
            key: last.key,
            view: { ...view, attributes: rest.length > 0 ? rest : undefined },
          },
        ]
      : []),
    ...(atLeast !== undefined || atMost !== undefined
      ? [{ without: 'duration' as const, view: { ...view, atLeast: undefined, atMost: undefined } }]
      : []),
    ...(status ? [{ without: 'status' as const, view: { ...view, status: undefined } }] : []),
    ...(operation === undefined ? [] : [{ without: 'operation' as const, view: { ...view, operation: undefined } }]),
    ...(service ? [{ without: 'service' as const, view: { ...view, service: undefined, operation: undefined } }] : []),
    ...(calls ? [{ without: 'calls' as const, view: { ...view, calls: undefined } }] : []),
  ].slice(0, 3);
}
