import type { TraceId } from '../model/ids';
import { contains, type Window } from '../model/window';
import type { DemoFrame } from './demoFrame';
import { requestWithId, spansOf } from './request';
import { isStored, traceIdOf } from './requestId';
import { linksBack } from './traceAnswers';
import { tracesFrame } from './traceSearch';

/** Traces that link to this one: of each message it is the next that points back. */
export function linkingAnswer(traceId: TraceId, window: Window): readonly DemoFrame[] {
  const request = requestWithId(traceId);
  const next = request && requestWithId(traceIdOf({ ...request.key, n: request.key.n + 1 }));
  const found = next && isStored(next.traceId) && contains(window, next.at) ? [next] : [];
  return [
    tracesFrame(
      found.filter((one) => spansOf(one).some(({ shape }) => linksBack(shape))),
      ({ shape }) => linksBack(shape)
    ),
  ];
}
