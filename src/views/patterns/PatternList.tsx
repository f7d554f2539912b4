import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useCallback, useEffect, useMemo, useState } from 'react';
import { sortedPatterns, type SortedPatterns, type TrendedRow } from '../../analysis/patterns/patternOrder';
import { valueOf, type Answer } from '../../grafana/answerState';
import type { LogLevel, LogLine, LogVolume } from '../../model/log';
import type { CountedPattern } from '../../model/logPattern';
import type { EpochMs } from '../../model/units';
import { windowOf, type Window } from '../../model/window';
import { HiddenPatterns } from './HiddenPatterns';
import type { RowsLook } from './PatternRow';
import { PatternSections } from './PatternSections';
import { getPatternRowStyles } from './patternStyles';
import { sampleTitle, sourceText } from './patternTexts';
import { PatternsSince } from './PatternsSince';
import { PatternTools } from './PatternTools';
import { sampledLines } from './sampledLines';
import type { LineSample } from './lineSample';
import { usePatternKeys } from './usePatternKeys';
import { usePatterns, type FoundPatterns } from './usePatterns';

export type PatternPick = 'new' | 'growing';

export type HiddenCounts = ReadonlyMap<string, number>;

export interface PatternListProps {
  /** Newest first. */
  readonly lines: readonly LogLine[];
  /** More lines exist than were read; the missing ones are older. */
  readonly truncated: boolean;
  readonly window: Window;
  /** Templates that are left out. Lines of them may still be among `lines`: then they are counted here. */
  readonly hidden: readonly string[];
  readonly pick?: PatternPick;
  /** Only lines of these levels were asked for. */
  readonly levels?: readonly LogLevel[];
  readonly timeZone?: string;
  /** What Loki counted of all lines; undefined where it was not asked, as there are filters it does not know. */
  readonly counted: Answer<readonly CountedPattern[]> | undefined;
  /** Lines of the whole window, where `lines` are only of its end and nobody counted them all. */
  readonly sample?: LineSample;
  /** All lines in their course, by level. */
  readonly volume?: LogVolume;
  /** All lines of the window, where somebody counted them. */
  readonly total?: number;
  /** What came after it is compared with what came before. */
  readonly incidentStart?: EpochMs;
  readonly onHide: (template: string) => void;
  readonly onShow: (template: string) => void;
  readonly onOnly: (template: string) => void;
  /** How many lines patterns had when they were hidden. */
  readonly hiddenCounts: HiddenCounts;
  readonly onHiddenCount: (template: string, count: number) => void;
  /** How many patterns there are. */
  readonly onFound?: (patterns: number) => void;
  readonly onPick: (pick: PatternPick | undefined) => void;
  readonly traceHref: (line: LogLine) => string | undefined;
  readonly serviceHref: (line: LogLine) => string | undefined;
}

/** Many lines as a few rows: what is wrong apart from noise, what is new or grows first. */
export function PatternList(props: PatternListProps) {
  const styles = useStyles2(getStyles);
  const { truncated, window, levels, sample, volume } = props;
  const parts = sample?.parts;
  const sampled = useMemo(() => parts && sampledLines(parts, window, volume), [parts, window, volume]);
  const answered = props.counted && valueOf(props.counted);
  const counted = useMemo(() => ofLevels(answered, levels), [answered, levels]);
  const found = usePatterns({
    lines: sampled?.lines ?? props.lines,
    sample: sampled?.sample,
    truncated,
    window,
    counted,
    awaited: (props.counted?.is === 'loading' && !answered) || sample?.awaited === true,
  });
  return found === undefined ? (
    <div className={styles.waiting} role="status" aria-label={t('patterns.grouping', 'Grouping lines')} />
  ) : (
    <Found {...props} found={found} />
  );
}

