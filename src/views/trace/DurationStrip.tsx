import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { durationStrip, type StripMark } from '../../analysis/unusual';
import type { Ms } from '../../model/units';
import type { UsualDuration } from '../../model/usual';
import { formatDuration } from '../parts/format';

interface Props {
  readonly duration: Ms;
  readonly usual: UsualDuration;
  /** Above what is usual. */
  readonly slow: boolean;
}

/** Where a duration stands among the quantiles of its operation. The text beside it says the same. */
export function DurationStrip({ duration, usual, slow }: Props) {
  const styles = useStyles2(getStyles);
  const marks = durationStrip(duration, usual);
  const values = { p50: usual.p50, p95: usual.p95, p99: usual.p99, this: duration };
  return (
    <div className={styles.strip} aria-hidden="true" data-testid="duration-strip">
      <div className={styles.line} />
      {marks.map(({ of, at }, index) => (
        <span
          key={of}
          className={markClass(of, slow, styles)}
          style={{ left: `${at * 100}%` }}
          title={of === 'this' ? formatDuration(values[of]) : `${of} ${formatDuration(values[of])}`}
        >
          {of !== 'this' && hasRoom(marks, index) && <small className={styles.name}>{of}</small>}
        </span>
      ))}
    </div>
  );
}

/** Names of quantiles that nearly fall together would cover each other; the first one stays. */
function hasRoom(marks: readonly StripMark[], index: number): boolean {
  const [mark, last] = [marks[index], marks[index - 1]];
  return mark !== undefined && (last === undefined || mark.at - last.at > 0.09);
}

type Styles = ReturnType<typeof getStyles>;

function markClass(of: StripMark['of'], slow: boolean, styles: Styles): string {
  if (of !== 'this') {
    return styles.mark;
  }
  return slow ? `${styles.own} ${styles.slow}` : styles.own;
}

const getStyles = (theme: GrafanaTheme2) => ({
  strip: css({ position: 'relative', height: 22, maxWidth: 320 }),
  line: css({
    position: 'absolute',
    top: 6,
    left: 0,
    right: 0,
    height: 1,
    background: theme.colors.border.medium,
  }),
  mark: css({ position: 'absolute', top: 2, width: 1, height: 9, background: theme.colors.text.secondary }),
  name: css({
    position: 'absolute',
    top: 9,
    left: 0,
    transform: 'translateX(-50%)',
    color: theme.colors.text.secondary,
    fontSize: 10,
    whiteSpace: 'nowrap',
  }),
  own: css({
    position: 'absolute',
    top: 2,
    width: 9,
    height: 9,
    marginLeft: -4,
    borderRadius: '50%',
    background: theme.colors.text.primary,
  }),
  slow: css({ background: theme.colors.warning.text, borderRadius: 0, transform: 'rotate(45deg)' }),
});
