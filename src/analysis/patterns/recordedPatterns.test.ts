/** @jest-environment node */
import { finished } from '../../model/steps';
import { windowOf } from '../../model/window';
import { readLogRows } from '../../telemetry/logRows';
import { answerIn } from '../../telemetry/testing/recorded';
import { lineColumns } from './lineColumns';
import { sortedPatterns } from './patternOrder';
import { patternRows } from './patternRows';

const window = windowOf(1_795_227_150_000, 1_795_227_990_000);

function told(file: string) {
  const { items } = readLogRows(answerIn(file, 'logs').frames);
  const table = finished(patternRows({ lines: lineColumns(items), truncated: false, window }));
  const { errors, noise } = sortedPatterns(table, window);
  const rows = [...errors, ...noise];
  expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(items.length);
  return rows.map(({ count, worst, template }) => `${count} ${worst} ${template}`);
}

describe('the recorded lines', () => {
  it('of a service are a few rows', () => {
    expect(told('loki/logs-service.json')).toEqual([
      '11 error ListRecommendations failed: cache rebuild timed out order=<_>',
      '111 warn cache miss for user <_>, rebuilding <_> products',
      '78 info ListRecommendations handled in <_> ms',
    ]);
  });

  it('of errors are what failed, once each', () => {
    expect(told('loki/logs-error-level.json')).toEqual([
      '81 error ListRecommendations failed: cache rebuild timed out order=<_>',
      '71 error GET /product/{id} failed: downstream: cache rebuild timed out order=<_>',
      '18 error Charge failed: card processor unreachable: connection refused order=<_>',
      '16 error PlaceOrder failed: downstream: card processor unreachable: connection refused order=<_>',
      '14 error POST /checkout failed: downstream: downstream: card processor unreachable: connection refused order=<_>',
    ]);
  });

  it('of a failed request are its story', () => {
    expect(told('loki/logs-for-trace-payment-error.json')).toEqual([
      '1 error Charge failed: card processor unreachable: connection refused order=<_>',
      '1 error POST /checkout failed: downstream: downstream: card processor unreachable: connection refused order=<_>',
      '1 error PlaceOrder failed: downstream: card processor unreachable: connection refused order=<_>',
      '1 info GetCart handled in <_> ms',
      '1 info SendOrderConfirmation handled in <_> ms',
      '1 info ShipOrder handled in <_> ms',
    ]);
  });
});
