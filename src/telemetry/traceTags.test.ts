import fc from 'fast-check';
import type { Answers } from './question';
import { anyAnswers } from './testing/arbitraryFrames';
import { anyText } from './testing/arbitraryTexts';
import { misplaced } from './testing/grammar';
import { signalScope, valueOf } from './testing/scopes';
import { mostTagValues, traceTagsQuestion, traceTagValuesQuestion } from './traceTags';

const answered = (refId: string, body: unknown): Answers =>
  new Map([
    [
      refId,
      { frames: [{ refId, fields: [{ name: 'json', type: 'string', values: [JSON.stringify(body)] }], length: 1 }] },
    ],
  ]);
const tags = (body: unknown) => traceTagsQuestion(signalScope()).read(answered('tags', body));
const values = (body: unknown) => traceTagValuesQuestion('span.x', {}, signalScope()).read(answered('values', body));

describe('names of attributes', () => {
  it('carry their scope; of what every span has, only what one would type', () => {
    expect(
      valueOf(
        tags({
          scopes: [
            { name: 'span', tags: ['http.route', 'a b'] },
            { name: 'resource', tags: ['service.name'] },
            { name: 'intrinsic', tags: ['name', 'span:name', 'nestedSetLeft', 'kind'] },
            { name: 'link' },
          ],
          metrics: {},
        })
      )
    ).toEqual(['kind', 'name', 'resource.service.name', 'span.a b', 'span.http.route']);
  });

  it('come without scopes from an older Tempo', () => {
    expect(valueOf(tags({ tagNames: ['http.route'] }))).toEqual(['.http.route']);
  });

  it('may be none', () => {
    expect([tags({}), tags({ scopes: [] }), tags({ scopes: null })]).toMatchObject([
      { is: 'absent' },
      { is: 'absent' },
      { is: 'absent' },
    ]);
  });
});

describe('values of an attribute', () => {
  it('are told with their type or alone, sorted, each once and not too many', () => {
    expect(
      valueOf(values({ tagValues: [{ type: 'int', value: '500' }, { type: 'int', value: '60' }, 'x', 'x'] }))
    ).toEqual(['60', '500', 'x']);
    const many = Array.from({ length: 999 }, (_, index) => ({ type: 'string', value: `v${index}` }));
    expect(valueOf(values({ tagValues: many }))).toHaveLength(mostTagValues);
  });

  it('are asked of the search so far, without what is wanted of that attribute', () => {
    const want = {
      status: 'error',
      attributes: [
        { key: 'span.x', op: '=', value: 'a' },
        { key: 'span.y', op: '=', value: 'b' },
      ],
    } as const;
    const [query] = traceTagValuesQuestion('span.x', want, signalScope({ matchers: [] })).queries;
    expect(query).toMatchObject({
      path: 'tag-values',
      params: { tag: 'span.x', q: '{ status = error && span.y = "b" }' },
    });
  });

  it('are asked with a text that the grammar understands', () => {
    fc.assert(
      fc.property(anyText, anyText, (operation, value) => {
        const want = { operation, attributes: [{ key: 'span.y', op: '=', value } as const] };
        const [query] = traceTagValuesQuestion('span.x', want, signalScope()).queries;
        expect(misplaced('traceql', query && 'params' in query ? (query.params.q ?? '') : '')).toEqual([]);
      })
    );
  });

  it('are never a reason to throw', () => {
    fc.assert(
      fc.property(anyAnswers(['values']), (answers) => {
        expect(['ready', 'absent', 'failed']).toContain(
          traceTagValuesQuestion('span.x', {}, signalScope()).read(answers).is
        );
      })
    );
  });
});
