import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon } from '@grafana/ui';
import React, { memo } from 'react';
import { Link } from 'react-router-dom';
import type { TraceDifference } from '../../analysis/traceDifference';
import type { TraceNode } from '../../analysis/traceTree';
import { ms } from '../../model/units';
import { formatCount, formatDuration, nothing } from '../parts/format';
import type { ServiceColour } from '../parts/serviceColour';
import { serviceLabel, serviceTitle } from '../parts/serviceName';
import type { DifferenceRow } from './differenceRows';
import { callsChange, signedDuration, statusSign, statusText } from './differenceTexts';

export const differenceRowHeight = 44;

/** Less than a microsecond is what sums of durations leave over. */
const leastOwn = 0.001;

export type DifferenceStyles = ReturnType<typeof getDifferenceStyles>;

interface Props {
  readonly row: DifferenceRow;
  readonly index: number;
  readonly top: number;
  readonly current: boolean;
  readonly difference: TraceDifference;
  readonly look: ServiceColour;
  readonly styles: DifferenceStyles;
  readonly hrefOf: (side: 'before' | 'after', node: TraceNode) => string | undefined;
}

/** What the columns are. */
export function DifferenceHead({ styles }: Pick<Props, 'styles'>) {
  return (
    <div role="row" className={styles.headRow}>
      <span role="columnheader">{t('compare.column-path', 'Call path')}</span>
      <span role="columnheader">{t('compare.column-status', 'How it differs')}</span>
      <span role="columnheader">
        {t('compare.column-total', 'Total, first above second; self time in full colour')}
      </span>
      <span role="columnheader" className={styles.number}>
        {t('compare.column-delta', 'Δ total')}
      </span>
      <span
        role="columnheader"
        className={styles.number}
        title={t('compare.own-why', 'Change of its own part of the critical path')}
      >
        {t('compare.column-own', 'Δ critical')}
      </span>
    </div>
  );
}

/** Deeper ones are not indented further: their names need the room. */
const deepest = 16;

/** One call path: who, how it differs, what it took in either trace, and what it adds to the change. */
export const DifferenceRowView = memo(function DifferenceRowView(props: Props) {
  const { row, index, top, current, difference, look, styles, hrefOf } = props;
  const { group, folded } = row;
  const { before, after, status, depth } = group;
  const hasChildren = group.children.length > 0;
  const title = `${serviceTitle(group.service, t)} ${group.operation}`;
  return (
    <div
      role="row"
      data-index={index}
      data-testid="compare-row"
      data-status={status}
      tabIndex={current ? 0 : -1}
      aria-level={depth + 1}
      aria-rowindex={index + 1}
      aria-expanded={hasChildren ? !folded : undefined}
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" className={styles.name} style={{ paddingLeft: Math.min(depth, deepest) * 12 }}>
        <span className={styles.toggle} data-toggle={hasChildren || undefined}>
          {hasChildren && <Icon name={folded ? 'angle-right' : 'angle-down'} size="sm" />}
        </span>
        <span className={styles.swatch} style={{ backgroundColor: look.colour, backgroundImage: look.pattern }} />
        <span className={styles.label} title={title}>
          <span className={styles.quiet}>{serviceLabel(group.service, t)}</span> {group.operation}{' '}
          <span className={styles.quiet}>{callsChange(group)}</span>
        </span>
      </div>
      <div role="gridcell" className={styles.status}>
        {status === 'same' ? <span className={styles.quiet}>{statusText(status, t)}</span> : <Status {...props} />}
      </div>
      <div role="gridcell" className={styles.sides}>
        <SideBar
          {...props}
          of="before"
          widest={widestOf(difference)}
          href={before.slowest && hrefOf('before', before.slowest)}
        />
        <SideBar
          {...props}
          of="after"
          widest={widestOf(difference)}
          href={after.slowest && hrefOf('after', after.slowest)}
        />
      </div>
      <div role="gridcell" className={styles.number}>
        {signedDuration(ms(after.total - before.total))}
      </div>
      <div
        role="gridcell"
        className={styles.number}
        title={t('compare.own-why', 'Change of its own part of the critical path')}
      >
        <Own {...props} />
      </div>
    </div>
  );
});

