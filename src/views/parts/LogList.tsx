import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { InlineSwitch, useStyles2 } from '@grafana/ui';
import { useVirtualizer } from '@tanstack/react-virtual';
import React, { useCallback, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react';
import type { LogLine } from '../../model/log';
import { getLogRowStyles, LogRow } from './LogRow';
import { measureRow, observeViewport } from './virtualRows';

interface Props {
  /** In the order in which they are shown. */
  readonly lines: readonly LogLine[];
  /** Where a line's trace is; undefined for a line without one. */
  readonly traceHref: (line: LogLine) => string | undefined;
  /** Where the page of a line's service is; undefined where it is already shown or not known. */
  readonly serviceHref?: (line: LogLine) => string | undefined;
  /** What the link of a line says; "trace" where nothing else is said. */
  readonly linkLabel?: string;
  readonly timeZone?: string;
  /** Of the scrolled area, in pixels. With `fit: 'content'` it is the most that a few lines may take. */
  readonly height: number;
  readonly fit?: 'content' | 'height';
  /** Long lines are shown in full at first, for narrow places; the list's own switch changes that. */
  readonly wrapped?: boolean;
  /** All lines are of one service, which the page names: it need not stand in each of them. */
  readonly oneService?: boolean;
  /** Stands above the lines, beside the list's own switch. */
  readonly tools?: ReactNode;
}

const lineHeight = 29;
const measured = measureRow(lineHeight);

/** Log lines, only those in sight in the document. Long lists scroll smoothly, open lines keep their place. */
export function LogList(props: Props) {
  const { lines, traceHref, serviceHref, linkLabel, timeZone, height, fit = 'height', wrapped = false, tools } = props;
  const oneService = props.oneService === true ? true : undefined;
  const styles = useStyles2(getStyles);
  const rowStyles = useStyles2(getLogRowStyles);
  const [wrap, setWrap] = useState(wrapped);
  const { opened, toggle } = useOpened();
  const viewport = useRef<HTMLDivElement>(null);
  const list = useLinesInSight(viewport, lines, height);
  return (
    <div className={styles.frame} data-one-service={oneService}>
      <div className={styles.tools}>
        {tools}
        <InlineSwitch
          transparent
          showLabel
          label={t('logs.wrap', 'Wrap lines')}
          value={wrap}
          onChange={() => setWrap(!wrap)}
        />
      </div>
      <div ref={viewport} className={styles.viewport} style={fit === 'content' ? { maxHeight: height } : { height }}>
        <ul className={styles.list} style={{ height: list.getTotalSize() }} aria-label={t('logs.lines', 'Log lines')}>
          {list.getVirtualItems().map((item) => {
            const line = lines[item.index];
            return (
              line && (
                <li
                  key={item.key}
                  ref={list.measureElement}
                  data-index={item.index}
                  data-testid="log-row"
                  data-level={line.level}
                  className={styles.item}
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <LogRow
                    line={line}
                    styles={rowStyles}
                    traceHref={traceHref(line)}
                    serviceHref={serviceHref?.(line)}
                    linkLabel={linkLabel}
                    timeZone={timeZone}
                    open={opened.has(line.id) ? 'open' : 'closed'}
                    wrap={wrap ? 'wrapped' : 'one-line'}
                    onToggle={toggle}
                  />
                </li>
              )
            );
          })}
        </ul>
      </div>
    </div>
  );
}

function useLinesInSight(viewport: RefObject<HTMLDivElement | null>, lines: readonly LogLine[], height: number) {
  return useVirtualizer({
    count: lines.length,
    getScrollElement: () => viewport.current,
    estimateSize: () => lineHeight,
    getItemKey: useCallback((index: number) => lines[index]?.id ?? index, [lines]),
    initialRect: { width: 800, height },
    observeElementRect: useMemo(() => observeViewport<HTMLDivElement>(height), [height]),
    measureElement: measured,
    overscan: 8,
  });
}

function useOpened() {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((id: string) => {
    setOpened((before) => {
      const after = new Set(before);
      if (!after.delete(id)) {
        after.add(id);
      }
      return after;
    });
  }, []);
  return { opened, toggle };
}

const getStyles = (theme: GrafanaTheme2) => ({
  frame: css({ containerType: 'inline-size', minWidth: 0 }),
  tools: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: theme.spacing(0, 1),
  }),
  viewport: css({ overflow: 'auto', scrollbarGutter: 'stable', overflowAnchor: 'none' }),
  list: css({ position: 'relative', margin: 0, padding: 0, listStyle: 'none' }),
  item: css({
    position: 'absolute',
    top: 0,
    left: 0,
    width: '100%',
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
});
