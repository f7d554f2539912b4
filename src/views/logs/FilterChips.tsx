import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import type { FieldFilter } from '../../model/log';
import { asText } from '../parts/asText';
import { formatCount } from '../parts/format';
import { shownText } from '../parts/shownText';
import type { LogsView } from '../logsRoutes';
import { withoutField } from './logsSetting';

interface Props {
  readonly view: LogsView;
  readonly onView: (view: LogsView) => void;
}

/** What is asked of fields and patterns, each to be turned round or taken away. */
export function FilterChips({ view, onView }: Props) {
  const { fields = [], like, hidden = [] } = view;
  const turn = (index: number) =>
    onView({ ...view, fields: fields.map((field, at) => (at === index ? turned(field) : field)) });
  return (
    <>
      {fields.map((field, index) => (
        <Chip
          key={`${field.key} ${field.op} ${field.value}`}
          title={filterText(field)}
          onRemove={() => onView({ ...view, fields: withoutField(fields, index) })}
        >
          <button
            type="button"
            aria-label={t('logs.turn-field', 'Turn the filter of {{key}} round', { key: field.key, ...asText })}
            onClick={() => turn(index)}
          >
            {shortened(filterText(field))}
          </button>
        </Chip>
      ))}
      {like !== undefined && (
        <Chip title={like} onRemove={() => onView({ ...view, like: undefined })}>
          {t('logs.only-pattern', 'only: {{pattern}}', { pattern: shortened(like), ...asText })}
        </Chip>
      )}
      {hidden.length > 0 && (
        <Chip title={hidden.join('\n')} onRemove={() => onView({ ...view, hidden: undefined })}>
          {t('logs.patterns-hidden', 'patterns hidden: {{total}}', { total: formatCount(hidden.length) })}
        </Chip>
      )}
    </>
  );
}

interface ChipProps {
  readonly title: string;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}

function Chip({ title, onRemove, children }: ChipProps) {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.chip} title={shownText(title.slice(0, 1000))} data-testid="log-filter">
      <bdi className={styles.text}>{children}</bdi>
      <IconButton
        name="times"
        size="sm"
        tooltip={t('logs.filter-remove', 'Take this filter away')}
        onClick={onRemove}
      />
    </span>
  );
}

function filterText({ key, op, value }: FieldFilter): string {
  return [key, op === '=' ? '=' : '≠', value].join(' ');
}

function turned({ op, ...field }: FieldFilter): FieldFilter {
  return { ...field, op: op === '=' ? '!=' : '=' };
}

function shortened(text: string): string {
  return shownText(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}

const getStyles = (theme: GrafanaTheme2) => ({
  chip: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    maxWidth: '100%',
    height: theme.spacing(theme.components.height.md),
    padding: theme.spacing(0, 1),
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  text: css({
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    '& button': { padding: 0, border: 'none', background: 'none', color: 'inherit' },
  }),
});
