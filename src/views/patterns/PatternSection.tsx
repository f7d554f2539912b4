import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import type { TrendedRow } from '../../analysis/patterns/patternOrder';
import type { LogLine } from '../../model/log';
import { formatCount } from '../parts/format';
import { LogList } from '../parts/LogList';
import { PatternRow, type RowsLook } from './PatternRow';

interface Props {
  readonly label: string;
  readonly rows: readonly TrendedRow[];
  /** The lines that the rows' places are of. */
  readonly lines: readonly LogLine[];
  readonly opened: ReadonlySet<string>;
  readonly look: RowsLook;
}

const atFirst = 50;
const linesHeight = 400;

/** Patterns of one kind, the first fifty of them until more are wanted; open ones with their newest lines. */
export function PatternSection({ label, rows, lines, opened, look }: Props) {
  const styles = useStyles2(getStyles);
  const [most, setMost] = useState(atFirst);
  return (
    <>
      <ul className={styles.rows} aria-label={label}>
        {rows.slice(0, most).map((row) => (
          <li key={row.template} className={styles.item} data-testid="pattern-row" data-level={row.worst}>
            <Row row={row} lines={lines} look={look} isOpen={opened.has(row.template)} />
          </li>
        ))}
      </ul>
      {rows.length > most && (
        <Button size="sm" variant="secondary" fill="text" onClick={() => setMost(most + 4 * atFirst)}>
          {t('patterns.more', 'Show more of {{total}} patterns', { total: formatCount(rows.length) })}
        </Button>
      )}
    </>
  );
}

interface RowProps extends Pick<Props, 'lines' | 'look'> {
  readonly row: TrendedRow;
  readonly isOpen: boolean;
}

function Row({ row, lines, look, isOpen }: RowProps) {
  const styles = useStyles2(getStyles);
  const newest = React.useMemo(() => row.newest.flatMap((place) => lines[place] ?? []), [row, lines]);
  return (
    <>
      <PatternRow row={row} lines={newest} open={isOpen ? 'open' : 'closed'} look={look} />
      {isOpen && (
        <div className={styles.lines}>
          {newest.length > 0 ? (
            <LogList
              lines={newest}
              traceHref={look.traceHref}
              serviceHref={look.serviceHref}
              timeZone={look.timeZone}
              height={linesHeight}
              fit="content"
            />
          ) : (
            t('patterns.none-read', 'None of its lines is among those read: “only lines like this” asks for them.')
          )}
        </div>
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  rows: css({ margin: 0, padding: 0, listStyle: 'none' }),
  item: css({ borderBottom: `1px solid ${theme.colors.border.weak}` }),
  lines: css({
    padding: theme.spacing(0, 1, 1, 3),
    background: theme.colors.background.secondary,
    color: theme.colors.text.secondary,
  }),
});
