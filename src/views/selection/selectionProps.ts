import type { TraceSummary } from '../../model/trace';
import type { AttributeFilter, SearchedTraces } from '../../model/traceSearch';
import type { TraceSelection } from '../../model/traceSelection';
import type { Context } from '../routes';

/** What was searched, what of it is selected, and what to do when somebody chooses otherwise. */
export interface SelectionProps {
  readonly want: SearchedTraces;
  readonly selection: TraceSelection | undefined;
  readonly found: readonly TraceSummary[];
  readonly context: Context;
  readonly onSelection: (selection: TraceSelection | undefined) => void;
  readonly onFilter: (filter: AttributeFilter) => void;
}
