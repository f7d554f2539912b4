import { cx } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { MapRow } from '../../../analysis/map/mapRows';
import { formatCount, formatRate, formatRatio } from '../../parts/format';
import { formatP95 } from '../../parts/formatP95';
import { HealthMark } from '../../parts/HealthMark';
import { isSelectedPlace } from './choosePlace';
import { PlaceName } from './PlaceName';
import type { TwinProps } from './twinProps';
import { getTwinStyles } from './twinStyles';

export const twinRowHeight = 30;

interface Props extends TwinProps {
  readonly id: string;
  readonly index: number;
  readonly row: MapRow;
  /** Where it stands in its list, in pixels. */
  readonly top: number;
  /** The keyboard stands on it. */
  readonly isActive: boolean;
}

/** A place of the map with its figures. */
export function TwinRow(props: Props) {
  const { id, index, row, top, isActive, marks, view, looked } = props;
  const styles = useStyles2(getTwinStyles);
  const { place, red, level, callers, callees } = row;
  const isSelected = isSelectedPlace(place, view);
  return (
    <div
      role="row"
      id={id}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      className={cx(
        styles.row,
        styles.placed,
        looked === place.key && styles.looked,
        isSelected && styles.selected,
        isActive && styles.active
      )}
      style={{ transform: `translateY(${top}px)` }}
      data-index={index}
      data-place={place.key}
    >
      <div role="rowheader" className={cx(styles.cell, styles.place)}>
        <PlaceName place={place} marks={marks} />
      </div>
      <div role="gridcell" className={cx(styles.cell, styles.state)}>
        {level && <HealthMark level={level} />}
      </div>
      <div role="gridcell" className={cx(styles.cell, styles.rate)}>
        {formatRate(red.rate)}
      </div>
      <div role="gridcell" className={cx(styles.cell, styles.errors)}>
        {formatRatio(red.errors)}
      </div>
      <div role="gridcell" className={cx(styles.cell, styles.p95)}>
        {formatP95(red.duration)}
      </div>
      <div role="gridcell" className={cx(styles.cell, styles.callers)}>
        {formatCount(callers)}
      </div>
      <div role="gridcell" className={cx(styles.cell, styles.callees)}>
        {formatCount(callees)}
      </div>
    </div>
  );
}
