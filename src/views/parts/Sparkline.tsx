import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { sparklinePath } from '../../analysis/sparkline';
import type { Series } from '../../model/series';

interface Props {
  readonly series: Series<number>;
  /** A colour that was earned; quiet otherwise. */
  readonly colour?: string;
  readonly width?: number;
  readonly height?: number;
}

const edge = 2;

/** The course of a figure beside its number, which says what the line cannot. */
export function Sparkline({ series, colour, width = 64, height = 18 }: Props) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const path = useMemo(
    () => sparklinePath(series, { width: width - 2 * edge, height: height - 2 * edge }),
    [series, width, height]
  );
  return (
    <svg width={width} height={height} className={styles.line} aria-hidden="true" focusable="false">
      <path d={path} transform={`translate(${edge} ${edge})`} stroke={colour ?? theme.colors.text.disabled} />
    </svg>
  );
}

const getStyles = (_theme: GrafanaTheme2) => ({
  line: css({
    flex: 'none',
    verticalAlign: 'middle',
    '& path': { fill: 'none', strokeWidth: 1.5, strokeLinecap: 'round', strokeLinejoin: 'round' },
  }),
});
