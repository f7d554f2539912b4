import { t } from '@grafana/i18n';
import { Icon, useTheme2 } from '@grafana/ui';
import React, { memo, type MouseEvent } from 'react';
import { Link } from 'react-router-dom';
import { fieldValue } from '../../analysis/lineFields';
import type { LogLine } from '../../model/log';
import { levelColour, levelName } from '../../grafana/logLevel';
import { formatExactTime, formatMoment } from './format';
import { LineText } from './LineText';
import { LogDetails, type LineTools } from './LogDetails';
import { BoundedText } from './BoundedText';
import { columnsStyle, type LogRowStyles } from './logRowStyles';

interface Props {
  readonly line: LogLine;
  readonly styles: LogRowStyles;
  readonly traceHref: string | undefined;
  readonly serviceHref: string | undefined;
  readonly linkLabel: string | undefined;
  readonly timeZone: string | undefined;
  readonly open: 'open' | 'closed';
  readonly wrap: 'wrapped' | 'one-line';
  /** Fields that stand in columns of their own, between service and message. */
  readonly columns?: readonly string[];
  readonly tools?: LineTools;
  readonly onToggle: (id: string) => void;
}

/** One line: when, how grave, who, what, and the way to its trace. Open, everything that came with it. */
export const LogRow = memo(function LogRow(props: Props) {
  const { line, styles, open, wrap, columns = [], tools, onToggle } = props;
  const theme = useTheme2();
  const isOpen = open === 'open';
  const isWhole = wrap === 'wrapped' || isOpen;
  const toggle = (event: MouseEvent<HTMLElement>) => {
    if (!isControl(event.target) && !isSelecting(event.currentTarget)) {
      onToggle(line.id);
    }
  };
  return (
    <>
      {/* Beside its button, the whole line opens with a click; keys have the button. */}
      <div className={styles.line} style={columnsStyle(columns)} role="presentation" onClick={toggle}>
        <Toggle {...props} />
        <span className={styles.level} style={{ borderColor: levelColour(line.level, theme) }}>
          {levelName(line.level, t)}
        </span>
        <Service {...props} />
        {columns.map((key) => (
          <FieldCell key={key} line={line} name={key} className={styles.cell} />
        ))}
        <span className={isWhole ? styles.wrapped : styles.oneLine} data-part="message">
          <LineText text={line.body} limit={isWhole ? 4000 : 500} />
        </span>
        <TraceLink {...props} />
      </div>
      {isOpen && <LogDetails {...tools} line={line} className={styles.details} />}
    </>
  );
});

/** Opens by keyboard as well; a click anywhere else on the line does the same. */
function Toggle({ line, styles, open, timeZone, onToggle }: Props) {
  const time = formatExactTime(line.at, timeZone);
  return (
    <button
      type="button"
      className={styles.toggle}
      aria-expanded={open === 'open'}
      aria-label={t('logs.line-details', 'Details of the line at {{time}}', { time })}
      onClick={() => onToggle(line.id)}
    >
      <Icon name={open === 'open' ? 'angle-down' : 'angle-right'} size="sm" />
      <time dateTime={new Date(line.at).toISOString()} title={formatMoment(line.at, timeZone)}>
        {time}
      </time>
    </button>
  );
}

function Service({ line, styles, serviceHref }: Props) {
  return (
    <span className={styles.service} title={line.service}>
      {serviceHref ? <Link to={serviceHref}>{line.service}</Link> : line.service}
    </span>
  );
}

function TraceLink({ line, styles, traceHref, linkLabel }: Props) {
  return (
    <span className={styles.link} data-part="link">
      {traceHref && (
        <Link to={traceHref} title={titleOf(line)} data-testid="log-trace-link">
          {linkLabel ?? t('logs.to-trace', 'trace')}
        </Link>
      )}
    </span>
  );
}

function titleOf({ traceId, spanId }: LogLine): string {
  return spanId ? `${traceId ?? ''} · ${spanId}` : (traceId ?? '');
}

function FieldCell({
  line,
  name,
  className,
}: {
  readonly line: LogLine;
  readonly name: string;
  readonly className: string;
}) {
  const value = fieldValue(line, name);
  return (
    <span className={className} title={value?.slice(0, 1000)} data-column={name}>
      {value !== undefined && <BoundedText text={value.slice(0, 300)} limit={300} />}
    </span>
  );
}

/** Links and buttons of a line do what they say, and nothing beside it. */
function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button') !== null;
}

/** Whoever marks text of a line to copy it does not want it to move. */
function isSelecting(row: HTMLElement): boolean {
  const selection = document.getSelection();
  return (
    selection !== null &&
    !selection.isCollapsed &&
    (row.contains(selection.anchorNode) || row.contains(selection.focusNode))
  );
}
