import { t } from '@grafana/i18n';
import React from 'react';
import type { Absence } from '../../model/outcome';
import { asText } from '../parts/asText';
import { formatCount } from '../parts/format';
import { absenceText } from '../parts/problemText';

interface Props {
  readonly absence: Absence;
  readonly reach: 'span' | 'trace';
  /** How many lines of the same trace carry another span's id, or none. */
  readonly others?: number;
}

/** No lines: what that means, and in which ways they were looked for: seldom in all that are known. */
export function NoSpanLogs({ absence, reach, others = 0 }: Props) {
  const looked = absence.why === 'nothing-found' ? (absence.looked ?? []) : [];
  return (
    <>
      <p>{absence.why === 'nothing-found' ? sentence(reach, others) : absenceText(absence, t)}</p>
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

function sentence(reach: Props['reach'], others: number): string {
  if (reach === 'trace') {
    return t('trace.no-trace-logs', 'No log line carries the id of this trace.');
  }
  const none = t('trace.no-span-logs', 'No log line carries the id of this span.');
  const further = t('trace.other-logs', '{{shown}} lines carry the id of its trace.', {
    count: others,
    shown: formatCount(others),
    ...asText,
    defaultValue_one: 'One line carries the id of its trace.',
    defaultValue_other: '{{shown}} lines carry the id of its trace.',
  });
  return others > 0 ? `${none} ${further}` : none;
}
