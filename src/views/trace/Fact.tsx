import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';

interface Props {
  readonly name: string;
  /** The name has a column of its own beside the value; else it stands right before it. */
  readonly beside?: boolean;
  /** The value says by itself what it is: the name is only read aloud. */
  readonly nameless?: boolean;
  readonly children: ReactNode;
}

/** One named figure or sentence of a list of facts. */
export function Fact({ name, beside, nameless, children }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={beside ? styles.row : styles.fact}>
      <dt className={nameless ? styles.aloud : styles.name}>{name}</dt>
      <dd className={styles.value}>{children}</dd>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  fact: css({ display: 'flex', alignItems: 'baseline', gap: theme.spacing(0.75), minWidth: 0 }),
  row: css({
    display: 'grid',
    gridTemplateColumns: '104px minmax(0, 1fr)',
    alignItems: 'baseline',
    gap: theme.spacing(1),
    minWidth: 0,
  }),
  aloud: css({ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }),
  name: css({
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontWeight: theme.typography.fontWeightRegular,
  }),
  value: css({ margin: 0, fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' }),
});
