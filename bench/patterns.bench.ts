import { lineColumns } from '../src/analysis/patterns/lineColumns';
import { patternRows } from '../src/analysis/patterns/patternRows';
import { finished } from '../src/model/steps';
import { generatedLines, generatedWindow } from './generatedLines';
import { asked, figure, medianOf } from './measure';

/** What the worker does with 50,000 lines, without the way to it and back: that is measured in the browser (patterns.spec.ts). */
if (asked('logs.patterns.50k')) {
  const lines = lineColumns(generatedLines(50_000));
  let found = 0;
  const took = medianOf(5, () => {
    found = finished(patternRows({ lines, truncated: false, window: generatedWindow })).rows.length;
  });
  figure('logs.patterns.50k', took, 'ms');
  figure('logs.patterns.50k.rows', found, 'rows');
}
