import fc from 'fast-check';
import { statementLayout } from './statementLayout';

describe('the layout of a statement', () => {
  it('has a line for each clause and each condition', () => {
    expect(
      statementLayout(
        "SELECT o.id, sum(i.price) FROM orders o LEFT JOIN items i ON i.order_id = o.id WHERE o.state = 'x and y' AND o.at BETWEEN $1 AND $2 OR o.id IN (SELECT id FROM vip) GROUP BY o.id ORDER BY 2 LIMIT 5"
      )
    ).toBe(
      [
        'SELECT o.id, sum(i.price)',
        'FROM orders o',
        'LEFT JOIN items i ON i.order_id = o.id',
        "WHERE o.state = 'x and y'",
        '  AND o.at BETWEEN $1 AND $2',
        '  OR o.id IN (SELECT id FROM vip)',
        'GROUP BY o.id',
        'ORDER BY 2',
        'LIMIT 5',
      ].join('\n')
    );
    expect(statementLayout('INSERT INTO charges (id, amount) VALUES ($1, $2) RETURNING id')).toBe(
      'INSERT INTO charges (id, amount)\nVALUES ($1, $2)\nRETURNING id'
    );
    expect(statementLayout('UPDATE a SET b = 1 WHERE c')).toBe('UPDATE a\nSET b = 1\nWHERE c');
  });

  it('leaves alone what is no SQL, what is in lines already, and what is too long', () => {
    for (const text of [
      'GET user:17',
      '{"find":"carts"}',
      'SELECT 1\n  FROM t',
      '',
      `SELECT ${'x'.repeat(30_000)} FROM t`,
    ]) {
      expect(statementLayout(text)).toBe(text);
    }
  });

  it('changes nothing but blanks', () => {
    const words = fc.constantFrom(
      'select',
      'FROM',
      'and',
      'between',
      "'a from b",
      '"',
      '(',
      ')',
      '--',
      '/*',
      '\\',
      'x',
      ' ',
      '\t'
    );
    fc.assert(
      fc.property(fc.array(words), (some) => {
        const text = `SELECT ${some.join(' ')}`;
        expect(statementLayout(text).replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      })
    );
  });
});
