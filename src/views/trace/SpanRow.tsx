import { t } from '@grafana/i18n';
import React, { memo } from 'react';
import type { Row } from '../../analysis/waterfall';
import type { Ms } from '../../model/units';
import { formatDuration } from '../parts/format';
import type { ServiceColour } from '../parts/serviceColour';
import { serviceLabel } from '../parts/serviceName';
import type { WaterfallStyles } from './waterfallStyles';
import { barPlace } from './barPlace';
import { rowTitle } from './spanTexts';

export const rowHeight = 28;
/** Deeper spans stay at this indent and say how deep they are. */
const deepestIndent = 20;
const indent = 12;

interface Props {
  readonly row: Row;
  readonly index: number;
  readonly top: number;
  readonly total: Ms;
  readonly selected: boolean;
  readonly look: ServiceColour;
  readonly styles: WaterfallStyles;
}

/** A span as one line. Plain elements only: thousands of these pass by while scrolling. Clicks are heard by the grid. */
export const SpanRow = memo(function SpanRow({ row, index, top, total, selected, look, styles }: Props) {
  const { span } = row;
  const paint = { backgroundColor: look.colour, backgroundImage: look.pattern };
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
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" className={styles.name}>
        <RowIndent row={row} styles={styles} />
        <span className={styles.swatch} style={paint} />
        <span className={styles.label} title={rowTitle(row, t)}>
          <span className={styles.service}>{serviceLabel(span.service, t)}</span> {span.operation}
        </span>
        <ErrorMark row={row} styles={styles} />
      </div>
      <div role="gridcell" className={styles.duration}>
        {formatDuration(row.duration)}
      </div>
      <div role="gridcell" className={styles.track}>
        <span className={styles.bar} style={{ ...paint, ...barPlace(row, total) }} />
      </div>
    </div>
  );
});

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
