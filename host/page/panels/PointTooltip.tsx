import React from 'react';
import { css } from '@emotion/css';
import { dateTimeFormat, formattedValueToString, type DataFrame, type GrafanaTheme2 } from '@grafana/data';
import type { TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';

interface Props {
  readonly frame: DataFrame;
  /** The hovered row of each field. */
  readonly points: ReadonlyArray<number | null>;
  readonly timeZone: TimeZone;
}

/** The values under the pointer. */
export function PointTooltip({ frame, points, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const time = frame.fields[0];
  const row = points.find((point) => point !== null);
  return (
    <div className={styles.box}>
      {time && typeof row === 'number' && <div>{dateTimeFormat(time.values[row], { timeZone })}</div>}
      {frame.fields.slice(1).map((field, index) => {
        const point = points[index + 1];
        const value = typeof point === 'number' && field.display ? field.display(field.values[point]) : undefined;
        return (
          value && (
            <div key={index} className={styles.row}>
              <span style={{ color: value.color }}>{field.state?.displayName ?? field.name}</span>
              <span>{formattedValueToString(value)}</span>
            </div>
          )
        );
      })}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ padding: theme.spacing(1), fontSize: theme.typography.bodySmall.fontSize }),
  row: css({ display: 'flex', justifyContent: 'space-between', gap: theme.spacing(2) }),
});
