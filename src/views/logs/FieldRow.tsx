import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, IconButton, useStyles2 } from '@grafana/ui';
import React, { memo, useState } from 'react';
import type { FieldDistribution } from '../../analysis/fieldDistributions';
import { ratio } from '../../model/units';
import { asText } from '../parts/asText';
import { formatCount, formatRatio } from '../parts/format';
import { shownText } from '../parts/shownText';
import { FilterButtons } from './LineActions';
import { toggledColumn, type LogsSetting } from './logsSetting';
import { NumbersOf } from './NumbersOf';

interface Props {
  readonly field: FieldDistribution;
  /** How many lines were looked at. */
  readonly lines: number;
  readonly setting: LogsSetting;
}

const shownAtFirst = 4;

/** One field: how many lines have it, and with which values. */
export const FieldRow = memo(function FieldRow({ field, lines, setting }: Props) {
  const styles = useStyles2(getStyles);
  const { view, go } = setting;
  const { key, within, numbers } = field;
  const isColumn = view.columns?.includes(key) ?? false;
  return (
    <div className={styles.field}>
      <div className={styles.about}>
        <bdi className={styles.name} title={key.slice(0, 1000)}>
          {shownText(key.slice(0, 200))}
        </bdi>
        <span>
          {t('logs.field-share', '{{share}} of lines', { share: formatRatio(ratio(field.lines / lines)), ...asText })}
          {' · '}
          {t('logs.field-count', 'values: {{total}}', { total: formatCount(field.values) })}
          {within && ` · ${within}`}
        </span>
        <span>
          <IconButton
            name="columns"
            size="sm"
            aria-pressed={isColumn}
            aria-label={t('logs.field-column', 'Column for {{key}}', { key, ...asText })}
            onClick={() => go({ view: { ...view, columns: toggledColumn(view.columns, key) } })}
          />
          <IconButton
            name="filter"
            size="sm"
            aria-label={t('logs.field-any', 'Only lines that have {{key}}', { key, ...asText })}
            onClick={() =>
              go({
                view: {
                  ...view,
                  fields: [...(view.fields ?? []), { key, op: '!=', value: '', ...(within && { within }) }],
                },
              })
            }
          />
        </span>
      </div>
      {numbers ? (
        <NumbersOf name={key} numbers={numbers} lines={field.lines} />
      ) : (
        <Values field={field} setting={setting} />
      )}
    </div>
  );
});

function Values({ field, setting }: Pick<Props, 'field' | 'setting'>) {
  const styles = useStyles2(getStyles);
  const [all, setAll] = useState(false);
  const { key, within, top, others } = field;
  const shown = all ? top : top.slice(0, shownAtFirst);
  const hiddenLines = field.lines - shown.reduce((sum, one) => sum + one.lines, 0);
  return (
    <ul className={styles.values}>
      {shown.map(({ value, lines }) => (
        <li key={value} className={styles.value}>
          <span className={styles.bar} style={{ width: `${(lines / field.lines) * 100}%` }} />
          <bdi className={styles.text} title={shownText(value.slice(0, 1000))}>
            {value === '' ? t('logs.empty-value', '(empty)') : shownText(value.slice(0, 300))}
          </bdi>
          <span className={styles.count}>{formatCount(lines)}</span>
          <FilterButtons filter={{ key, value, ...(within && { within }) }} setting={setting} />
        </li>
      ))}
      {hiddenLines > 0 && (
        <li className={styles.rest}>
          {t('logs.other-values', 'other values: {{total}} lines', { total: formatCount(all ? others : hiddenLines) })}
          {!all && top.length > shownAtFirst && (
            <Button size="sm" variant="secondary" fill="text" onClick={() => setAll(true)}>
              {t('logs.more-values', 'More values')}
            </Button>
          )}
        </li>
      )}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  field: css({
    display: 'grid',
    gridTemplateColumns: 'minmax(160px, 1fr) minmax(0, 3fr)',
    gap: theme.spacing(2),
    padding: theme.spacing(1),
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  about: css({ display: 'flex', flexDirection: 'column', color: theme.colors.text.secondary, minWidth: 0 }),
  name: css({
    color: theme.colors.text.primary,
    fontWeight: theme.typography.fontWeightMedium,
    overflowWrap: 'anywhere',
  }),
  values: css({ listStyle: 'none', margin: 0, minWidth: 0 }),
  value: css({
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    height: 24,
    padding: theme.spacing(0, 0.5),
    '&:hover': { background: theme.colors.action.hover },
  }),
  bar: css({ position: 'absolute', left: 0, top: 3, bottom: 3, background: theme.colors.action.selected }),
  text: css({
    position: 'relative',
    flex: 1,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontFamily: theme.typography.fontFamilyMonospace,
  }),
  count: css({ position: 'relative', fontVariantNumeric: 'tabular-nums' }),
  rest: css({ color: theme.colors.text.secondary }),
});
