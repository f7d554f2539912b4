import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useCallback, useEffect, useMemo, useRef, type ReactNode } from 'react';
import type { PreparedTrace } from '../../analysis/preparedTrace';
import { spanOfInterest, type WantedSpan } from '../../analysis/spanOfInterest';
import type { TraceNode, TraceTree } from '../../analysis/traceTree';
import type { SpanId } from '../../model/ids';
import type { Caveat } from '../../model/outcome';
import type { LogMarks } from '../../model/spanLogs';
import type { Span } from '../../model/trace';
import type { UsualDurations } from '../../model/usual';
import type { Context, Thread } from '../routes';
import type { TraceLook } from '../traceLook';
import { TraceHeadline } from './TraceHeadline';
import { TraceShow, type StoryOf } from './TraceShow';
import { TraceToolbar } from './TraceToolbar';
import { useFoundSpans } from './useFoundSpans';
import { useLook, type OnLook } from './useLook';
import { useSelection, type OnSelect } from './useSelection';
import { useServiceColours } from './useServiceColours';
import { useTraceCommands } from './useTraceCommands';
import { useTraceKeys } from './useTraceKeys';
import type { TraceList } from './useTraceList';
import { useTraceRows } from './useTraceRows';
import { useTraceTop } from './useTraceTop';
import type { WaterfallMove } from './waterfallMove';

interface Props {
  readonly prepared: PreparedTrace;
  readonly caveats?: readonly Caveat[];
  /** Where one comes from; its span is the selected one. */
  readonly thread?: Thread;
  readonly context?: Context;
  readonly environment?: string;
  readonly timeZone?: string;
  /** How the trace is looked at; its home is the URL. */
  readonly look?: TraceLook;
  /** Asks for another look: `push` where Back should return to the one before. */
  readonly onLook?: OnLook;
  /** The list one came from, to step through. */
  readonly list?: TraceList;
  /** Stands at the end of the headline. */
  readonly beside?: ReactNode;
  /** How long the operations of this trace usually take, where that is known. */
  readonly usual?: UsualDurations;
  /** When which span wrote log lines, once they have arrived. */
  readonly logMarks?: LogMarks;
  readonly onSelect?: OnSelect;
  /** Escape anywhere but in the details: one step up. */
  readonly onLeave?: () => void;
  /** Told which span is the selected one. */
  readonly onShow?: (span: Span | undefined) => void;
  /** All about the selected span. */
  readonly detailsOf?: (node: TraceNode, prepared: PreparedTrace) => ReactNode;
  /** What happened in the order of time, spans' events and log lines together: for `look.show` = `story`. */
  readonly storyOf?: StoryOf;
}

const nothing = {};
const noCaveats: readonly Caveat[] = [];

/** A trace from memory: one line about it, how it is looked at, its spans, and the selected one beside them. */
export function TraceView({ prepared, thread = nothing, ...rest }: Props) {
  const { tree } = prepared;
  const view = useTraceView({ prepared, thread, ...rest });
  const frame = useRef<HTMLDivElement>(null);
  const split = useRef<HTMLDivElement>(null);
  const styles = useStyles2(getStyles, useTraceTop(split, frame));
  const { commands, selected, look } = view;
  useTraceKeys(frame, commands);
  const node = selected === undefined ? undefined : tree.nodes.get(selected);
  const { onShow } = rest;
  useEffect(() => onShow?.(node?.span), [onShow, node]);
  const unknownSpan = thread.spanId !== undefined && !tree.nodes.has(thread.spanId);
  return (
    <div ref={frame} className={styles.frame}>
      <TraceHeadline
        tree={tree}
        short={prepared.short}
        caveats={useMemo(() => [...(rest.caveats ?? noCaveats), ...tree.caveats], [rest.caveats, tree])}
        environment={rest.environment}
        timeZone={rest.timeZone}
        list={rest.list}
        beside={rest.beside}
        onNextError={() => commands.toError('next')}
      />
      {unknownSpan && (
        <p className={styles.note} role="status">
          {t('trace.unknown-span', 'The link names a span that is not in this trace; the most telling one is shown.')}
        </p>
      )}
      <TraceToolbar
        tree={tree}
        look={look}
        change={view.change}
        found={view.found}
        knowsUsual={(rest.usual?.size ?? 0) > 0}
        hasStory={rest.storyOf !== undefined}
        colourOf={view.colourOf}
        onFound={view.onFound}
      />
      <div ref={split} className={styles.split}>
        <div className={cx(styles.main, look.show === 'map' && styles.withMap)}>
          <TraceShow
            prepared={prepared}
            view={view}
            usual={rest.usual}
            logMarks={rest.logMarks}
            storyOf={rest.storyOf}
            context={rest.context}
            environment={rest.environment}
          />
        </div>
        <div className={styles.side} data-details>
          {node && rest.detailsOf?.(node, prepared)}
        </div>
      </div>
    </div>
  );
}

