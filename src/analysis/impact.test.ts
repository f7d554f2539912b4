import fc from 'fast-check';
import type { OperationRed } from '../model/red';
import { ms, perSecond } from '../model/units';
import { byImpact } from './impact';

function operation(name: string, time?: number, rate?: number): OperationRed {
  return {
    operation: name,
    kind: 'server',
    red: { rate: rate === undefined ? undefined : perSecond(rate) },
    time: time === undefined ? undefined : ms(time),
  };
}

describe('operations by impact', () => {
  it('are ordered by the time all their requests take, with its share', () => {
    const impacts = byImpact([operation('rare', 100), operation('busy', 300, 90), operation('unknown', undefined, 5)]);
    expect(impacts.map(({ operation: { operation: name }, share }) => [name, share])).toEqual([
      ['busy', 0.75],
      ['rare', 0.25],
      ['unknown', undefined],
    ]);
  });

  it('do not turn unknown into nothing, nor nothing into unknown', () => {
    const impacts = byImpact([operation('unknown', undefined, 900), operation('idle', 0)]);
    expect(impacts.map(({ operation: { operation: name } }) => name)).toEqual(['idle', 'unknown']);
    expect(impacts.map(({ share }) => share)).toEqual([undefined, undefined]);
  });

  it('law: shares add up to the whole', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1 }), (times) => {
        const impacts = byImpact(times.map((time, index) => operation(`o${index}`, time)));
        expect(impacts.reduce((sum, { share }) => sum + (share ?? 0), 0)).toBeCloseTo(1, 9);
      })
    );
  });
});
