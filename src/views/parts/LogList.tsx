import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { InlineSwitch, useStyles2 } from '@grafana/ui';
import React, { useEffect, useRef, useState, type ReactNode, type UIEvent } from 'react';
import type { LogLine } from '../../model/log';
import type { LineTools } from './LogDetails';
import { LogHead } from './LogHead';
import { LogRow } from './LogRow';
import { getLogRowStyles, leastWidth } from './logRowStyles';
import { useLineKeys } from './useLineKeys';
import { useLinesInSight, useOpened, type LinesInSight } from './useLinesInSight';

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
  /** Long lines are shown in full, for narrow places: at first, until the list's own switch changes that, or always. */
  readonly wrapped?: boolean | 'always';
  /** All lines are of one service, which the page names: it need not stand in each of them. */
  readonly oneService?: boolean;
  /** Stands above the lines, beside the list's own switch. */
  readonly tools?: ReactNode;
  /** Fields that have columns of their own. */
  readonly columns?: readonly string[];
  readonly onColumnGone?: (key: string) => void;
  /** What can be done with an open line. */
  readonly lineTools?: LineTools;
  /** Id of the line that the list is about: it is marked, and in the middle at first. */
  readonly current?: string;
  /** Told when one scrolls away from the first line, and when one comes back. */
  readonly onAway?: (away: boolean) => void;
  /** Each change scrolls to the first line. */
  readonly topAsked?: number;
}

const none: readonly string[] = [];
/** Scrolled less far, in pixels, one still looks at the first line. */
const atTop = 8;

/** Log lines, only those in sight in the document. Long lists scroll smoothly, open lines keep their place. */
export function LogList(props: Props) {
  const { lines, height, fit = 'height', wrapped = false, tools, columns = none, current } = props;
  const { topAsked, onAway } = props;
  const oneService = props.oneService === true && columns.length === 0 ? true : undefined;
  const styles = useStyles2(getStyles);
  const [wrap, setWrap] = useState(wrapped !== false);
  const viewport = useRef<HTMLDivElement>(null);
  const list = useLinesInSight(viewport, lines, { height, current });
  const hear = useLineKeys(viewport, list, lines.length);
  useEffect(() => {
    if (topAsked) {
      list.scrollToOffset(0);
    }
  }, [list, topAsked]);
  const away = (event: UIEvent<HTMLElement>) => onAway?.(event.currentTarget.scrollTop > atTop);
  const minWidth = leastWidth(columns);
  return (
    <div className={styles.frame} data-one-service={oneService}>
      <div className={styles.tools}>
        {tools}
        {wrapped !== 'always' && (
          <InlineSwitch
            transparent
            showLabel
            label={t('logs.wrap', 'Wrap lines')}
            value={wrap}
            onChange={() => setWrap(!wrap)}
          />
        )}
      </div>
      <div
        ref={viewport}
        // Keys of the lines within, heard once for all of them.
        role="presentation"
        className={styles.viewport}
        style={fit === 'content' ? { maxHeight: height } : { height }}
        onScroll={away}
        onKeyDown={hear}
      >
        {columns.length > 0 && <LogHead columns={columns} minWidth={minWidth} onRemove={props.onColumnGone} />}
        <Items {...props} columns={columns} wrap={wrap} list={list} minWidth={minWidth} />
      </div>
    </div>
  );
}

interface ItemsProps extends Props {
  readonly columns: readonly string[];
  readonly wrap: boolean;
  readonly list: LinesInSight;
  readonly minWidth: number | undefined;
}

function Items(props: ItemsProps) {
  const { lines, traceHref, serviceHref, linkLabel, timeZone, columns, lineTools, current, wrap, list, minWidth } =
    props;
  const styles = useStyles2(getStyles);
  const rowStyles = useStyles2(getLogRowStyles);
  const { opened, toggle } = useOpened();
  return (
    <ul
      className={styles.list}
      style={{ height: list.getTotalSize(), minWidth }}
      aria-label={t('logs.lines', 'Log lines')}
    >
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
              data-current={line.id === current ? true : undefined}
              aria-current={line.id === current ? true : undefined}
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
                columns={columns}
                tools={lineTools}
                onToggle={toggle}
              />
            </li>
          )
        );
      })}
    </ul>
  );
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
