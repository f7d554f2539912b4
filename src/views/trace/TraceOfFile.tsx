import React, { useCallback, useMemo, useState } from 'react';
import { usePlace } from '../../grafana/answer';
import { useTimeKeys } from '../../grafana/clock';
import type { SpanId } from '../../model/ids';
import type { Caveat } from '../../model/outcome';
import type { Trace } from '../../model/trace';
import type { Context, Thread } from '../routes';
import type { TraceLook } from '../traceLook';
import { PreparedTraceView } from './PreparedTraceView';
import { SpanDetails } from './SpanDetails';
import { SpanLogs } from './SpanLogs';
import { TraceView } from './TraceView';

interface Props {
  readonly trace: Trace;
  readonly caveats: readonly Caveat[];
  readonly context: Context;
}

/**
 * A trace out of a file, in full. No link can name it, so what is selected and how it is looked at is kept here. Its log
 * lines are asked of the environment by its ids, as those of any trace: where it was recorded elsewhere, there are none.
 */
export function TraceOfFile({ trace, caveats, context }: Props) {
  const { timeZone } = usePlace();
  const { refresh } = useTimeKeys();
  const [look, setLook] = useState<TraceLook>({});
  const [spanId, setSpanId] = useState<SpanId>();
  const thread = useMemo((): Thread => ({ traceId: trace.traceId, spanId }), [trace, spanId]);
  const onSelect = useCallback((next: SpanId | undefined) => setSpanId(next), []);
  return (
    <PreparedTraceView trace={trace}>
      {(prepared) => (
        <TraceView
          prepared={prepared}
          caveats={caveats}
          thread={thread}
          context={context}
          timeZone={timeZone}
          look={look}
          onLook={setLook}
          onSelect={onSelect}
          detailsOf={(node, { tree }) => (
            <SpanDetails
              node={node}
              prepared={prepared}
              context={context}
              thread={thread}
              logs={
                <SpanLogs
                  node={node}
                  tree={tree}
                  context={context}
                  thread={thread}
                  timeZone={timeZone}
                  onRetry={refresh}
                />
              }
            />
          )}
        />
      )}
    </PreparedTraceView>
  );
}
