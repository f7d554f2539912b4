import { t } from '@grafana/i18n';
import { ClipboardButton, IconButton } from '@grafana/ui';
import React from 'react';
import type { PatternRow } from '../../analysis/patterns/patternRows';
import { saysAnything } from '../../telemetry/logTemplates';
import { patternLogql } from './patternLogql';
import type { PatternRowStyles } from './patternStyles';

interface Props {
  readonly row: PatternRow;
  readonly example: string | undefined;
  readonly styles: PatternRowStyles;
  readonly onHide: (template: string) => void;
  readonly onOnly: (template: string) => void;
}

/** What can be done with a pattern. */
export function PatternActions({ row, example, styles, onHide, onOnly }: Props) {
  const { template } = row;
  return (
    <div className={styles.actions}>
      {saysAnything(template) && (
        <>
          <IconButton
            name="eye-slash"
            size="sm"
            tooltip={t('patterns.hide', 'Hide lines like this (h)')}
            onClick={() => onHide(template)}
          />
          <IconButton
            name="filter"
            size="sm"
            tooltip={t('patterns.only', 'Only lines like this (o)')}
            onClick={() => onOnly(template)}
          />
        </>
      )}
      <ClipboardButton
        size="sm"
        variant="secondary"
        fill="text"
        icon="brackets-curly"
        aria-label={t('patterns.copy-logql', 'Copy as LogQL')}
        tooltip={t('patterns.copy-logql', 'Copy as LogQL')}
        getText={() => patternLogql(template, example)}
      />
      <ClipboardButton
        size="sm"
        variant="secondary"
        fill="text"
        icon="copy"
        aria-label={t('patterns.copy-row', 'Copy count, level, pattern and services')}
        tooltip={t('patterns.copy-row', 'Copy count, level, pattern and services')}
        getText={() => [row.count, row.worst, template, row.services.map(({ name }) => name).join(', ')].join('\t')}
      />
    </div>
  );
}
