import React, { useLayoutEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { css } from '@emotion/css';
import { dateTimeFormat, textUtil, type DataFrame, type GrafanaTheme2 } from '@grafana/data';
import type { TimeZone } from '@grafana/schema';
import { useStyles2, useTheme2, type UPlotConfigBuilder } from '@grafana/ui';

interface Props {
  readonly config: UPlotConfigBuilder;
  readonly frames: readonly DataFrame[];
  readonly timeZone: TimeZone;
}

/** What is needed of uPlot to place a line. */
interface Plot {
  readonly over: HTMLElement;
  valToPos(value: number, scale: string): number;
}

interface Line {
  readonly at: number;
  readonly left: number;
  readonly text: string;
  readonly colour: string;
}

/** Grafana's annotations: a dashed line through the panel, and under it a handle that tells what it is. */
export function AnnotationMarks({ config, frames, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const { getColorByName } = useTheme2().visualization;
  const [drawn, setDrawn] = useState<{ plot: Plot; revision: number }>();
  const [pointed, setPointed] = useState<number>();
  useLayoutEffect(() => {
    config.addHook('draw', (plot) => setDrawn((before) => ({ plot, revision: (before?.revision ?? 0) + 1 })));
  }, [config]);
  if (!drawn?.plot.over.isConnected) {
    return null;
  }
  const lines = frames.filter(isAnnotations).flatMap((frame) => linesOf(frame, drawn.plot));
  return createPortal(
    lines.map(({ at, left, text, colour }, index) => (
      <div
        key={index}
        className={styles.line}
        style={{ left, borderColor: getColorByName(colour) }}
        data-annotation-mark=""
      >
        <button
          type="button"
          className={styles.handle}
          style={{ borderBottomColor: getColorByName(colour) }}
          aria-label={`Annotation ${dateTimeFormat(at, { timeZone })}`}
          onMouseEnter={() => setPointed(index)}
          onMouseLeave={() => setPointed(undefined)}
          onFocus={() => setPointed(index)}
          onBlur={() => setPointed(undefined)}
        />
        {pointed === index && (
          <div role="tooltip" className={styles.tooltip} style={left > drawn.plot.over.clientWidth / 2 ? right : {}}>
            {dateTimeFormat(at, { timeZone })}
            {/* As Grafana does: the text is HTML, and made harmless. */}
            <div dangerouslySetInnerHTML={{ __html: textUtil.sanitize(text) }} />
          </div>
        )}
      </div>
    )),
    drawn.plot.over
  );
}

const right = { left: 'auto', right: 4 };

/** The same frames as Grafana takes for annotations. */
function isAnnotations({ name, length, fields }: DataFrame): boolean {
  return name !== 'exemplar' && length > 0 && fields.some((field) => field.name === 'time');
}

function linesOf(frame: DataFrame, plot: Plot): Line[] {
  const values = (name: string) => frame.fields.find((field) => field.name === name)?.values ?? [];
  return values('time')
    .map((time, row) => ({
      at: Number(time),
      left: plot.valToPos(Number(time), 'x'),
      text: String(values('text')[row] ?? ''),
      colour: String(values('color')[row] ?? 'blue'),
    }))
    .filter(({ left }) => left >= 0 && left <= plot.over.clientWidth);
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({ position: 'absolute', top: 0, bottom: 0, width: 0, borderLeft: '1px dashed' }),
  handle: css({
    position: 'absolute',
    bottom: 0,
    left: -5,
    width: 0,
    height: 0,
    padding: 0,
    border: '5px solid transparent',
    borderTop: 'none',
    background: 'transparent',
    cursor: 'pointer',
  }),
  tooltip: css({
    position: 'absolute',
    bottom: 8,
    left: 4,
    zIndex: theme.zIndex.tooltip,
    minWidth: 180,
    padding: theme.spacing(1),
    background: theme.colors.background.elevated ?? theme.colors.background.secondary,
    border: `1px solid ${theme.colors.border.medium}`,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
