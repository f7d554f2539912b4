import fc from 'fast-check';
import type { LogLine } from '../model/log';
import { epochMs } from '../model/units';
import { fieldDistributions } from './fieldDistributions';
import { fieldValue, lineFields, mostFields } from './lineFields';

const line = (body: string, attributes: Readonly<Record<string, string>> = {}): LogLine => ({
  id: '1',
  at: epochMs(0),
  atNs: '0',
  level: 'info',
  body,
  attributes,
});

describe('the fields of a line', () => {
  it('are its labels, and what stands in a line of JSON, called as Loki calls it', () => {
    const fields = lineFields(
      line('{"user":{"id":47,"tags":["a"]},"ok":true,"pod":"other","nothing":null}', { pod: 'cart-1' })
    );
    expect(fields).toEqual([
      { key: 'ok', value: 'true', within: 'json' },
      { key: 'pod', value: 'cart-1' },
      { key: 'pod_extracted', value: 'other', within: 'json' },
      { key: 'user_id', value: '47', within: 'json' },
    ]);
  });

  it('are found in logfmt, and not in a sentence with an equals sign', () => {
    expect(lineFields(line('level=warn msg="no \\"cart\\" here" took=12ms'))).toEqual([
      { key: 'level', value: 'warn', within: 'logfmt' },
      { key: 'msg', value: 'no "cart" here', within: 'logfmt' },
      { key: 'took', value: '12ms', within: 'logfmt' },
    ]);
    expect(lineFields(line('retry with a=1 and b=2'))).toEqual([]);
    expect(fieldValue(line('a=1 b=2'), 'b')).toBe('2');
    expect(fieldValue(line('a=1 b=2'), 'toString')).toBeUndefined();
  });

  it('are bounded, however many there are and however deep they lie', () => {
    const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`k${index}`, 'v']));
    expect(lineFields(line(JSON.stringify(many)))).toHaveLength(mostFields);
    expect(lineFields(line('', many))).toHaveLength(mostFields);
    expect(lineFields(line(`${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`))).toHaveLength(1);
    expect(lineFields(line('{"broken'))).toEqual([]);
  });
});

const someLines = fc.array(
  fc
    .dictionary(
      fc.constantFrom('a', 'b', '__proto__', 'c'),
      fc.oneof(fc.constantFrom('x', 'y', '1', '2', '3'), fc.string())
    )
    .map((attributes) => line('', attributes)),
  { maxLength: 40 }
);

describe('how the values of fields are spread', () => {
  it('counts each line that has the field once', () => {
    fc.assert(
      fc.property(someLines, (lines) =>
        fieldDistributions(lines).every(({ key, lines: having, top, others, values, numbers }) => {
          const real = lines.filter((one) => Object.hasOwn(one.attributes, key)).length;
          const inTop = top.reduce((sum, one) => sum + one.lines, 0);
          const inBins = numbers?.bins.reduce((sum, count) => sum + count, 0) ?? having;
          return having === real && inTop + others === having && values >= top.length && inBins === having;
        })
      )
    );
  });

  it('does not depend on the order of the lines', () => {
    fc.assert(
      fc.property(someLines, (lines) => {
        expect(fieldDistributions([...lines].reverse())).toEqual(fieldDistributions(lines));
      })
    );
  });

  it('tells numbers as quantiles, and ids of digits not', () => {
    const [id, took] = fieldDistributions(
      Array.from({ length: 100 }, (_, index) => line('', { id: `1234567890123456${index}`, ms: String(index + 1) }))
    );
    expect(took?.numbers).toMatchObject({ least: 1, median: 50, p95: 95, most: 100 });
    expect(id?.numbers).toBeUndefined();
  });
});
