import { preparedTrace } from '../src/analysis/preparedTrace';
import { waterfallRows } from '../src/analysis/waterfall';
import { readTraceId } from '../src/model/ids';
import { traceQuestion } from '../src/telemetry/trace';
import { generatedTrace } from './generatedTrace';
import { asked, figure, medianOf } from './measure';

const sizes = [
  ['1k', 1000],
  ['10k', 10_000],
  ['100k', 100_000],
] as const;

for (const [name, spans] of sizes) {
  if (!asked(`trace.model.${name}`)) {
    continue;
  }
  const traceId = readTraceId('abc');
  if (!traceId) {
    throw new Error('no id');
  }
  const { fields } = generatedTrace(traceId, spans);
  const answers = new Map([['trace', { frames: [{ fields }] }]]);
  let rows = 0;
  const took = medianOf(7, () => {
    const outcome = traceQuestion(traceId).read(answers);
    if (outcome.is === 'ready') {
      const { tree, path } = preparedTrace(outcome.value);
      rows = path.sections.length > 0 ? waterfallRows(tree, new Set()).length : 0;
    }
  });
  if (rows !== spans) {
    throw new Error(`${rows} rows of ${spans} spans`);
  }
  figure(`trace.model.${name}`, took, 'ms');
}
