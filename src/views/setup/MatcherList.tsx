import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Combobox, IconButton, Input, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Matcher } from '../../model/environment';

interface Props {
  readonly matchers: readonly Matcher[];
  /** Absent where nothing may be changed. */
  readonly onChange?: (matchers: readonly Matcher[]) => void;
}

const operators = (['=', '!=', '=~', '!~'] as const).map((op) => ({ value: op, label: op }));

/** What narrows a data source that several environments share. */
export function MatcherList({ matchers, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const change = (index: number, matcher: Matcher) =>
    onChange?.(matchers.map((other, at) => (at === index ? matcher : other)));
  if (!onChange) {
    return (
      <ul className={styles.list}>
        {matchers.map(({ label, op, value }) => (
          <li key={`${label}${op}${value}`}>
            <code>{`${label}${op}"${value}"`}</code>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <div className={styles.list}>
      {matchers.map((matcher, index) => (
        <div key={index} className={styles.matcher}>
          <Input
            aria-label={t('setup.matcher.label', 'Label')}
            value={matcher.label}
            onChange={(event) => change(index, { ...matcher, label: event.currentTarget.value })}
          />
          <Combobox
            aria-label={t('setup.matcher.operator', 'Operator')}
            options={operators}
            value={matcher.op}
            onChange={({ value }) => change(index, { ...matcher, op: value })}
            width={8}
          />
          <Input
            aria-label={t('setup.matcher.value', 'Value')}
            value={matcher.value}
            onChange={(event) => change(index, { ...matcher, value: event.currentTarget.value })}
          />
          <IconButton
            name="times"
            aria-label={t('setup.matcher.remove', 'Remove matcher')}
            onClick={() => onChange(matchers.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button
        variant="secondary"
        fill="text"
        size="sm"
        icon="plus"
        className={styles.add}
        onClick={() => onChange([...matchers, { label: '', op: '=', value: '' }])}
      >
        {t('setup.matcher.add', 'Matcher')}
      </Button>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ display: 'grid', gap: theme.spacing(0.5), margin: 0, listStyle: 'none', overflowWrap: 'anywhere' }),
  matcher: css({
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    gap: theme.spacing(0.5),
    alignItems: 'center',
    // Names of labels are long: they have a line of their own.
    '> :first-child': { gridColumn: '1 / -1' },
  }),
  add: css({ justifySelf: 'start' }),
});
