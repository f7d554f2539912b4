import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { Link } from 'react-router-dom';
import type { LineField } from '../../analysis/lineFields';
import type { FieldFilter, LogLine } from '../../model/log';
import { asText } from '../parts/asText';
import type { LineTools } from '../parts/LogDetails';
import { writeAround } from './aroundLine';
import { toggledColumn, withField, type LogsSetting } from './logsSetting';
import { useLineLinks } from './useLineLinks';

/** What an open line of this page offers: filters of each field, its distribution, a column, and the lines around. */
export function useLineTools(setting: LogsSetting): LineTools {
  const { traceHref } = useLineLinks(setting);
  return useMemo(
    () => ({
      ofField: (field) => <FieldActions field={field} setting={setting} />,
      ofLine: (line) => <LineLinks line={line} setting={setting} traceHref={traceHref(line)} />,
    }),
    [setting, traceHref]
  );
}

interface FieldProps {
  readonly field: LineField;
  readonly setting: LogsSetting;
}

function FieldActions({ field, setting }: FieldProps) {
  const { view, go, hrefOf } = setting;
  const styles = useStyles2(getStyles);
  const { key, value, within } = field;
  return (
    <>
      <FilterButtons filter={{ key, value, ...(within && { within }) }} setting={setting} />
      <IconButton
        name="columns"
        size="sm"
        aria-pressed={view.columns?.includes(key) ?? false}
        aria-label={t('logs.field-column', 'Column for {{key}}', { key, ...asText })}
        onClick={() => go({ view: { ...view, show: 'lines', columns: toggledColumn(view.columns, key) } })}
      />
      <Link to={hrefOf({ ...view, around: undefined, show: 'fields' })} state={{ field: key }} className={styles.link}>
        {t('logs.field-values', 'values')}
      </Link>
    </>
  );
}

interface FilterProps {
  readonly filter: Omit<FieldFilter, 'op'>;
  readonly setting: LogsSetting;
}

/** Only lines with this value, or only those without. */
export function FilterButtons({ filter, setting: { view, go } }: FilterProps) {
  const { key } = filter;
  const add = (op: FieldFilter['op']) =>
    go({ view: { ...view, around: undefined, fields: withField(view.fields, { ...filter, op }) } });
  return (
    <>
      <IconButton
        name="search-plus"
        size="sm"
        aria-label={t('logs.field-include', 'Only lines with this value of {{key}}', { key, ...asText })}
        onClick={() => add('=')}
      />
      <IconButton
        name="search-minus"
        size="sm"
        aria-label={t('logs.field-exclude', 'Not lines with this value of {{key}}', { key, ...asText })}
        onClick={() => add('!=')}
      />
    </>
  );
}

interface LinksProps {
  readonly line: LogLine;
  readonly setting: LogsSetting;
  readonly traceHref: string | undefined;
}

function LineLinks({ line, setting: { view, hrefOf }, traceHref }: LinksProps) {
  const styles = useStyles2(getStyles);
  return (
    <>
      <Link to={hrefOf({ ...view, around: writeAround(line) })} className={styles.link}>
        {t('logs.around-link', 'Lines around this one')}
      </Link>
      {traceHref && (
        <Link to={traceHref} className={styles.link}>
          {line.spanId ? t('logs.open-span', 'Open its span') : t('logs.open-trace', 'Open its trace')}
        </Link>
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  link: css({ color: theme.colors.text.link, '&:hover': { textDecoration: 'underline' } }),
});
