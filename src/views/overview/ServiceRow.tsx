import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { type MouseEvent } from 'react';
import type { Health } from '../../analysis/health';
import { timeZoneOf } from '../../grafana/timeZone';
import type { ServiceRed } from '../../model/red';
import type { Release } from '../../model/release';
import type { Series } from '../../model/series';
import { asText } from '../parts/asText';
import { formatRate, formatRatio } from '../parts/format';
import { formatP95 } from '../parts/formatP95';
import { healthColour, HealthMark } from '../parts/HealthMark';
import { healthSummary } from '../parts/healthText';
import { ServiceLink } from '../parts/ServiceLink';
import { serviceLabel } from '../parts/serviceName';
import { Sparkline } from '../parts/Sparkline';
import type { RovingItem } from '../parts/useRoving';
import type { Context } from '../routes';
import { Deploys } from './Deploys';

interface Props {
  readonly service: ServiceRed;
  readonly health: Health | undefined;
  readonly context: Context;
  readonly selected: boolean;
  readonly onSelect: () => void;
  readonly item: RovingItem;
  /** Its releases within the window; absent where the table has no column for them. */
  readonly deploys?: readonly Release[];
}

/** Least width of a number in pixels, and of the head above it. */
export const figureWidth = 64;

const calm: Health = { level: 'no-data', reasons: [] };

/** One service: its name leads to its page, the rest of the row selects it. */
export function ServiceRow({ service, health = calm, context, selected, onSelect, item, deploys }: Props) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const { red, course } = service;
  const reasons = health.reasons;
  const summary = healthSummary(health, t, timeZoneOf(context.timezone));
  const earned = (kind: 'errors' | 'slow') =>
    reasons.some((reason) => reason.kind === kind) ? healthColour(theme, health.level) : undefined;
  const select = (event: MouseEvent) => {
    const onLink = event.target instanceof Element && event.target.closest('a, button');
    if (!onLink) {
      onSelect();
    }
  };
  return (
    <tr
      className={cx(styles.row, selected && styles.selected)}
      aria-current={selected ? 'true' : undefined}
      data-service={service.service.name}
      onClick={select}
    >
      <th scope="row" className={styles.name}>
        <ServiceLink context={context} service={service.service} />
      </th>
      <td className={styles.state}>
        <button
          type="button"
          {...item}
          onClick={onSelect}
          className={styles.button}
          aria-pressed={selected}
          aria-label={t('overview.table.select', 'Select {{service}}: {{state}}', {
            service: serviceLabel(service.service, t),
            state: summary,
            ...asText,
          })}
          title={reasons.length > 0 ? summary : undefined}
        >
          <HealthMark level={health.level} />
          {reasons.length > 0 && health.level !== 'no-data' && <span className={styles.reasons}>{summary}</span>}
        </button>
      </td>
      <Figure series={course.rate} text={formatRate(red.rate)} />
      <Figure series={course.errors} text={formatRatio(red.errors)} colour={earned('errors')} />
      <Figure series={course.p95} text={formatP95(red.duration)} colour={earned('slow')} />
      {deploys && <Deploys service={service.service} releases={deploys} context={context} />}
    </tr>
  );
}

interface FigureProps {
  readonly series: Series<number>;
  readonly text: string;
  readonly colour?: string;
}

function Figure({ series, text, colour }: FigureProps) {
  const styles = useStyles2(getStyles);
  return (
    <td>
      <span className={styles.figure}>
        <span className={styles.number}>{text}</span>
        <Sparkline series={series} colour={colour} />
      </span>
    </td>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ cursor: 'pointer', '&:hover': { background: theme.colors.action.hover } }),
  selected: css({
    background: theme.colors.action.selected,
    boxShadow: `inset 2px 0 0 ${theme.colors.primary.border}`,
  }),
  name: css({ maxWidth: 320, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  // All the width that names and figures leave: as wide as it can be, and no wider for the sake of long reasons.
  state: css({ width: '100%', minWidth: 104, maxWidth: 0 }),
  button: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    maxWidth: '100%',
    padding: 0,
    border: 'none',
    background: 'transparent',
    textAlign: 'left',
  }),
  reasons: css({
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    '@container page (max-width: 800px)': { display: 'none' },
  }),
  figure: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    fontVariantNumeric: 'tabular-nums',
    '@container page (max-width: 640px)': { '& svg': { display: 'none' } },
  }),
  number: css({ minWidth: figureWidth, textAlign: 'right', whiteSpace: 'nowrap' }),
});
