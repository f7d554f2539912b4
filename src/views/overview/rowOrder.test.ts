import { told } from '../../model/testing/told';
import { keptOrder, keyOf, nextSort, sorted, worstFirstSort } from './rowOrder';

const [slow, busy, quiet] = [told('b', { rate: 5 }), told('a', { rate: 50 }), told('c', { rate: 1 })];
const unmeasured = { ...told('d'), red: {} };
const worst = [slow, unmeasured, busy, quiet];
const names = (rows: ReadonlyArray<typeof slow>) => rows.map(({ service }) => service.name).join('');

describe('the order of rows', () => {
  it('turns round at the second press; names begin with A, figures with the highest', () => {
    expect(nextSort(worstFirstSort, 'service')).toEqual({ by: 'service', direction: 'ascending' });
    expect(nextSort(worstFirstSort, 'rate')).toEqual({ by: 'rate', direction: 'descending' });
    expect(nextSort({ by: 'rate', direction: 'descending' }, 'rate').direction).toBe('ascending');
  });

  it('puts what was not measured last, either way', () => {
    expect(names(sorted(worst, { by: 'rate', direction: 'descending' }))).toBe('abcd');
    expect(names(sorted(worst, { by: 'rate', direction: 'ascending' }))).toBe('cbad');
  });

  it('by state is worst first, or its reverse', () => {
    expect(sorted(worst, worstFirstSort)).toBe(worst);
    expect(names(sorted(worst, { by: 'state', direction: 'ascending' }))).toBe('cadb');
  });

  it('made by hand holds while values change; who is gone leaves, who is new comes last', () => {
    const keys = [busy, slow, quiet].map(keyOf);
    expect(names(keptOrder([quiet, unmeasured, busy], keys))).toBe('acd');
  });
});
