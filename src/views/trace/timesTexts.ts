import type { RepeatedCalls } from '../../analysis/repeatedCalls';
import type { Translate } from '../../grafana/translate';
import { asText } from '../parts/asText';
import { formatCount, formatDuration } from '../parts/format';
import { serviceLabel } from '../parts/serviceName';

/** A hint, not a verdict: whether one query could replace them, only who knows the code can say. */
export function repeatedText({ parent, first, count, total }: RepeatedCalls, t: Translate): string {
  return t(
    'trace.repeated',
    'N+1? {{calls}} × {{operation}} from {{service}} {{parent}}, one after the other, {{took}}',
    {
      calls: formatCount(count),
      operation: first.span.operation,
      service: serviceLabel(parent.span.service, t),
      parent: parent.span.operation,
      took: formatDuration(total),
      ...asText,
    }
  );
}
