import { t } from '@grafana/i18n';
import { Icon, useTheme2 } from '@grafana/ui';
import React, { memo, useMemo, type KeyboardEvent } from 'react';
import { Link } from 'react-router-dom';
import type { TrendedRow } from '../../analysis/patterns/patternOrder';
import { stepsIn } from '../../analysis/patterns/patternSteps';
import { levelColour, levelName } from '../../grafana/logLevel';
import type { LogLine } from '../../model/log';
import { epochMs, ratio, type EpochMs } from '../../model/units';
import type { Window } from '../../model/window';
import { formatClock, formatMoment, formatRatio } from '../parts/format';
import { Sparkline } from '../parts/Sparkline';
import { PatternActions } from './PatternActions';
import { PatternServices } from './PatternServices';
import { PatternTemplate } from './PatternTemplate';
import { countText, trendText, trendTitle, type TrendFacts } from './patternTexts';
import type { PatternRowStyles } from './patternStyles';

/** What all rows are drawn with. */
export interface RowsLook extends TrendFacts {
  /** The time that the steps of rows divide. */
  readonly stretch: Window;
  /** All lines that rows were counted from. */
  readonly total: number;
  readonly styles: PatternRowStyles;
  readonly traceHref: (line: LogLine) => string | undefined;
  readonly serviceHref: (line: LogLine) => string | undefined;
  readonly onHide: (template: string) => void;
  readonly onOnly: (template: string) => void;
  readonly onToggle: (template: string) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

interface Props {
  readonly row: TrendedRow;
  /** Its newest lines. */
  readonly lines: readonly LogLine[];
  readonly open: 'open' | 'closed';
  readonly look: RowsLook;
}

/** One pattern: how often, in which course, how grave, what it says, who says it, since when. */
export const PatternRow = memo(function PatternRow({ row, lines, open, look }: Props) {
  const { styles, stretch } = look;
  const theme = useTheme2();
  const course = useMemo(() => courseOf(row, stretch, look.since), [row, stretch, look.since]);
  const count = countText(row);
  return (
    <div className={styles.row}>
      <button
        type="button"
        className={styles.toggle}
        aria-expanded={open === 'open'}
        aria-label={t('patterns.toggle', '', {
          count: row.count,
          lines: count,
          template: row.template.slice(0, 200),
          defaultValue_one: '1 line: {{template}}',
          defaultValue_other: '{{lines}} lines: {{template}}',
          interpolation: { escapeValue: false },
        })}
        data-pattern-toggle={row.template}
        onClick={() => look.onToggle(row.template)}
        onKeyDown={look.onKeyDown}
      >
        <Icon name={open === 'open' ? 'angle-down' : 'angle-right'} size="sm" />
        <span className={styles.count}>{count}</span>
        <span className={styles.share}>{formatRatio(ratio(look.total > 0 ? row.count / look.total : 0))}</span>
      </button>
      <Sparkline series={course} width={96} height={20} />
      <span className={styles.level} style={{ borderColor: levelColour(row.worst, theme) }}>
        {levelName(row.worst, t)}
      </span>
      <div className={styles.text}>
        <PatternTemplate template={row.template} holes={row.holes} />
        <div className={styles.facts}>
          <TrendBadge row={row} look={look} />
          <PatternServices services={row.services} lines={lines} serviceHref={look.serviceHref} />
          <FirstSeen row={row} look={look} />
          <Example line={lines[0]} look={look} />
        </div>
      </div>
      <PatternActions row={row} example={lines[0]?.body} onHide={look.onHide} onOnly={look.onOnly} styles={styles} />
    </div>
  );
});

function TrendBadge({ row, look }: Pick<Props, 'row' | 'look'>) {
  const text = trendText(row, look, t);
  return text === undefined ? null : (
    <span className={look.styles.badge} title={trendTitle(row, look, t)} data-testid="pattern-trend">
      <Icon name={row.trend.is === 'new' ? 'plus-circle' : 'arrow-up'} size="xs" /> {text}
    </span>
  );
}

function FirstSeen({ row, look }: Pick<Props, 'row' | 'look'>) {
  const { first } = row;
  return first === undefined ? null : (
    <span title={[formatMoment(first, look.timeZone), trendTitle(row, look, t)].join('\n')}>
      {row.trend.is === 'not-known' || !row.firstKnown
        ? t('patterns.seen-since', 'seen since {{first}} or earlier', { first: formatClock(first, look.timeZone) })
        : t('patterns.first-seen', 'first seen {{first}}', { first: formatClock(first, look.timeZone) })}
    </span>
  );
}

/** The newest line with a trace, as the way into it. */
function Example({ line, look }: { readonly line: LogLine | undefined; readonly look: RowsLook }) {
  const href = line && look.traceHref(line);
  return line === undefined ? null : (
    <span className={look.styles.example}>
      <bdi title={line.body.slice(0, 2000)}>{line.body.slice(0, 300)}</bdi>
      {href && (
        <Link to={href} title={line.traceId} data-testid="log-trace-link">
          {t('logs.to-trace', 'trace')}
        </Link>
      )}
    </span>
  );
}

/** Before the first line that was looked at nothing is known, which is not zero. */
function courseOf({ steps }: TrendedRow, { from, to }: Window, since: EpochMs) {
  const step = (to - from) / stepsIn;
  return {
    at: Array.from(steps, (_, index) => epochMs(from + (index + 0.5) * step)),
    values: Array.from(steps, (count, index) => (from + (index + 1) * step <= since ? undefined : count)),
  };
}
