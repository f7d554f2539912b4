import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { shareOf } from '../../analysis/overRepresented';
import type { Share } from '../../analysis/significance';
import { ratio } from '../../model/units';
import { asText } from '../parts/asText';
import { formatCount, formatRatio } from '../parts/format';

interface Props {
  /** Whose share it is. */
  readonly name: string;
  readonly share: Share;
  readonly isSelection?: boolean;
}

/** A share of some spans as a bar with its figures; the words say what the bar shows. */
export function ShareBar({ name, share, isSelection = false }: Props) {
  const styles = useStyles2(getStyles);
  const part = shareOf(share);
  const size = t('differences.of', '{{part}} of {{of}}', {
    part: formatCount(share.count),
    of: formatCount(share.of),
    ...asText,
  });
  return (
    <div className={styles.line} title={size}>
      <span className={styles.name}>{name}</span>
      <span className={styles.rail} aria-hidden="true">
        <span className={cx(styles.bar, isSelection && styles.own)} style={{ width: `${part * 100}%` }} />
      </span>
      <span className={styles.share}>{formatRatio(ratio(part))}</span>
      <span className={styles.size}>{size}</span>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'grid',
    gridTemplateColumns: '64px minmax(40px, 1fr) 56px 104px',
    gap: theme.spacing(1),
    alignItems: 'center',
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
  name: css({ color: theme.colors.text.secondary, whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' }),
  rail: css({ height: 8, background: theme.colors.background.secondary }),
  bar: css({ display: 'block', height: '100%', background: theme.colors.text.disabled }),
  own: css({ background: theme.colors.primary.main }),
  share: css({ textAlign: 'right', whiteSpace: 'nowrap' }),
  size: css({ color: theme.colors.text.secondary, whiteSpace: 'nowrap' }),
});
