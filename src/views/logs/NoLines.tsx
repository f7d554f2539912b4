import { t } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import React from 'react';
import type { Absence } from '../../model/outcome';
import { asText } from '../parts/asText';
import { absenceText } from '../parts/problemText';

interface Props {
  readonly absence: Absence;
  readonly filtered: boolean;
  /** The service that was asked for, where others are known and this one is not among them. */
  readonly unknownService?: string;
  readonly onClear: () => void;
}

/** No lines: because of the filters, which can be taken away here, or because nobody wrote any. */
export function NoLines({ absence, filtered, unknownService, onClear }: Props) {
  if (filtered) {
    return (
      <>
        <p>{t('logs.none-match', 'No line of this time range passes the filters.')}</p>
        <Button size="sm" variant="secondary" onClick={onClear}>
          {t('logs.clear-filters', 'Clear the filters')}
        </Button>
      </>
    );
  }
  const looked = absence.why === 'nothing-found' ? (absence.looked ?? []) : [];
  return (
    <>
      <p>
        {absence.why === 'nothing-found' ? t('logs.none', 'No log lines in this time range.') : absenceText(absence, t)}
      </p>
      {unknownService !== undefined && (
        <p>
          {t('logs.unknown-service', 'No service called “{{name}}” is seen in the metrics either: check the name.', {
            name: unknownService,
            ...asText,
          })}
        </p>
      )}
      {looked.length > 0 && (
        <details>
          <summary>{t('logs.looked', 'How they were looked for')}</summary>
          <ul>
            {looked.map((way) => (
              <li key={way}>{way}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
