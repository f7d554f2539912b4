import { asDataFrame, shopAnswer } from './DemoDataSource';
import type { Exemplars } from './PrometheusDataSource';

/** Exemplars cannot be filled into a Prometheus after the fact: the shop tells those that it would have kept. */
export const demoExemplars: Exemplars = async (asked, refId) => {
  if (!asked) {
    return [];
  }
  const answers = shopAnswer(asked, [{ kind: 'promql', refId, expr: '', shape: 'range', exemplars: true }]);
  const frames = answers.get(refId)?.frames ?? [];
  return frames.filter((frame) => frame.meta?.dataTopic === 'annotations').map((frame) => asDataFrame(frame, refId));
};