/** The state of a trace on screen, what it yields, and what changes it. */
function useTraceView({ prepared, thread, usual, list, onSelect, onLeave, ...rest }: Props & { thread: Thread }) {
  const { tree } = prepared;
  const { look, change } = useLook(rest.look, rest.onLook);
  const { service, exemplar, spanId } = thread;
  const wanted = { service: service?.name, operation: exemplar?.operation, duration: exemplar?.took };
  const first = useFirstSpan(tree, wanted);
  const inUrl = spanId !== undefined && tree.nodes.has(spanId) ? spanId : undefined;
  const { selected, select } = useSelection(inUrl, first, onSelect);
  const { rows, picked, open, toggle, unfold } = useTraceRows(prepared, { look, selected, usual });
  const found = useFoundSpans(tree, look.find);
  const goTo = useCallback<OnSelect>(
    (to, how) => {
      open(to);
      select(to, how);
    },
    [open, select]
  );
  const pass = useCallback((to: SpanId) => goTo(to, 'move'), [goTo]);
  const hasStory = rest.storyOf !== undefined;
  const commands = useTraceCommands({ prepared, selected, look, change, found, list, hasStory, goTo: pass, onLeave });
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  }, [commands]);
  // Always the same one: the toolbar need not be drawn again for every span that is passed.
  const onFound = useCallback((direction: 'next' | 'previous') => latest.current.toFound(direction), []);
  const { leave } = commands;
  const move = useCallback(
    (asked: WaterfallMove) => {
      if (asked.is === 'select') {
        goTo(asked.spanId, asked.how);
      } else if (asked.is === 'toggle') {
        toggle(asked.spanId);
        select(asked.spanId, 'move');
      } else {
        leave?.();
      }
    },
    [goTo, toggle, select, leave]
  );
  const showAll = useCallback(() => {
    unfold();
    change({ only: undefined, depth: undefined, folded: undefined }, 'push');
  }, [unfold, change]);
  const colourOf = useServiceColours(prepared.short);
  return { look, change, rows, picked, found, selected, select: goTo, move, showAll, commands, onFound, colourOf };
}

export type TraceViewState = ReturnType<typeof useTraceView>;

function useFirstSpan(tree: TraceTree, { service, operation, duration }: WantedSpan) {
  return useMemo(() => spanOfInterest(tree, { service, operation, duration }), [tree, service, operation, duration]);
}

const getStyles = (theme: GrafanaTheme2, top: number) => ({
  frame: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    minWidth: 0,
    containerType: 'inline-size',
  }),
  note: css({ margin: 0, color: theme.colors.text.secondary }),
  split: css({
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(340px, 34%)',
    gap: theme.spacing(2),
    height: `max(420px, calc(100vh - ${top}px))`,
    '@container (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)', height: 'auto' },
  }),
  main: css({ minWidth: 0, minHeight: 0, '@container (max-width: 900px)': { height: 'max(320px, 50vh)' } }),
  withMap: css({ '@container (max-width: 900px)': { height: 'max(620px, 80vh)' } }),
  side: css({
    minWidth: 0,
    overflowY: 'auto',
    scrollbarGutter: 'stable',
    '@container (max-width: 900px)': { overflowY: 'visible' },
  }),
});
