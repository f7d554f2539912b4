import React, { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import { css } from '@emotion/css';
import { dateTimeFormat, textUtil, type DataFrame, type GrafanaTheme2, type LinkModel } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import type { TimeZone } from '@grafana/schema';
import { useStyles2, type UPlotConfigBuilder } from '@grafana/ui';

interface Props {
  readonly config: UPlotConfigBuilder;
  readonly frames: readonly DataFrame[];
  readonly timeZone: TimeZone;
}

/** What is needed of uPlot to place a mark. */
interface Plot {
  readonly over: HTMLElement;
  readonly scales: Readonly<Record<string, { min?: number | null; max?: number | null }>>;
  readonly series: ReadonlyArray<{ scale?: string }>;
  valToPos(value: number, scale: string): number;
}

interface Mark {
  readonly at: number;
  readonly value: number;
  readonly left: number;
  readonly top: number;
  readonly frame: DataFrame;
  readonly row: number;
}

/** Grafana's exemplars: a diamond at each point; a click pins one tooltip with the labels and the links. */
export function ExemplarMarkers({ config, frames, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const [drawn, setDrawn] = useState<{ plot: Plot; revision: number }>();
  const [pinned, setPinned] = useState<string>();
  useLayoutEffect(() => {
    config.addHook('draw', (plot) => setDrawn((before) => ({ plot, revision: (before?.revision ?? 0) + 1 })));
  }, [config]);

  if (!drawn?.plot.over.isConnected) {
    return null;
  }
  const marks = frames.filter((frame) => frame.name === 'exemplar').flatMap((frame) => marksOf(frame, drawn.plot));
  const mark = marks.find((one) => keyOf(one) === pinned);
  return createPortal(
    <>
      {marks.map((one, index) => (
        <button
          key={index}
          type="button"
          className={styles.diamond}
          style={{ left: one.left, top: one.top }}
          aria-label={`Exemplar ${dateTimeFormat(one.at, { timeZone })}`}
          aria-expanded={one === mark}
          data-exemplar-marker=""
          onMouseDown={(event) => event.stopPropagation()}
          onClick={() => setPinned(one === mark ? undefined : keyOf(one))}
        />
      ))}
      {mark && <Pinned mark={mark} plot={drawn.plot} timeZone={timeZone} onClose={() => setPinned(undefined)} />}
    </>,
    drawn.plot.over
  );
}

/** By what a point is, not where it stands in the answer: frames and rows are numbered anew with each refresh. */
function keyOf({ frame, row }: Mark): string {
  return JSON.stringify(frame.fields.map((field) => field.values[row]));
}

interface PinnedProps {
  readonly mark: Mark;
  readonly plot: Plot;
  readonly timeZone: TimeZone;
  readonly onClose: () => void;
}

const width = 340;
const height = 320;

/** In front of everything, since a panel cuts off what leaves it. */
function Pinned({ mark, plot, timeZone, onClose }: PinnedProps) {
  const styles = useStyles2(getStyles);
  const ref = useRef<HTMLDivElement>(null);
  useClosing(ref, onClose);
  const links = mark.frame.fields.flatMap((field) => field.getLinks?.({ valueRowIndex: mark.row }) ?? []);
  const box = plot.over.getBoundingClientRect();
  const place = {
    left: Math.min(box.left + mark.left + 8, window.innerWidth - width),
    top: Math.min(box.top + mark.top + 8, window.innerHeight - height),
  };
  return createPortal(
    <div ref={ref} role="dialog" aria-label="Exemplar" className={styles.tooltip} style={place}>
      <strong>Exemplar {dateTimeFormat(mark.at, { timeZone })}</strong>
      {links.map((link) => (
        <a
          key={link.title}
          href={textUtil.sanitizeUrl(link.href)}
          target={link.target}
          onClick={(event) => follow(event, link)}
        >
          {link.title}
        </a>
      ))}
      {mark.frame.fields.slice(1).map((field) => (
        <div key={field.name}>
          {field.name}: {String(field.values[mark.row])}
        </div>
      ))}
    </div>,
    document.body
  );
}

/** Escape closes, and so does a press anywhere else; the diamonds have their own say. */
function useClosing(ref: RefObject<HTMLElement | null>, onClose: () => void) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        // Used up: the page would let go of its selection, too.
        event.preventDefault();
        onClose();
      }
    };
    const onPointerDown = ({ target }: PointerEvent) => {
      const isOwn = target instanceof Element && (ref.current?.contains(target) || target.closest(markers));
      if (!isOwn) {
        onClose();
      }
    };
    document.addEventListener('keydown', onKeyDown, true);
    document.addEventListener('pointerdown', onPointerDown, true);
    return () => {
      document.removeEventListener('keydown', onKeyDown, true);
      document.removeEventListener('pointerdown', onPointerDown, true);
    };
  });
}

const markers = '[data-exemplar-marker]';

/** Links inside Grafana do not load the page anew. */
function follow(event: React.MouseEvent, link: LinkModel) {
  if (link.onClick) {
    link.onClick(event);
    return;
  }
  if (link.href.startsWith('/') && link.target !== '_blank' && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    locationService.push(link.href);
  }
}

function marksOf(frame: DataFrame, plot: Plot): Mark[] {
  const [times, values] = frame.fields;
  const scale = plot.series[1]?.scale;
  if (!times || !values || !scale) {
    return [];
  }
  return Array.from({ length: frame.length }, (_, row) => {
    const [at, value] = [Number(times.values[row]), Number(values.values[row])];
    const { min, max } = plot.scales[scale] ?? {};
    // As in Grafana, a value outside the axis is drawn at its edge.
    const inside = Math.min(Math.max(value, min ?? value), max ?? value);
    return { at, value, left: plot.valToPos(at, 'x'), top: plot.valToPos(inside, scale), frame, row };
  }).filter((mark) => mark.left >= 0 && mark.left <= plot.over.clientWidth);
}

const getStyles = (theme: GrafanaTheme2) => ({
  diamond: css({
    position: 'absolute',
    width: 7,
    height: 7,
    padding: 0,
    border: 'none',
    background: theme.visualization.getColorByName('blue'),
    transform: 'translate(-50%, -50%) rotate(45deg)',
    cursor: 'pointer',
    '&:hover, &:focus-visible': { background: theme.visualization.getColorByName('light-blue') },
  }),
  tooltip: css({
    position: 'fixed',
    zIndex: theme.zIndex.portal,
    maxWidth: width,
    maxHeight: height,
    overflow: 'auto',
    overflowWrap: 'anywhere',
    display: 'grid',
    padding: theme.spacing(1),
    background: theme.colors.background.elevated ?? theme.colors.background.secondary,
    border: `1px solid ${theme.colors.border.medium}`,
    fontSize: theme.typography.bodySmall.fontSize,
    a: { color: theme.colors.text.link },
  }),
});
