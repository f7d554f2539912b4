import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

interface Props {
  /** How many in each of equal parts of the time. */
  readonly counts: readonly number[];
  /** What the bars say, in words. */
  readonly label: string;
}

const width = 5;
const height = 22;

/** Counts through time as small bars, the highest as high as there is room. */
export function TrendBars({ counts, label }: Props) {
  const styles = useStyles2(getStyles);
  const most = Math.max(1, ...counts);
  return (
    <svg className={styles.bars} width={counts.length * width} height={height} role="img" aria-label={label}>
      <title>{label}</title>
      {counts.map((count, index) => {
        const tall = count === 0 ? 1 : Math.max(2, (count / most) * height);
        return <rect key={index} x={index * width} y={height - tall} width={width - 1} height={tall} />;
      })}
    </svg>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bars: css({ flex: 'none', fill: theme.colors.text.disabled }),
});
