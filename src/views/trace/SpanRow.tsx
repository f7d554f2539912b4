import { t } from '@grafana/i18n';
import React, { memo } from 'react';
import type { Piece } from '../../analysis/ownWork';
import type { Row } from '../../analysis/waterfall';
import { sameService } from '../../model/service';
import type { LogMark } from '../../model/spanLogs';
import type { Ms } from '../../model/units';
import { formatCount, formatDuration } from '../parts/format';
import type { ServiceColour } from '../parts/serviceColour';
import { serviceLabel } from '../parts/serviceName';
import { levelCounts } from './logTicks';
import { RowPills } from './RowPills';
import { levelsText, pathText } from './rowTexts';
import { RowTrack } from './RowTrack';
import { rowTitle } from './spanTexts';
import type { WaterfallStyles } from './waterfallStyles';
import type { Sight } from './zoom';

export const rowHeight = 28;
/** Deeper spans stay at this indent and say how deep they are. */
const deepestIndent = 20;
const indent = 12;

interface Props {
  readonly row: Row;
  readonly index: number;
  /** What of the trace's time is on the axis. */
  readonly sight: Sight;
  readonly selected: boolean;
  readonly look: ServiceColour;
  readonly styles: WaterfallStyles;
  readonly path: readonly Piece[] | undefined;
  /** How much of the critical path the span is, and how long all of that is. */
  readonly pathShare: Ms | undefined;
  readonly pathWhole: Ms;
  readonly times: number | undefined;
  readonly marks: readonly LogMark[] | undefined;
  /** Whether it is what one looks for; undefined while nothing is looked for. */
  readonly found: boolean | undefined;
}

/** A span as one line. Plain elements only: thousands of these pass by while scrolling. Clicks are heard by the grid. */
export const SpanRow = memo(function SpanRow({ row, index, selected, look, styles, ...rest }: Props) {
  const { span, node } = row;
  const isSame = node.parent !== undefined && sameService(node.parent.span.service, span.service);
  const pathTitle = rest.pathShare === undefined ? undefined : pathText(rest.pathShare, rest.pathWhole, t);
  return (
    <div
      role="row"
      id={`span-${span.spanId}`}
      aria-level={row.depth + 1}
      aria-rowindex={index + 1}
      aria-selected={selected}
      aria-expanded={row.hasChildren ? !row.collapsed : undefined}
      tabIndex={selected ? 0 : -1}
      data-testid="span-row"
      data-span-id={span.spanId}
      data-failed={span.status === 'error' || undefined}
      data-found={rest.found}
      className={styles.row}
    >
      <div role="gridcell" className={styles.name}>
        <RowIndent row={row} styles={styles} />
        <span className={styles.swatch} style={{ backgroundColor: look.colour, backgroundImage: look.pattern }} />
        <span className={styles.label} title={rowTitle(row, t)}>
          <span className={isSame ? styles.sameService : styles.service}>{serviceLabel(span.service, t)}</span>{' '}
          <span className={styles.operation}>{span.operation}</span>
        </span>
        <RowPills span={span} times={rest.times} styles={styles} />
        <LogCount marks={rest.marks} styles={styles} />
        <ErrorMark row={row} styles={styles} />
      </div>
      <div role="gridcell" className={styles.self}>
        {formatDuration(row.selfTime)}
      </div>
      <div role="gridcell" className={styles.duration}>
        {formatDuration(row.duration)}
      </div>
      <div role="gridcell" className={styles.track} title={pathTitle}>
        <RowTrack row={row} sight={rest.sight} paint={look} styles={styles} path={rest.path} marks={rest.marks} />
      </div>
    </div>
  );
});

function LogCount({ marks, styles }: { readonly marks: readonly LogMark[] | undefined; styles: WaterfallStyles }) {
  if (!marks || marks.length === 0) {
    return null;
  }
  const counts = levelCounts(marks);
  const title = levelsText(counts, t);
  return (
    <span className={styles.logCount} data-level={counts[0]?.[0]} title={title} aria-label={title} role="note">
      {'≡'}
      {formatCount(marks.length)}
    </span>
  );
}

function RowIndent({ row, styles }: { readonly row: Row; readonly styles: WaterfallStyles }) {
  return (
    <>
      <span className={styles.indent} style={{ width: Math.min(row.depth, deepestIndent) * indent }} />
      {row.depth > deepestIndent && <span className={styles.depth}>{row.depth}</span>}
      {row.hasChildren ? (
        <span className={styles.toggle} data-toggle aria-hidden="true">
          {toggleMark(row)}
        </span>
      ) : (
        <span className={styles.toggle} />
      )}
      {row.hiddenCount > 0 && (
        <span
          className={styles.hidden}
          title={t('trace.hidden-spans', '{{count}} spans below are folded away', {
            count: row.hiddenCount,
            defaultValue_one: '{{count}} span below is folded away',
            defaultValue_other: '{{count}} spans below are folded away',
          })}
        >
          {row.hiddenCount}
        </span>
      )}
    </>
  );
}

function toggleMark({ collapsed }: Row): string {
  return collapsed ? '▸' : '▾';
}

/** Stands at the end of the name, one below the other: before it, it would push the name out of the tree. */
function ErrorMark({ row, styles }: { readonly row: Row; readonly styles: WaterfallStyles }) {
  if (row.span.status === 'error') {
    return (
      <span className={styles.failed} role="img" aria-label={t('trace.failed', 'failed')}>
        {'✕'}
      </span>
    );
  }
  return row.collapsed && row.errorBelow ? (
    <span className={styles.failedBelow} role="img" aria-label={t('trace.failed-below', 'a span below failed')}>
      {'✕'}
    </span>
  ) : null;
}
