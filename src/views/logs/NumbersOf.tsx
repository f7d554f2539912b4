import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { NumberSpread } from '../../analysis/fieldDistributions';
import { asText } from '../parts/asText';
import { formatCount } from '../parts/format';
import { inDigits } from '../parts/language';

interface Props {
  readonly name: string;
  readonly numbers: NumberSpread;
  readonly lines: number;
}

const height = 48;
const barWidth = 12;

/** Numbers as a small histogram with its quantiles. */
export function NumbersOf({ name, numbers, lines }: Props) {
  const styles = useStyles2(getStyles);
  const { least, median, p95, most, bins } = numbers;
  const tallest = Math.max(1, ...bins);
  const quantiles = t('logs.field-quantiles', 'least {{least}}, median {{median}}, p95 {{p95}}, most {{most}}', {
    least: written(least),
    median: written(median),
    p95: written(p95),
    most: written(most),
    ...asText,
  });
  return (
    <figure className={styles.figure}>
      <svg
        role="img"
        width={bins.length * barWidth}
        height={height}
        aria-label={t('logs.field-histogram', '{{name}} of {{total}} lines: {{quantiles}}', {
          name,
          total: formatCount(lines),
          quantiles,
          ...asText,
        })}
      >
        {bins.map((count, index) => {
          const size = count === 0 ? 0 : Math.max(1, (count / tallest) * height);
          return (
            <rect
              key={index}
              className={styles.bar}
              x={index * barWidth}
              y={height - size}
              width={barWidth - 1}
              height={size}
            >
              <title>{formatCount(count)}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption>{quantiles}</figcaption>
    </figure>
  );
}

function written(value: number): string {
  return inDigits(value, { maximumSignificantDigits: 4 });
}

const getStyles = (theme: GrafanaTheme2) => ({
  figure: css({ margin: 0, color: theme.colors.text.secondary }),
  bar: css({ fill: theme.colors.text.disabled }),
});
