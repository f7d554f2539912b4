import type { OperationRed } from '../model/red';
import { ratio, type Ratio } from '../model/units';
import { byMarks, byText } from './byMarks';

/** An operation with its part in all the time the service spends on requests. */
export interface OperationImpact {
  readonly operation: OperationRed;
  /** Absent where the operation's time is not known. */
  readonly share?: Ratio;
}

/**
 * Operations by impact: rate × mean duration, so that a fast one called often can stand above a slow one called
 * seldom. Those whose time is unknown follow by rate; their time is missing from the whole, too.
 */
export function byImpact(operations: readonly OperationRed[]): readonly OperationImpact[] {
  const whole = operations.reduce((sum, { time }) => sum + (time ?? 0), 0);
  const marks = ({ time, red }: OperationRed) => [-(time ?? -1), -(red.rate ?? 0)];
  return [...operations]
    .sort((a, b) => byMarks(marks(a), marks(b)) || byText(a.operation, b.operation) || byText(a.kind, b.kind))
    .map((operation) => ({
      operation,
      share: operation.time === undefined || whole <= 0 ? undefined : ratio(operation.time / whole),
    }));
}
