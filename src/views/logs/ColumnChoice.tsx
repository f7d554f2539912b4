import { t } from '@grafana/i18n';
import { Checkbox, Input } from '@grafana/ui';
import React, { useMemo, useState } from 'react';
import { lineFields } from '../../analysis/lineFields';
import type { LogLine } from '../../model/log';
import { Disclosure } from '../parts/Disclosure';
import { toggledColumn } from './logsSetting';

interface Props {
  readonly lines: readonly LogLine[];
  readonly columns: readonly string[] | undefined;
  readonly onColumns: (columns: readonly string[] | undefined) => void;
}

/** Which fields have columns of their own: those of the lines that were read are offered. */
export function ColumnChoice(props: Props) {
  return (
    <Disclosure label={t('logs.columns', 'Columns')} icon="columns">
      {() => <Choice {...props} />}
    </Disclosure>
  );
}

/** Lines and names that are looked at: with more, nobody finds anything. */
const mostLines = 500;
const mostNames = 60;

function Choice({ lines, columns = [], onColumns }: Props) {
  const [typed, setTyped] = useState('');
  const names = useMemo(() => namesIn(lines.slice(0, mostLines)), [lines]);
  const wanted = typed.trim().toLowerCase();
  const offered = [...new Set([...columns, ...names])].filter((name) => name.toLowerCase().includes(wanted));
  return (
    <>
      <Input
        value={typed}
        placeholder={t('logs.find-field', 'Find a field…')}
        aria-label={t('logs.find-field-label', 'Find a field')}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {offered.slice(0, mostNames).map((name) => (
        <Checkbox
          key={name}
          label={name.slice(0, 200)}
          value={columns.includes(name)}
          onChange={() => onColumns(toggledColumn(columns, name))}
        />
      ))}
    </>
  );
}

/** Names of fields, those of most lines first. */
function namesIn(lines: readonly LogLine[]): readonly string[] {
  const counts = new Map<string, number>();
  lines.forEach((line) => lineFields(line).forEach(({ key }) => counts.set(key, (counts.get(key) ?? 0) + 1)));
  return [...counts].sort(([a, more], [b, less]) => less - more || (a < b ? -1 : 1)).map(([name]) => name);
}