function Found(props: PatternListProps & { readonly found: FoundPatterns }) {
  const styles = useStyles2(getStyles);
  const { found, window, pick, timeZone, incidentStart, hidden } = props;
  const { table, lines } = found;
  const sorted = useMemo(() => sortedPatterns(table, window, incidentStart), [table, window, incidentStart]);
  const shown = useMemo(() => picked(sorted, hidden, pick), [sorted, hidden, pick]);
  const { opened, toggle } = useOpened();
  const { hide, counts } = useHiding(props, table.rows);
  const total = table.rows.reduce((sum, { count }) => sum + count, 0);
  const { onFound } = props;
  useEffect(() => onFound?.(table.rows.length), [onFound, table.rows.length]);
  const onKeyDown = usePatternKeys(hide, props.onOnly);
  const look = useLook(props, { sorted, total, onHide: hide, onToggle: toggle, onKeyDown });
  const source = {
    ...table,
    read: lines.length,
    newest: props.lines.length,
    failed: props.sample?.failed ?? 0,
    total: props.total,
    truncated: props.truncated,
    window,
    timeZone,
  };
  return (
    <div className={styles.frame} data-testid="pattern-list" data-counted-by={table.countedBy}>
      <PatternTools
        source={sourceText(source, t)}
        sampling={sampleTitle(source, t)}
        sorted={sorted}
        pick={pick}
        onPick={props.onPick}
      />
      <PatternsSince sorted={sorted} incidentStart={incidentStart} timeZone={timeZone} />
      <HiddenPatterns hidden={hidden} counts={counts} onShow={props.onShow} />
      <PatternSections {...shown} pick={pick} lines={lines} opened={opened} look={look} onPick={props.onPick} />
    </div>
  );
}

/** Loki tells levels of patterns since lately only; where levels are chosen and it does not, its counts are of too much. */
function ofLevels(counted: readonly CountedPattern[] | undefined, levels: readonly LogLevel[] | undefined) {
  return levels === undefined ? counted : counted?.filter(({ level }) => levels.includes(level));
}

function picked({ errors, noise }: SortedPatterns, hidden: readonly string[], pick: PatternPick | undefined) {
  const isShown = ({ template, trend }: TrendedRow) =>
    !hidden.includes(template) && (pick === undefined || trend.is === pick);
  return { errors: errors.filter(isShown), noise: noise.filter(isShown) };
}

/** How many lines hidden patterns have: as counted now, or when they were hidden, if they are no longer asked for. */
function useHiding(
  { hidden, onHide, hiddenCounts, onHiddenCount }: PatternListProps,
  rows: FoundPatterns['table']['rows']
) {
  const hide = useCallback(
    (template: string) => {
      const count = rows.find((row) => row.template === template)?.count;
      if (count !== undefined) {
        onHiddenCount(template, count);
      }
      onHide(template);
    },
    [rows, onHide, onHiddenCount]
  );
  const counts = useMemo(
    () => hidden.map((template) => rows.find((row) => row.template === template)?.count ?? hiddenCounts.get(template)),
    [hidden, rows, hiddenCounts]
  );
  return { hide, counts };
}

interface Known extends Pick<RowsLook, 'total' | 'onHide' | 'onToggle' | 'onKeyDown'> {
  readonly sorted: SortedPatterns;
}

/** The same object as long as nothing in it changes, so that rows are not drawn again. */
function useLook(props: PatternListProps & { readonly found: FoundPatterns }, known: Known): RowsLook {
  const styles = useStyles2(getPatternRowStyles);
  const { window, timeZone, traceHref, serviceHref, onOnly, found } = props;
  const { total, sorted, onHide, onToggle, onKeyDown } = known;
  const { since, stepsFrom } = found.table;
  const stretch = useMemo(() => windowOf(stepsFrom, window.to), [stepsFrom, window]);
  const { boundary } = sorted;
  return useMemo(
    () => ({
      stretch,
      timeZone,
      traceHref,
      serviceHref,
      onOnly,
      styles,
      total,
      onHide,
      onToggle,
      onKeyDown,
      since,
      boundary,
    }),
    [stretch, timeZone, traceHref, serviceHref, onOnly, styles, total, onHide, onToggle, onKeyDown, since, boundary]
  );
}

function useOpened() {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((template: string) => {
    setOpened((before) => {
      const after = new Set(before);
      if (!after.delete(template)) {
        after.add(template);
      }
      return after;
    });
  }, []);
  return { opened, toggle };
}

const getStyles = (theme: GrafanaTheme2) => ({
  frame: css({ containerType: 'inline-size', minWidth: 0, paddingBottom: theme.spacing(1) }),
  waiting: css({ minHeight: 320 }),
});
