import { t } from '@grafana/i18n';
import React from 'react';
import { ownWork, type Piece } from '../../analysis/ownWork';
import type { Row } from '../../analysis/waterfall';
import type { LogMark } from '../../model/spanLogs';
import { epochMs } from '../../model/units';
import type { ServiceColour } from '../parts/serviceColour';
import { barPlace, type BarPlace } from './barPlace';
import { logTicks } from './logTicks';
import { pieceLines, pieceWidth } from './pieceLines';
import { levelsText } from './rowTexts';
import type { WaterfallStyles } from './waterfallStyles';
import type { Sight } from './zoom';

interface Props {
  readonly row: Row;
  readonly sight: Sight;
  readonly paint: ServiceColour;
  readonly styles: WaterfallStyles;
  /** Where the critical path goes through the span. */
  readonly path: readonly Piece[] | undefined;
  readonly marks: readonly LogMark[] | undefined;
}

/** Where a span goes on, or where it is. */
const arrows = { before: '◂', after: '▸' } as const;

/** What of a row lies on the time axis: the span's bar, its own work in it, the critical path below, its log lines. */
export function RowTrack({ row, sight, paint, styles, path, marks }: Props) {
  const place = barPlace(row, sight);
  return (
    <>
      {typeof place === 'string' ? (
        <span className={styles.away} data-side={place} aria-hidden="true">
          {arrows[place]}
        </span>
      ) : (
        <Bar row={row} place={place} paint={paint} styles={styles} />
      )}
      <Pieces row={row} sight={sight} paint={paint} styles={styles} path={path} />
      {marks && <Marks row={row} sight={sight} styles={styles} marks={marks} />}
    </>
  );
}

interface BarProps extends Pick<Props, 'row' | 'paint' | 'styles'> {
  readonly place: BarPlace;
}

/** Pale where the span waited for its children; a span without children worked all the time. */
function Bar({ row, place, paint, styles }: BarProps) {
  const { left, width, from, to } = place;
  const isWaiting = row.node.children.length > 0;
  const backgroundColor = isWaiting ? `color-mix(in srgb, ${paint.colour} 40%, transparent)` : paint.colour;
  return (
    <>
      <span className={styles.bar} style={{ left, width, backgroundColor, backgroundImage: paint.pattern }} />
      {from && (
        <span className={styles.cut} data-side="before" aria-hidden="true">
          {arrows.before}
        </span>
      )}
      {to && (
        <span className={styles.cut} data-side="after" aria-hidden="true">
          {arrows.after}
        </span>
      )}
    </>
  );
}

function Pieces({ row, sight, paint, styles, path }: Omit<Props, 'marks'>) {
  const { node } = row;
  const work = node.children.length > 0 ? pieceLines(ownWork(node, epochMs(node.start - row.offset)), sight, 13) : '';
  const critical = path ? pieceLines(path, sight, 23) : '';
  if (work === '' && critical === '') {
    return null;
  }
  return (
    <svg className={styles.pieces} viewBox={`0 0 ${pieceWidth} 28`} preserveAspectRatio="none" aria-hidden="true">
      {work && <path d={work} stroke={paint.colour} strokeWidth={12} />}
      {critical && <path className={styles.critical} d={critical} strokeWidth={3} data-critical />}
    </svg>
  );
}

function Marks({ row, sight, styles, marks }: Pick<Props, 'row' | 'sight' | 'styles'> & { marks: readonly LogMark[] }) {
  // The lines carry the span's own clock, the bar stands on the trace's.
  const zero = epochMs(row.node.start - row.offset - (row.adjustedBy ?? 0));
  return logTicks(marks, sight, zero).map(({ share, level, counts }) => (
    <span
      key={share}
      className={styles.logTick}
      data-level={level}
      style={{ left: `${share * 100}%` }}
      title={levelsText(counts, t)}
    />
  ));
}