function Own({ row: { group }, styles }: Props) {
  return Math.abs(group.own) < leastOwn ? (
    <span className={styles.quiet}>{nothing}</span>
  ) : (
    <strong>{signedDuration(group.own)}</strong>
  );
}

function Status({ row: { group }, styles }: Props) {
  const { status, before, after } = group;
  const failed = status === 'failing' || after.failed > before.failed;
  return (
    <span className={failed ? styles.failed : undefined}>
      {statusSign(status)} {statusText(status, t)}
      {before.failed !== after.failed && ` (✕ ${formatCount(before.failed)} → ${formatCount(after.failed)})`}
    </span>
  );
}

interface SideBarProps extends Props {
  readonly of: 'before' | 'after';
  readonly widest: number;
  readonly href: string | undefined;
}

/** Total, and within it, in full colour, the self time. */
function SideBar({ row: { group }, of, widest, href, look, styles }: SideBarProps) {
  const side = group[of];
  const width = (length: number) => `${widest > 0 ? Math.min(1, length / widest) * 100 : 0}%`;
  return (
    <div className={styles.side}>
      <span className={styles.rail}>
        <span className={styles.total} style={{ width: width(side.total), background: look.colour }} />
        <span
          className={styles.self}
          style={{ width: width(side.self), backgroundColor: look.colour, backgroundImage: look.pattern }}
        />
      </span>
      <span className={styles.took}>
        {href ? (
          <Link to={href} title={t('compare.open-slowest', 'Open the slowest of these spans')}>
            {formatDuration(side.total)}
          </Link>
        ) : (
          nothing
        )}
      </span>
    </div>
  );
}

/** What fills a bar: the longer trace. Spans that ran at once may add up to more and are cut there. */
function widestOf({ before, after }: TraceDifference): number {
  return Math.max(before, after);
}

const columns = 'minmax(160px, 36%) 150px minmax(0, 1fr) 84px 84px';
const narrowColumns = 'minmax(120px, 32%) 110px minmax(0, 1fr) 72px 72px';

export const getDifferenceStyles = (theme: GrafanaTheme2) => ({
  headRow: css({
    display: 'grid',
    gridTemplateColumns: columns,
    gap: theme.spacing(1),
    minHeight: 24,
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    overflow: 'hidden',
    scrollbarGutter: 'stable',
    '@container (max-width: 800px)': { gridTemplateColumns: narrowColumns },
  }),
  row: css({
    position: 'absolute',
    top: 0,
    left: 0,
    width: '100%',
    height: differenceRowHeight,
    display: 'grid',
    gridTemplateColumns: columns,
    alignItems: 'center',
    gap: theme.spacing(1),
    fontSize: theme.typography.bodySmall.fontSize,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    '&:hover': { background: theme.colors.action.hover },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: -2 },
    '@container (max-width: 800px)': { gridTemplateColumns: narrowColumns },
  }),
  name: css({ display: 'flex', alignItems: 'center', minWidth: 0, overflow: 'hidden' }),
  toggle: css({ flex: 'none', width: 20, textAlign: 'center', color: theme.colors.text.secondary, cursor: 'pointer' }),
  swatch: css({ flex: 'none', width: 4, height: 18, marginRight: theme.spacing(0.75), borderRadius: 1 }),
  label: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 }),
  quiet: css({ color: theme.colors.text.secondary }),
  status: css({ overflow: 'hidden', textOverflow: 'ellipsis' }),
  failed: css({ color: theme.colors.error.text }),
  sides: css({ minWidth: 0 }),
  side: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), height: 18 }),
  rail: css({ position: 'relative', flex: 1, minWidth: 0, height: 8, background: theme.colors.background.secondary }),
  total: css({ position: 'absolute', left: 0, top: 0, height: '100%', opacity: 0.35 }),
  self: css({ position: 'absolute', left: 0, top: 0, height: '100%' }),
  took: css({
    flex: 'none',
    width: 64,
    textAlign: 'right',
    fontVariantNumeric: 'tabular-nums',
    '& a': { color: theme.colors.text.link },
    '& a:hover': { textDecoration: 'underline' },
  }),
  number: css({ textAlign: 'right', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }),
});
