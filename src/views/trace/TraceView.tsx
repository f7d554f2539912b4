import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { nextError } from '../../analysis/errorOrigins';
import { spanOfInterest } from '../../analysis/spanOfInterest';
import { traceTree, type TraceNode, type TraceTree } from '../../analysis/traceTree';
import { uncollapsedTo, waterfallRows } from '../../analysis/waterfall';
import type { SpanId } from '../../model/ids';
import type { Caveat } from '../../model/outcome';
import type { Span, Trace } from '../../model/trace';
import { ms } from '../../model/units';
import type { Context, Thread } from '../routes';
import { SpanDetails } from './SpanDetails';
import { TraceHeadline } from './TraceHeadline';
import { useSelection, type OnSelect } from './useSelection';
import { useTraceKeys } from './useTraceKeys';
import { Waterfall } from './Waterfall';
import type { WaterfallMove } from './waterfallMove';

interface Props {
  readonly trace: Trace;
  readonly caveats?: readonly Caveat[];
  /** Where one comes from; its span is the selected one. */
  readonly thread?: Thread;
  readonly context?: Context;
  readonly environment?: string;
  readonly timeZone?: string;
  readonly onSelect?: OnSelect;
  /** Escape anywhere but in the details: one step up. */
  readonly onLeave?: () => void;
  /** Told which span is the selected one. */
  readonly onShow?: (span: Span | undefined) => void;
  /** The log lines of the selected span. */
  readonly logsOf?: (node: TraceNode, tree: TraceTree) => ReactNode;
}

const nothing = {};
const noCaveats: readonly Caveat[] = [];

/** A trace from memory: one line about it, the waterfall, and the selected span beside it. */
export function TraceView({ trace, thread = nothing, context = nothing, onSelect, onLeave, ...rest }: Props) {
  const styles = useStyles2(getStyles);
  const tree = useMemo(() => traceTree(trace), [trace]);
  const view = useTraceView(tree, { thread, onSelect, onLeave });
  const frame = useRef<HTMLDivElement>(null);
  const { move, selected } = view;
  const goToError = useCallback(
    (direction: 'next' | 'previous') => {
      const spanId = nextError(tree, selected, direction);
      if (spanId) {
        move({ is: 'select', spanId, how: 'move' });
      }
    },
    [tree, selected, move]
  );
  useTraceKeys(frame, { goToError, onLeave });
  const node = selected === undefined ? undefined : tree.nodes.get(selected);
  const { onShow } = rest;
  useEffect(() => onShow?.(node?.span), [onShow, node]);
  const unknownSpan = thread.spanId !== undefined && !tree.nodes.has(thread.spanId);
  return (
    <div ref={frame} className={styles.frame}>
      <TraceHeadline
        tree={tree}
        caveats={useMemo(() => [...(rest.caveats ?? noCaveats), ...tree.caveats], [rest.caveats, tree])}
        environment={rest.environment}
        timeZone={rest.timeZone}
        onNextError={() => goToError('next')}
      />
      {unknownSpan && (
        <p className={styles.note} role="status">
          {t('trace.unknown-span', 'The link names a span that is not in this trace; the most telling one is shown.')}
        </p>
      )}
      <div className={styles.split}>
        <div className={styles.waterfall}>
          <Waterfall
            trace={trace}
            rows={view.rows}
            total={ms(tree.end - tree.start)}
            selected={selected}
            onMove={move}
          />
        </div>
        <div className={styles.side} data-details>
          {node && (
            <SpanDetails
              node={node}
              zero={tree.start}
              context={context}
              thread={thread}
              logs={rest.logsOf?.(node, tree)}
            />
          )}
        </div>
      </div>
    </div>
  );
}

type Ways = Pick<Props, 'onSelect' | 'onLeave'> & { readonly thread: Thread };

function useTraceView(tree: TraceTree, { thread, onSelect, onLeave }: Ways) {
  const [collapsed, setCollapsed] = useState<ReadonlySet<SpanId>>(new Set());
  const { service, exemplar, spanId } = thread;
  const name = service?.name;
  const took = exemplar?.took;
  const first = useMemo(() => spanOfInterest(tree, { service: name, duration: took }), [tree, name, took]);
  const inUrl = spanId !== undefined && tree.nodes.has(spanId) ? spanId : undefined;
  const { selected, select } = useSelection(inUrl, first, onSelect);
  // Wherever the selection comes from, Back included, its row can be seen.
  const folded = useMemo(
    () => (selected === undefined ? collapsed : uncollapsedTo(selected, tree, collapsed)),
    [selected, tree, collapsed]
  );
  const rows = useMemo(() => waterfallRows(tree, folded), [tree, folded]);
  const move = useCallback(
    (wanted: WaterfallMove) => {
      if (wanted.is === 'select') {
        setCollapsed((before) => uncollapsedTo(wanted.spanId, tree, before));
        select(wanted.spanId, wanted.how);
      } else if (wanted.is === 'toggle') {
        setCollapsed((before) => toggled(before, wanted.spanId));
        select(wanted.spanId, 'move');
      } else {
        onLeave?.();
      }
    },
    [tree, select, onLeave]
  );
  return { rows, selected, move };
}

function toggled(set: ReadonlySet<SpanId>, spanId: SpanId): ReadonlySet<SpanId> {
  const after = new Set(set);
  if (!after.delete(spanId)) {
    after.add(spanId);
  }
  return after;
}

const getStyles = (theme: GrafanaTheme2) => ({
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
    height: 'max(480px, calc(100vh - 270px))',
    '@container (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)', height: 'auto' },
  }),
  waterfall: css({ minWidth: 0, minHeight: 0, '@container (max-width: 900px)': { height: 'max(320px, 50vh)' } }),
  side: css({
    minWidth: 0,
    overflowY: 'auto',
    scrollbarGutter: 'stable',
    '@container (max-width: 900px)': { overflowY: 'visible' },
  }),
});
