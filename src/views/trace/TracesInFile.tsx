import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import type { Translate } from '../../grafana/translate';
import type { TraceId } from '../../model/ids';
import { formatCount, formatDuration, formatMoment } from '../parts/format';
import { serviceLabel } from '../parts/serviceName';
import { shownText } from '../parts/shownText';
import type { TraceInFile } from './useTracesInFile';

interface Props {
  readonly traces: readonly TraceInFile[];
  readonly chosen: TraceId | undefined;
  readonly timeZone?: string;
  readonly onChoose: (traceId: TraceId) => void;
}

/** So many are listed at first, and more each time one asks. */
const atFirst = 50;

/** The traces of a file, largest first; one of them is shown below. */
export function TracesInFile({ traces, chosen, timeZone, onChoose }: Props) {
  const styles = useStyles2(getStyles);
  const [most, setMost] = useState(atFirst);
  return (
    <div className={styles.frame}>
      <table className={styles.table} aria-label={t('trace-file.list', 'Traces in the file')}>
        <thead>
          <tr>
            <th scope="col">{t('trace-file.root', 'Root')}</th>
            <th scope="col" className={styles.number}>
              {t('trace-file.duration', 'Duration')}
            </th>
            <th scope="col" className={styles.number}>
              {t('trace-file.spans', 'Spans')}
            </th>
            <th scope="col" className={styles.number}>
              {t('trace-file.services', 'Services')}
            </th>
            <th scope="col" className={styles.number}>
              {t('trace-file.failed', 'Failed spans')}
            </th>
            <th scope="col">{t('trace-file.start', 'Start')}</th>
          </tr>
        </thead>
        <tbody>
          {traces.slice(0, most).map(({ trace: { traceId }, outline }) => (
            <tr
              key={traceId}
              className={cx(traceId === chosen && styles.chosen)}
              aria-current={traceId === chosen}
              data-testid="file-trace"
              data-trace-id={traceId}
            >
              <td className={styles.root}>
                <button type="button" className={styles.button} title={traceId} onClick={() => onChoose(traceId)}>
                  {rootText(outline.root, t)}
                </button>
              </td>
              <td className={styles.number}>{formatDuration(outline.duration)}</td>
              <td className={styles.number}>{formatCount(outline.spans)}</td>
              <td className={styles.number}>{formatCount(outline.services)}</td>
              <td className={styles.number}>{failedText(outline.failed)}</td>
              <td className={styles.start}>{formatMoment(outline.start, timeZone)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {traces.length > most && (
        <Button size="sm" variant="secondary" fill="text" onClick={() => setMost(most * 4)}>
          {t('trace-file.more', 'Show more: {{shown}} of {{total}} are listed', {
            shown: formatCount(most),
            total: formatCount(traces.length),
          })}
        </Button>
      )}
    </div>
  );
}

/** Colour is never the only sign; a calm trace has none. */
function failedText(failed: number): string {
  return failed > 0 ? `✕ ${formatCount(failed)}` : formatCount(0);
}

/** Names come out of a file that anybody may have written: as text, and not longer than a row. */
function rootText(root: TraceInFile['outline']['root'], t: Translate): string {
  return root ? shownText(`${serviceLabel(root.service, t)} ${root.operation}`.slice(0, 300)) : '–';
}

const getStyles = (theme: GrafanaTheme2) => ({
  frame: css({ maxHeight: 240, overflowY: 'auto', border: `1px solid ${theme.colors.border.weak}` }),
  table: css({
    width: '100%',
    fontVariantNumeric: 'tabular-nums',
    '& th, & td': { padding: theme.spacing(0.25, 1), whiteSpace: 'nowrap' },
    '& th': { position: 'sticky', top: 0, background: theme.colors.background.secondary },
  }),
  number: css({ textAlign: 'right' }),
  root: css({ width: '99%', maxWidth: 0 }),
  start: css({ color: theme.colors.text.secondary }),
  chosen: css({ background: theme.colors.action.selected }),
  button: css({
    display: 'block',
    width: '100%',
    padding: 0,
    overflow: 'hidden',
    border: 0,
    background: 'none',
    color: theme.colors.text.link,
    textAlign: 'left',
    textOverflow: 'ellipsis',
    '&:hover': { textDecoration: 'underline' },
  }),
});
