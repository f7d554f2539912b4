import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Badge, Button, ClipboardButton, useStyles2 } from '@grafana/ui';
import React, { memo } from 'react';
import { Link } from 'react-router-dom';
import type { ErrorGroup, ErrorGroups } from '../../analysis/errorGroups';
import { timeZoneOf } from '../../grafana/timeZone';
import { asText } from '../parts/asText';
import { BoundedText } from '../parts/BoundedText';
import { formatCount, formatDayClock } from '../parts/format';
import { ServiceLink } from '../parts/ServiceLink';
import { serviceLabel } from '../parts/serviceName';
import { tracePath, type Context } from '../routes';
import { tracesPath } from '../tracesRoutes';
import { canNarrow, groupFilter, groupLine, groupSearch, groupShareText } from './errorGroupTexts';
import type { SelectionProps } from './selectionProps';
import { TrendBars } from './TrendBars';

type Props = Pick<SelectionProps, 'want' | 'context' | 'onFilter'> & {
  readonly group: ErrorGroup;
  readonly all: ErrorGroups;
};

/** One kind of failure: what was said, where it began, how often and since when, whom it hurt. */
export const ErrorGroupRow = memo(function ErrorGroupRow({ group, all, want, context, onFilter }: Props) {
  const styles = useStyles2(getStyles);
  const timeZone = timeZoneOf(context.timezone);
  return (
    <li className={styles.row} data-testid="error-group" data-service={group.service.name}>
      <div className={styles.what}>
        <div className={styles.message}>
          {group.type !== undefined && <bdi className={styles.type}>{group.type.slice(0, 200)}</bdi>}
          {group.message === '' ? (
            <span className={styles.quiet}>{t('errors.no-message', 'no message')}</span>
          ) : (
            <BoundedText text={group.message} limit={300} className={styles.text} />
          )}
          {group.isNew && <NewBadge since={formatDayClock(group.first, timeZone)} />}
        </div>
        <div className={styles.quiet}>
          <ServiceLink context={context} service={group.service} /> · <bdi>{group.operation}</bdi>
        </div>
        <Reached group={group} />
      </div>
      <div className={styles.times}>
        <TrendBars
          counts={group.trend}
          label={t('errors.trend', 'From {{first}} to {{last}}', {
            first: formatDayClock(group.first, timeZone),
            last: formatDayClock(group.last, timeZone),
            ...asText,
          })}
        />
        <span className={styles.quiet}>
          {formatDayClock(group.first, timeZone)} – {formatDayClock(group.last, timeZone)}
        </span>
      </div>
      <div className={styles.share}>{groupShareText(group, all, t)}</div>
      <Actions {...{ group, want, context, onFilter }} />
    </li>
  );
});

function NewBadge({ since }: { readonly since: string }) {
  return <Badge color="orange" icon="bell" text={t('errors.new', 'new since {{since}}', { since, ...asText })} />;
}

/** The requests that it hurt: a few, and how many more. */
const mostReached = 3;

function Reached({ group }: { readonly group: ErrorGroup }) {
  const styles = useStyles2(getStyles);
  const others = group.reached.filter(
    ({ service, operation }) => service.name !== group.service.name || operation !== group.operation
  );
  if (others.length === 0) {
    return null;
  }
  const named = others
    .slice(0, mostReached)
    .map(({ service, operation, traces }) => `${serviceLabel(service, t)} ${operation} (${formatCount(traces)})`);
  const more = others.length - named.length;
  return (
    <div className={styles.quiet}>
      {t('errors.reached', 'Reached {{requests}}', { requests: named.join(', '), ...asText })}
      {more > 0 && ` ${t('errors.reached-more', 'and {{more}} more', { more: formatCount(more) })}`}
    </div>
  );
}

function Actions({ group, want, context, onFilter }: Omit<Props, 'all'>) {
  const styles = useStyles2(getStyles);
  const filter = groupFilter(group);
  return (
    <div className={styles.actions}>
      <Examples group={group} context={context} />
      {filter && canNarrow(want, group) && (
        <Button size="sm" variant="secondary" fill="text" onClick={() => onFilter(filter)}>
          {t('errors.only', 'Only these')}
        </Button>
      )}
      <Link to={tracesPath(context, groupSearch(group))} className={styles.link}>
        {t('errors.find-all', 'Find all like this')}
      </Link>
      <ClipboardButton
        size="sm"
        variant="secondary"
        fill="text"
        icon="copy"
        aria-label={t('errors.copy', 'Copy as text')}
        getText={() => groupLine(group, t)}
      />
    </div>
  );
}

function Examples({ group, context }: { readonly group: ErrorGroup; readonly context: Context }) {
  const styles = useStyles2(getStyles);
  const timeZone = timeZoneOf(context.timezone);
  return (
    <span className={styles.examples}>
      {t('errors.examples', 'Traces:')}
      {group.examples.map(({ traceId, spanId, start }) => (
        <Link
          key={traceId}
          to={tracePath(context, traceId, { service: group.service, spanId })}
          className={styles.link}
          data-trace-id={traceId}
        >
          {formatDayClock(start, timeZone)}
        </Link>
      ))}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto 190px',
    gap: theme.spacing(0.5, 2),
    alignItems: 'start',
    padding: theme.spacing(1),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    '&:hover, &:focus-within': { background: theme.colors.action.hover },
    '@container selection (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  }),
  what: css({ minWidth: 0 }),
  message: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5, 1), alignItems: 'baseline' }),
  type: css({
    color: theme.colors.error.text,
    fontWeight: theme.typography.fontWeightMedium,
    overflowWrap: 'anywhere',
  }),
  text: css({ fontFamily: theme.typography.fontFamilyMonospace, overflowWrap: 'anywhere', minWidth: 0 }),
  quiet: css({
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    overflowWrap: 'anywhere',
  }),
  times: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    '@container selection (max-width: 900px)': { flexDirection: 'row', alignItems: 'center' },
  }),
  share: css({
    textAlign: 'right',
    fontVariantNumeric: 'tabular-nums',
    '@container selection (max-width: 900px)': { textAlign: 'left' },
  }),
  actions: css({
    gridColumn: '1 / -1',
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 1),
    alignItems: 'center',
  }),
  examples: css({
    display: 'inline-flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 1),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  link: css({ color: theme.colors.text.link, '&:hover': { textDecoration: 'underline' } }),
});
