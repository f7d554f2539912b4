import { t } from '@grafana/i18n';
import { LinkButton } from '@grafana/ui';
import React, { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router-dom';
import type { PreparedTrace } from '../../analysis/preparedTrace';
import { useAnswer, usePlace } from '../../grafana/answer';
import { useTimeKeys } from '../../grafana/clock';
import type { TraceId } from '../../model/ids';
import type { Caveat } from '../../model/outcome';
import type { Span } from '../../model/trace';
import { signalIn } from '../../telemetry/scope';
import { traceQuestion } from '../../telemetry/trace';
import { asText } from '../parts/asText';
import { CompareWith } from '../parts/CompareWith';
import { OutcomeView } from '../parts/OutcomeView';
import { ThreadBar } from '../parts/ThreadBar';
import { TraceFileDrop } from '../parts/TraceFileDrop';
import { overviewPath, readContext, readThread, servicePath, tracePath, type Context, type Thread } from '../routes';
import { readTraceLook, type TraceLook } from '../traceLook';
import { PreparedTraceView } from './PreparedTraceView';
import { SpanDetails } from './SpanDetails';
import { SpanLogs } from './SpanLogs';
import { TraceNotStored } from './TraceNotStored';
import { TraceView } from './TraceView';
import type { OnLook } from './useLook';
import { useTraceList } from './useTraceList';
import type { OnSelect } from './useSelection';
import { useSurroundings } from './useSurroundings';
import { useTraceLines } from './useTraceLines';

const TraceStory = lazy(async () => ({ default: (await import('./TraceStory')).TraceStory }));

/** What happened in this request, where was it slow or did it fail, and what was logged there? */
export function TracePage() {
  const { traceId: asked } = useParams();
  const { search } = useLocation();
  const context = useMemo(() => readContext(search), [search]);
  const thread = useMemo(() => readThread(asked, search), [asked, search]);
  const look = useMemo(() => readTraceLook(search), [search]);
  return thread.traceId ? (
    <TraceFileDrop>
      <StoredTrace key={thread.traceId} traceId={thread.traceId} thread={thread} context={context} look={look} />
    </TraceFileDrop>
  ) : (
    <NoTraceId asked={asked ?? ''} thread={thread} context={context} />
  );
}

interface Here {
  readonly thread: Thread;
  readonly context: Context;
}

interface HereInTrace extends Here {
  readonly traceId: TraceId;
  readonly look: TraceLook;
}

function StoredTrace(here: HereInTrace) {
  const { traceId, thread, context } = here;
  const { environment } = usePlace();
  const answer = useAnswer(
    useMemo(() => traceQuestion(traceId, signalIn(environment, 'traces')), [traceId, environment])
  );
  const { refresh } = useTimeKeys();
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
          <PreparedTraceView trace={trace}>
            {(prepared) => (
              <ReadTrace {...here} prepared={prepared} caveats={caveats} onShow={setSpan} onLines={setLines} />
            )}
          </PreparedTraceView>
        )}
      </OutcomeView>
    </>
  );
}

interface ReadProps extends HereInTrace {
  readonly prepared: PreparedTrace;
  readonly caveats: readonly Caveat[];
  readonly onShow: (span: Span | undefined) => void;
  readonly onLines: (count: number | undefined) => void;
}

function ReadTrace({ prepared, caveats, onShow, onLines, ...here }: ReadProps) {
  const { thread, context, look } = here;
  const { environment, timeZone } = usePlace();
  const { refresh } = useTimeKeys();
  const ways = useWays(here);
  const around = useSurroundings(prepared);
  const log = useTraceLines(prepared);
  return (
    <TraceView
      prepared={prepared}
      caveats={caveats}
      thread={thread}
      context={context}
      environment={environment.name}
      timeZone={timeZone}
      look={look}
      list={useTraceList(here)}
      {...ways}
      beside={
        <CompareWith traceId={here.traceId} root={prepared.path.root?.span} context={context} timeZone={timeZone} />
      }
      onShow={onShow}
      usual={around.usual}
      logMarks={log.marks}
      storyOf={(place) => (
        <Suspense fallback={null}>
          <TraceStory {...place} prepared={prepared} answer={log.answer} timeZone={timeZone} onRetry={refresh} />
        </Suspense>
      )}
      detailsOf={(node) => (
        <SpanDetails
          node={node}
          prepared={prepared}
          around={around}
          context={context}
          thread={thread}
          timeZone={timeZone}
          logs={
            <SpanLogs
              node={node}
              tree={prepared.tree}
              log={log}
              context={context}
              thread={thread}
              timeZone={timeZone}
              onRetry={refresh}
              onLines={onLines}
            />
          }
        />
      )}
    />
  );
}

/**
 * What was chosen is a place to come back to; what was only passed with the arrow keys is not, and neither is the
 * same span once more. The list one came from goes along.
 */
function useWays({ traceId, thread, context, look }: HereInTrace) {
  const navigate = useNavigate();
  const { state } = useLocation();
  const onSelect = useCallback<OnSelect>(
    (spanId, how) =>
      void navigate(tracePath(context, traceId, { ...thread, spanId, look }), {
        replace: how === 'move' || spanId === thread.spanId,
        state,
      }),
    [navigate, context, traceId, thread, look, state]
  );
  const onLook = useCallback<OnLook>(
    (next, how) =>
      void navigate(tracePath(context, traceId, { ...thread, look: next }), { replace: how === 'replace', state }),
    [navigate, context, traceId, thread, state]
  );
  const { service, exemplar } = thread;
  const onLeave = useCallback(
    () => void navigate(service ? servicePath(context, service, { exemplar }) : overviewPath(context)),
    [navigate, context, service, exemplar]
  );
  return { onSelect, onLook, onLeave };
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
