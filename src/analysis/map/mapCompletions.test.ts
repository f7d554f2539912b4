import fc from 'fast-check';
import { completions } from './mapCompletions';
import { parseMapQuery } from './mapQuery';

const known = { names: ['cart', 'cart-db', 'red cart', 'state-keeper'], namespaces: ['shop', 'bank'] };
const offered = (text: string, caret = text.length) =>
  completions(text, caret, known).map(({ insert }) => insert.trim());

describe('how a query could go on', () => {
  it('offers fields and names where a term may stand, chosen by what is typed', () => {
    expect(offered('')).toEqual(expect.arrayContaining(['errors >', 'kind =', 'name ~']));
    expect(offered('ca')).toEqual(['cart', 'cart-db', '"red cart"']);
    expect(offered('sta')).toEqual(['state =', 'state-keeper']);
    expect(offered('kind = queue and er')).toEqual(['errors >', 'state-keeper']);
    expect(offered('-na')).toEqual(['namespace =', 'name ~']);
    expect(offered('"red')).toEqual(['"red cart"']);
  });

  it('offers values after a sign, and signs after a field', () => {
    expect(offered('kind = ')).toEqual(['service', 'user', 'database', 'queue', 'external', 'messaging']);
    expect(offered('kind = d')).toEqual(['database']);
    expect(offered('state=n')).toEqual(['no data', 'failing']);
    expect(offered('namespace = ')).toEqual(['shop', 'bank']);
    expect(offered('name = "re')).toEqual(['"red cart"']);
    expect(offered('errors > ')).toEqual(['1%', '5%', '0.1%']);
    expect(offered('p95 ').slice(0, 2)).toEqual(['>', '>=']);
    expect(offered('latency > ')).toEqual([]);
  });

  it('offers joints after a term', () => {
    expect(offered('kind = queue ').slice(0, 2)).toEqual(['and', 'or']);
    expect(offered('(a) o').slice(0, 1)).toEqual(['or']);
  });

  it('takes the place of the word at the caret, not of what follows', () => {
    expect(completions('ca or mail', 2, known)[0]).toEqual({
      insert: 'cart ',
      from: 0,
      to: 2,
      about: { is: 'name', name: 'cart' },
    });
  });

  it('law: what is inserted never makes a readable beginning unreadable by itself', () => {
    const anyWord = fc.constantFrom('kind', '=', 'queue', 'and', 'not', '(', 'car', 'errors', '>', '"re', 'a', '');
    fc.assert(
      fc.property(fc.array(anyWord, { maxLength: 5 }), (words) => {
        const text = words.join(' ');
        for (const { insert, from, to } of completions(text, text.length, known)) {
          const next = parseMapQuery(text.slice(0, from) + insert + text.slice(to));
          const isUnfinished =
            !next.ok &&
            ['term-missing', 'value-missing', 'parenthesis-open', 'nothing', 'field-missing'].includes(next.why.is);
          const wasWrong = parseMapQuery(text.slice(0, from));
          expect(next.ok || isUnfinished || !wasWrong.ok).toBe(true);
        }
      })
    );
  });
});
