import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Icon, useStyles2 } from '@grafana/ui';
import React, { memo, useState, type ReactNode } from 'react';
import type { ServiceTimes, SpanTimes } from '../../analysis/serviceTimes';
import type { SpanId } from '../../model/ids';
import { serviceKey } from '../../model/service';
import { asText } from '../parts/asText';
import { formatCount, formatDuration, formatRatio } from '../parts/format';
import type { ServiceColour } from '../parts/serviceColour';
import { serviceLabel, serviceTitle } from '../parts/serviceName';
import { sortedTimes, type TimesSort } from './timesOrder';
import { repeatedText } from './timesTexts';
import type { OnSelect } from './useSelection';

interface Props {
  readonly times: ServiceTimes;
  readonly sort: TimesSort;
  readonly look: ServiceColour;
  readonly selected: SpanId | undefined;
  readonly open: boolean;
  readonly onToggle: (key: string) => void;
  readonly onSelect: OnSelect;
}

/** More operations than one reads are drawn only when asked for. */
const most = 50;

/** A service, and, opened, what each of its operations did. */
export const ServiceTimesRows = memo(function ServiceTimesRows(props: Props) {
  const { times, sort, look, selected, open, onToggle, onSelect } = props;
  const styles = useStyles2(getStyles);
  const [all, setAll] = useState(false);
  const operations = open ? sortedTimes(times.operations, sort, ({ operation }) => operation) : [];
  const shown = all ? operations : operations.slice(0, most);
  const figures = { look, selected, onSelect };
  return (
    <tbody>
      <tr className={styles.row}>
        <th scope="row" className={styles.name} title={serviceTitle(times.service, t)}>
          <button
            type="button"
            className={styles.toggle}
            aria-expanded={open}
            onClick={() => onToggle(serviceKey(times.service))}
          >
            <Icon name={open ? 'angle-down' : 'angle-right'} size="sm" />
            <span className={styles.swatch} style={{ backgroundColor: look.colour, backgroundImage: look.pattern }} />
            {serviceLabel(times.service, t)}
          </button>
        </th>
        <Figures times={times} {...figures} />
      </tr>
      {shown.map((operation) => (
        <tr key={operation.operation} className={styles.row}>
          <th scope="row" className={cx(styles.name, styles.operation)}>
            {operation.operation}
            {operation.repeated && (
              <span className={styles.hint} title={repeatedText(operation.repeated, t)}>
                {t('trace.repeated-mark', 'N+1?')}
              </span>
            )}
          </th>
          <Figures times={operation} {...figures} />
        </tr>
      ))}
      {shown.length < operations.length && (
        <tr>
          <td colSpan={7}>
            <Button size="sm" variant="secondary" fill="text" onClick={() => setAll(true)}>
              {t('trace.all-operations', 'Show all {{number}} operations', {
                number: formatCount(operations.length),
                ...asText,
              })}
            </Button>
          </td>
        </tr>
      )}
    </tbody>
  );
});

interface FiguresProps {
  readonly times: SpanTimes;
  readonly look: ServiceColour;
  readonly selected: SpanId | undefined;
  readonly onSelect: OnSelect;
}

function Figures({ times, look, selected, onSelect }: FiguresProps) {
  const styles = useStyles2(getStyles);
  const { spans, errors, total, self, selfShare, pathShare, slowest } = times;
  const { spanId } = slowest.span;
  return (
    <>
      <td className={styles.number}>{formatCount(spans)}</td>
      <td className={cx(styles.number, errors > 0 && styles.failed)}>
        {errors > 0 ? `✕ ${formatCount(errors)}` : formatCount(errors)}
      </td>
      <td className={styles.number}>{formatDuration(total)}</td>
      <td className={styles.number}>
        <Barred share={selfShare} look={look}>
          {formatDuration(self)}
        </Barred>
      </td>
      <td className={styles.number}>
        <Barred share={pathShare} look={look}>
          {formatRatio(pathShare)}
        </Barred>
      </td>
      <td className={styles.number}>
        <button
          type="button"
          className={styles.link}
          aria-current={spanId === selected ? 'true' : undefined}
          title={t('trace.times-select', 'Select the slowest span: {{operation}}', {
            operation: slowest.span.operation,
            ...asText,
          })}
          onClick={() => onSelect(spanId, 'choose')}
        >
          {formatDuration(slowest.duration)}
        </button>
      </td>
    </>
  );
}

interface BarredProps {
  readonly share: number;
  readonly look: ServiceColour;
  readonly children: ReactNode;
}

function Barred({ share, look: { colour, pattern }, children }: BarredProps) {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.barred}>
      <span className={styles.rail}>
        <span
          className={styles.bar}
          style={{ width: `${Math.min(share, 1) * 100}%`, backgroundColor: colour, backgroundImage: pattern }}
        />
      </span>
      <span className={styles.figure}>{children}</span>
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    '&:hover': { background: theme.colors.action.hover },
  }),
  name: css({ minWidth: 140, overflowWrap: 'anywhere', fontWeight: theme.typography.fontWeightMedium }),
  operation: css({
    '&&': { paddingLeft: theme.spacing(4.5) },
    fontWeight: theme.typography.fontWeightRegular,
  }),
  toggle: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    padding: 0,
    border: 'none',
    background: 'none',
    font: 'inherit',
    color: 'inherit',
    textAlign: 'left',
  }),
  swatch: css({ flex: 'none', width: 4, height: 16, borderRadius: 1 }),
  number: css({ '&&': { textAlign: 'right' }, whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }),
  failed: css({ color: theme.colors.error.text }),
  hint: css({
    marginLeft: theme.spacing(1),
    padding: theme.spacing(0, 0.75),
    borderRadius: theme.shape.radius.pill,
    background: theme.colors.background.secondary,
    color: theme.colors.text.secondary,
    whiteSpace: 'nowrap',
  }),
  link: css({
    padding: 0,
    border: 'none',
    background: 'none',
    font: 'inherit',
    color: theme.colors.text.link,
    '&:hover': { textDecoration: 'underline' },
    '&[aria-current]': { fontWeight: theme.typography.fontWeightBold },
  }),
  barred: css({ display: 'inline-flex', alignItems: 'center', justifyContent: 'flex-end', gap: theme.spacing(1) }),
  figure: css({ minWidth: 56, textAlign: 'right' }),
  // Where it is narrow, figures need the room more than bars do.
  rail: css({
    width: 64,
    height: 6,
    background: theme.colors.background.secondary,
    '@container (max-width: 900px)': { width: 32 },
    '@container (max-width: 640px)': { display: 'none' },
  }),
  bar: css({ display: 'block', height: '100%', minWidth: 1 }),
});
