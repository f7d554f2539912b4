import React from 'react';
import { css } from '@emotion/css';
import { dateTimeFormat, type DataFrame, type GrafanaTheme2, type PanelProps } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { NoData } from './NoData';

interface Line {
  readonly at: number;
  readonly text: string;
  readonly level: string;
}

/** Of Grafana's logs the lines, newest first, each with its time and the colour of its level. */
export function LogsPanel({ data, timeZone }: PanelProps) {
  const styles = useStyles2(getStyles);
  const lines = data.series.flatMap(linesOf);
  if (!lines.length) {
    return <NoData />;
  }
  return (
    <ol className={styles.lines}>
      {lines.map(({ at, level, text }, index) => (
        <li key={index} className={styles.line} data-level={level} data-testid="dashboard-log-line">
          <time>{dateTimeFormat(at, { timeZone, format: 'YYYY-MM-DD HH:mm:ss.SSS' })}</time>
          <span>{text}</span>
        </li>
      ))}
    </ol>
  );
}

function linesOf(frame: DataFrame): Line[] {
  const values = (name: string) => frame.fields.find((field) => field.name === name)?.values ?? [];
  const [labels, texts] = [values('labels'), values('Line')];
  return values('Time').map((at: number, row) => ({
    at,
    text: String(texts[row]),
    level: String(labels[row]?.detected_level ?? ''),
  }));
}

const getStyles = (theme: GrafanaTheme2) => ({
  lines: css({ height: '100%', overflow: 'auto', listStyle: 'none', margin: 0, padding: 0 }),
  line: css({
    display: 'flex',
    gap: theme.spacing(1),
    padding: theme.spacing(0.25, 1),
    borderLeft: `3px solid ${theme.colors.border.medium}`,
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
    overflowWrap: 'anywhere',
    time: { flex: 'none', color: theme.colors.text.secondary },
    '&[data-level="error"]': { borderColor: theme.visualization.getColorByName('red') },
    '&[data-level="critical"]': { borderColor: theme.visualization.getColorByName('purple') },
    '&[data-level="info"]': { borderColor: theme.visualization.getColorByName('blue') },
  }),
});
