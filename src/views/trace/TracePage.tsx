import { t } from '@grafana/i18n';
import { LinkButton } from '@grafana/ui';
import React, { useCallback, useMemo, useState } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router-dom';
import { useAnswer, usePlace } from '../../grafana/answer';
import { useTimeKeys } from '../../grafana/clock';
import type { TraceId } from '../../model/ids';
import type { Span } from '../../model/trace';
import { signalIn } from '../../telemetry/scope';
import { traceQuestion } from '../../telemetry/trace';
import { asText } from '../parts/asText';
import { OutcomeView } from '../parts/OutcomeView';
import { ThreadBar } from '../parts/ThreadBar';
import { overviewPath, readContext, readThread, servicePath, tracePath, type Context, type Thread } from '../routes';
import { SpanLogs } from './SpanLogs';
import { TraceNotStored } from './TraceNotStored';
import { TraceView } from './TraceView';
import type { OnSelect } from './useSelection';

/** What happened in this request, where was it slow or did it fail, and what was logged there? */
export function TracePage() {
  const { traceId: asked } = useParams();
  const { search } = useLocation();
  const context = useMemo(() => readContext(search), [search]);
  const thread = useMemo(() => readThread(asked, search), [asked, search]);
  return thread.traceId ? (
    <StoredTrace key={thread.traceId} traceId={thread.traceId} thread={thread} context={context} />
  ) : (
    <NoTraceId asked={asked ?? ''} thread={thread} context={context} />
  );
}

interface Here {
  readonly thread: Thread;
  readonly context: Context;
}

function StoredTrace({ traceId, thread, context }: Here & { readonly traceId: TraceId }) {
  const { environment, timeZone } = usePlace();
  const answer = useAnswer(
    useMemo(() => traceQuestion(traceId, signalIn(environment, 'traces')), [traceId, environment])
  );
  const { refresh } = useTimeKeys();
  const { onSelect, onLeave } = useWays(traceId, { thread, context });
  const [span, setSpan] = useState<Span>();
  const [lines, setLines] = useState<number>();
  return (
    <>
      <ThreadBar
        thread={{ ...thread, spanId: span?.spanId ?? thread.spanId }}
        operation={span?.operation}
        lines={lines}
      />
      <OutcomeView
        answer={answer}
        awaited={t('trace.awaited', 'Asking for the spans of this trace…')}
        minHeight={560}
        empty={() => <TraceNotStored thread={thread} context={context} />}
        onRetry={refresh}
      >
        {(trace, caveats) => (
          <TraceView
            trace={trace}
            caveats={caveats}
            thread={thread}
            context={context}
            environment={environment.name}
            timeZone={timeZone}
            onSelect={onSelect}
            onLeave={onLeave}
            onShow={setSpan}
            logsOf={(node, tree) => (
              <SpanLogs
                node={node}
                tree={tree}
                context={context}
                thread={thread}
                timeZone={timeZone}
                onRetry={refresh}
                onLines={setLines}
              />
            )}
          />
        )}
      </OutcomeView>
    </>
  );
}

/**
 * What was chosen is a place to come back to; what was only passed with the arrow keys is not, and neither is the
 * same span once more.
 */
function useWays(traceId: TraceId, { thread, context }: Here) {
  const navigate = useNavigate();
  const onSelect = useCallback<OnSelect>(
    (spanId, how) =>
      void navigate(tracePath(context, traceId, { ...thread, spanId }), {
        replace: how === 'move' || spanId === thread.spanId,
      }),
    [navigate, context, traceId, thread]
  );
  const { service, exemplar } = thread;
  const onLeave = useCallback(
    () => void navigate(service ? servicePath(context, service, { exemplar }) : overviewPath(context)),
    [navigate, context, service, exemplar]
  );
  return { onSelect, onLeave };
}

function NoTraceId({ asked, thread, context }: Here & { readonly asked: string }) {
  return (
    <>
      <ThreadBar thread={thread} />
      <div role="alert" data-testid="absent">
        <h2>{t('trace.wrong-id', 'This is not a trace id')}</h2>
        <p>
          {t('trace.wrong-id-why', '“{{asked}}” is not one: a trace id has up to 32 digits from 0 to 9 and a to f.', {
            asked: asked.length > 80 ? `${asked.slice(0, 80)}…` : asked,
            ...asText,
          })}
        </p>
        <LinkButton variant="secondary" href={overviewPath(context)}>
          {t('trace.to-overview', 'Back to the overview')}
        </LinkButton>
      </div>
    </>
  );
}
