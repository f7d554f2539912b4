import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Collapse, Combobox, Field, Input, TextArea, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { readOverrides } from '../../grafana/settings';
import { writeOverrides } from '../../grafana/settingsSchema';
import { signals, type Environment, type Overrides } from '../../model/environment';
import { conventions } from '../../telemetry/conventions/recognize';
import { kindName } from './setupTexts';
import {
  listed,
  longestText,
  nameTemplate,
  thresholdNames,
  withLongest,
  withName,
  withThreshold,
  written,
  type Edit,
} from './overrideEdits';

interface Props {
  readonly environment: Environment;
  readonly onChange?: (environment: Environment) => void;
}

/** What an administrator knows better than detection: the usual ones as fields, all of them as text. */
export function OverridesForm({ environment, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const [open, setOpen] = useState(false);
  const overrides = environment.overrides ?? {};
  const count = Object.keys(overrides).length;
  const edit: Edit = (changed) => onChange?.({ ...environment, overrides: written(changed) });
  return (
    <Collapse
      isOpen={open}
      onToggle={() => setOpen(!open)}
      label={t('setup.overrides', '', {
        count,
        defaultValue_one: 'Overrides of what is detected ({{count}} set)',
        defaultValue_other: 'Overrides of what is detected ({{count}} set)',
      })}
    >
      <fieldset className={styles.fields} disabled={!onChange} data-testid="overrides">
        <ConventionField id={environment.id} overrides={overrides} edit={onChange && edit} />
        <TextField
          label={t('setup.hidden', 'Hidden services')}
          description={t('setup.hidden-how', 'Names with commas between; * stands for any characters')}
          value={overrides.hiddenServices?.join(', ') ?? ''}
          onChange={(text) => edit({ ...overrides, hiddenServices: listed(text) })}
        />
        {(['traces', 'logs'] as const).map((signal) => (
          <TextField
            key={signal}
            label={t('setup.template', 'Service name in {{signal}}', { signal: kindName(signal, t) })}
            description={t('setup.template-how', 'Where it differs from metrics, for example prod-<service>')}
            value={nameTemplate(overrides, signal)}
            reads={(text) => nameTemplate(withName({}, signal, text), signal) !== ''}
            onChange={(text) => edit(withName(overrides, signal, text))}
          />
        ))}
        {thresholdNames.map((name) => (
          <TextField
            key={name}
            label={thresholdLabel(name)}
            value={overrides.thresholds?.[name]?.toString() ?? ''}
            reads={(text) => withThreshold({}, name, text).thresholds?.[name] !== undefined}
            onChange={(text) => edit(withThreshold(overrides, name, text))}
          />
        ))}
        {signals.map((signal) => (
          <TextField
            key={signal}
            label={t('setup.longest', 'Longest window of {{signal}}, such as 6h or 7d', {
              signal: kindName(signal, t),
            })}
            value={longestText(overrides, signal)}
            reads={(text) => longestText(withLongest({}, signal, text), signal) !== ''}
            onChange={(text) => edit(withLongest(overrides, signal, text))}
          />
        ))}
        <AllAsText key={JSON.stringify(overrides)} overrides={overrides} edit={onChange && edit} />
      </fieldset>
    </Collapse>
  );
}

function ConventionField({ edit, id, overrides }: { id: string; overrides: Overrides; edit?: Edit }) {
  const options = conventions.map((convention) => ({ value: convention.id, label: convention.title }));
  const detected = { value: '', label: t('setup.as-detected', 'As detected') };
  const inputId = `throughline-${id}-convention`;
  return (
    <Field label={t('setup.convention', 'Convention')} htmlFor={inputId} noMargin>
      <Combobox
        id={inputId}
        options={[detected, ...options]}
        value={overrides.convention ?? ''}
        disabled={!edit}
        onChange={({ value }) => edit?.({ ...overrides, convention: value === '' ? undefined : value })}
      />
    </Field>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Whether a text that is not empty means something; without it every text does. */
  readonly reads?: (text: string) => boolean;
}

/** Begins anew where its value is changed from elsewhere, or was taken. */
function TextField(props: TextFieldProps) {
  return <LeftField key={props.value} {...props} />;
}

/** Takes effect when it is left, so that half a number is not read. What says nothing stays as it was typed, and marked. */
function LeftField({ description, label, onChange, reads, value }: TextFieldProps) {
  const [isRefused, setRefused] = useState(false);
  const leave = (text: string) => {
    const refused = text.trim() !== '' && reads?.(text) === false;
    setRefused(refused);
    if (!refused && text !== value) {
      onChange(text);
    }
  };
  const error = t('setup.not-taken', 'Not understood, so not taken');
  return (
    <Field label={label} description={description} invalid={isRefused} error={error} noMargin>
      <Input defaultValue={value} onBlur={(event) => leave(event.currentTarget.value)} />
    </Field>
  );
}

/** Every override in the form in which it is stored; what is not understood is said and not taken. */
function AllAsText({ edit, overrides }: { readonly overrides: Overrides; readonly edit?: Edit }) {
  const [text, setText] = useState(() => JSON.stringify(writeOverrides(overrides), null, 2));
  const [problems, setProblems] = useState<readonly string[]>([]);
  const take = () => {
    const read = readText(text);
    setProblems(read.problems);
    if (read.problems.length === 0) {
      edit?.(read.overrides ?? {});
    }
  };
  return (
    <Field
      label={t('setup.all-overrides', 'All overrides as JSON')}
      description={t('setup.all-overrides-how', 'For example {{example}}', {
        example: '{ "auxiliary": { "counted": true } }',
        interpolation: { escapeValue: false },
      })}
      invalid={problems.length > 0}
      error={problems.join('; ')}
      noMargin
    >
      <TextArea
        rows={6}
        value={text}
        readOnly={!edit}
        spellCheck={false}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={take}
      />
    </Field>
  );
}

function readText(text: string): ReturnType<typeof readOverrides> {
  try {
    const stored: unknown = text.trim() === '' ? {} : JSON.parse(text);
    return readOverrides(stored, 'overrides');
  } catch (reason) {
    return { problems: [reason instanceof Error ? reason.message : String(reason)] };
  }
}

function thresholdLabel(name: (typeof thresholdNames)[number]): string {
  switch (name) {
    case 'failingErrors':
      return t('setup.threshold.failing-errors', 'Failing from this share of errors (0–1)');
    case 'degradedErrors':
      return t('setup.threshold.degraded-errors', 'Degraded from this share of errors (0–1)');
    case 'failingSlow':
      return t('setup.threshold.failing-slow', 'Failing from so many times the quiet p95');
    case 'degradedSlow':
      return t('setup.threshold.degraded-slow', 'Degraded from so many times the quiet p95');
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  fields: css({
    display: 'grid',
    gridTemplateColumns: `repeat(auto-fit, minmax(min(100%, ${theme.spacing(34)}), 1fr))`,
    gap: theme.spacing(1.5),
    alignItems: 'end',
    '> :last-child': { gridColumn: '1 / -1' },
    minWidth: 0,
  }),
});
