import { t } from '@grafana/i18n';
import React from 'react';
import type { Absence } from '../../model/outcome';
import { absenceText } from '../parts/problemText';

interface Props {
  readonly absence: Absence;
  readonly reach: 'span' | 'trace';
}

/** No lines: what that means, and in which ways they were looked for: seldom in all that are known. */
export function NoSpanLogs({ absence, reach }: Props) {
  const sentence =
    reach === 'span'
      ? t('trace.no-span-logs', 'No log line carries the id of this span.')
      : t('trace.no-trace-logs', 'No log line carries the id of this trace.');
  const looked = absence.why === 'nothing-found' ? (absence.looked ?? []) : [];
  return (
    <>
      <p>{absence.why === 'nothing-found' ? sentence : absenceText(absence, t)}</p>
      {looked.length > 0 && (
        <details>
          <summary>
            {t('trace.looked', '', {
              count: looked.length,
              defaultValue_one: 'Looked for in one way',
              defaultValue_other: 'Looked for in {{count}} ways',
            })}
          </summary>
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
