import { useCallback, useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import type { RawRange } from '../../grafana/clockMoves';
import type { FieldFilter, LogVolume } from '../../model/log';
import type { LogWay } from '../../telemetry/logWays';
import type { LinesWanted } from '../parts/linesWanted';
import type { Metrics } from '../parts/useMetricScope';
import { logsPath, type LogsView } from '../logsRoutes';
import { readContext, type Context, type Thread } from '../routes';

/** Where the page stands: whose lines, how one looks at them, and how to look otherwise. */
export interface LogsSetting {
  readonly thread: Thread;
  readonly context: Context;
  readonly view: LogsView;
  readonly metrics: Metrics;
  /** Undefined while it is not known what to ask. */
  readonly wanted: LinesWanted | undefined;
  readonly way: LogWay | undefined;
  readonly raw: RawRange;
  /** All lines of the chosen levels, where they are counted. */
  readonly total?: number;
  /** All levels; undefined where they are not counted. */
  readonly volume?: LogVolume;
  readonly go: Go;
  /** The page's address, looked at otherwise. */
  readonly hrefOf: (view: LogsView) => string;
}

export interface Shown {
  readonly thread?: Thread;
  readonly view?: LogsView;
  /** What is typed is one step in the history, not one for each pause. */
  readonly how?: 'push' | 'replace';
}

export type Go = (to: Shown) => void;

/** Goes to the same page with another subject, other filters or another look. */
export function useGo(thread: Thread, view: LogsView): Pick<LogsSetting, 'go' | 'hrefOf'> {
  const navigate = useNavigate();
  const { search } = useLocation();
  const context = useMemo(() => readContext(search), [search]);
  const hrefOf = useCallback((other: LogsView) => logsPath(context, thread, other), [context, thread]);
  const go = useCallback(
    (to: Shown) =>
      void navigate(logsPath(context, to.thread ?? thread, to.view ?? view), { replace: to.how === 'replace' }),
    [navigate, context, thread, view]
  );
  return useMemo(() => ({ go, hrefOf }), [go, hrefOf]);
}

/** The filters with one more; one that says the opposite of it makes room. */
export function withField(fields: readonly FieldFilter[] = [], added: FieldFilter): readonly FieldFilter[] {
  const others = fields.filter(
    ({ key, value, within }) => key !== added.key || value !== added.value || within !== added.within
  );
  return [...others, added];
}

/** Without the one at `index`; undefined where none is left. */
export function withoutField(fields: readonly FieldFilter[], index: number): readonly FieldFilter[] | undefined {
  const left = fields.filter((_, at) => at !== index);
  return left.length > 0 ? left : undefined;
}

/** The columns with one more, or without it where it was there; undefined where none is left. */
export function toggledColumn(columns: readonly string[] = [], key: string): readonly string[] | undefined {
  const after = columns.includes(key) ? columns.filter((one) => one !== key) : [...columns, key];
  return after.length > 0 ? after : undefined;
}

/** A look without its filters. How lines are shown stays as it is. */
export function withoutFilters({ widened, show, columns, live }: LogsView): LogsView {
  return { widened, show, columns, live };
}
