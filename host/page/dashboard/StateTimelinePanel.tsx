import React from 'react';
import { css } from '@emotion/css';
import {
  dateTimeFormat,
  FieldType,
  formattedValueToString,
  getFieldDisplayName,
  type DataFrame,
  type Field,
  type GrafanaTheme2,
  type PanelProps,
} from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { Link } from 'react-router-dom';
import { NoData } from './NoData';

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly color: string;
}

/** Grafana's state timeline with one word per stretch of the same value. `@grafana/ui` has none of it. */
export function StateTimelinePanel({ data, fieldConfig, timeRange, timeZone }: PanelProps) {
  const styles = useStyles2(getStyles);
  const rows = data.series.flatMap((frame) =>
    frame.fields.filter(({ type }) => type === FieldType.number).map((field) => ({ frame, field }))
  );
  if (!rows.length) {
    return <NoData why={fieldConfig.defaults.noValue} />;
  }
  const [from, to] = [timeRange.from.valueOf(), timeRange.to.valueOf()];
  const part = (at: number) => `${(100 * (Math.min(Math.max(at, from), to) - from)) / (to - from)}%`;
  const ticks = [0, 0.25, 0.5, 0.75].map((share) => from + share * (to - from));
  return (
    <div className={styles.grid}>
      {rows.map(({ field, frame }, index) => (
        <React.Fragment key={index}>
          <RowName name={getFieldDisplayName(field, frame, data.series)} field={field} />
          <div className={styles.row}>
            {stretchesOf(frame, field).map((stretch) => (
              <span
                key={stretch.from}
                className={styles.stretch}
                title={`${stretch.text}, ${dateTimeFormat(stretch.from, { timeZone })}`}
                style={{ left: part(stretch.from), right: `calc(100% - ${part(stretch.to)})` }}
              >
                <Word {...stretch} />
              </span>
            ))}
          </div>
        </React.Fragment>
      ))}
      <span />
      <div className={styles.axis}>
        {ticks.map((at) => (
          <span key={at}>{dateTimeFormat(at, { timeZone, format: 'HH:mm' })}</span>
        ))}
      </div>
    </div>
  );
}

/** A fill of 75 %, as the panels ask for, with the word in what is readable on it. */
function Word({ color, text }: Stretch) {
  const { colors } = useTheme2();
  const styles = useStyles2(getStyles);
  const clear = /^(transparent|#0{8}|rgba\(0, ?0, ?0, ?0\))$/.test(color);
  return (
    <span
      className={styles.word}
      style={{
        background: `color-mix(in srgb, ${color} 75%, transparent)`,
        color: clear ? colors.text.primary : colors.getContrastText(color),
      }}
    >
      {text}
    </span>
  );
}

function RowName({ field, name }: { readonly field: Field; readonly name: string }) {
  const styles = useStyles2(getStyles);
  const [link] = field.getLinks?.({ valueRowIndex: 0 }) ?? [];
  return <span className={styles.name}>{link ? <Link to={link.href}>{name}</Link> : name}</span>;
}

/** Neighbours that say the same are one; a value holds until the next, and the last one for one step. */
function stretchesOf(frame: DataFrame, field: Field): Stretch[] {
  const time = frame.fields.find(({ type }) => type === FieldType.time);
  const step = Number(time?.config.interval) || 0;
  const stretches: Stretch[] = [];
  field.values.forEach((value, row) => {
    const shown = field.display?.(value);
    const at = Number(time?.values[row]);
    const text = shown ? formattedValueToString(shown) : '';
    const before = stretches.at(-1);
    if (value === null || !shown) {
      return;
    }
    if (before && before.text === text && before.to >= at) {
      stretches[stretches.length - 1] = { ...before, to: at + step };
    } else {
      stretches.push({ from: at, to: at + step, text, color: shown.color ?? 'transparent' });
    }
  });
  return stretches;
}

const getStyles = (theme: GrafanaTheme2) => ({
  grid: css({
    height: '100%',
    overflow: 'hidden auto',
    display: 'grid',
    gridTemplateColumns: 'fit-content(40%) 1fr',
    gridAutoRows: 'minmax(14px, 1fr)',
    gap: theme.spacing(0.25, 1),
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  name: css({
    alignSelf: 'center',
    textAlign: 'right',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
  row: css({ position: 'relative', overflow: 'hidden' }),
  stretch: css({ position: 'absolute', inset: '1px 0' }),
  word: css({
    display: 'flex',
    alignItems: 'center',
    height: '100%',
    paddingLeft: theme.spacing(0.5),
    overflow: 'hidden',
    whiteSpace: 'nowrap',
  }),
  axis: css({ display: 'flex', span: { flex: 1 }, color: theme.colors.text.secondary }),
});
