import { patternRows, type PatternsAsked, type PatternTable } from '../../analysis/patterns/patternRows';
import { finished } from '../../model/steps';

/** Rows of patterns from lines as columns. One question, one answer: whoever no longer wants it ends the worker. */
self.addEventListener('message', ({ data }: MessageEvent<PatternsAsked>) => {
  const table: PatternTable = finished(patternRows(data));
  self.postMessage(table, { transfer: table.rows.map(({ steps }) => steps.buffer) });
});
