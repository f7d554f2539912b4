/** @jest-environment node */
import fc from 'fast-check';
import { join } from 'node:path';
import { englishOf, fileOf, flatOf, keysIn, mistakesIn } from '../scripts/translations/files.mjs';
import { mistakes, textsIn } from '../scripts/translations/project.mjs';
import { textsOf } from '../scripts/translations/texts.mjs';

const root = join(__dirname, '..');
const english = new Map([
  ['lines_one', '{{count}} line'],
  ['lines_other', '{{count}} lines'],
  ['p95', 'p95'],
  ['title', 'Logs of <to>{{service}}</to>'],
]);
const korean = new Map([
  ['lines_other', '로그 {{count}}줄'],
  ['p95', 'p95'],
  ['title', '<to>{{service}}</to>의 로그'],
]);
const without = (key: string) => new Map([...korean].filter(([other]) => other !== key));
const inKorean = (translated: ReadonlyMap<string, string>) => mistakesIn(english, translated, 'ko-KR').join('\n');

describe('the texts of the user interface', () => {
  it('stand in every language', () => {
    expect(textsIn(root).flat.size).toBeGreaterThan(200);
    expect(mistakes(root)).toEqual([]);
  });

  it('need of each plural the forms that the language has', () => {
    expect(keysIn(english.keys(), 'ko-KR')).toEqual(['lines_other', 'p95', 'title']);
    expect(keysIn(english.keys(), 'en-US')).toEqual([...english.keys()]);
    expect(inKorean(korean)).toBe('');
  });

  it('are missed where a language lacks them or leaves them empty, with word on what to do', () => {
    expect(inKorean(without('title'))).toMatch(
      'run `npm run translations`, then translate 1 keys that are empty in ko-KR'
    );
    expect(inKorean(new Map([...korean, ['title', '']]))).toMatch('ko-KR lacks title: “Logs of <to>');
  });

  it('are not kept when nothing uses them, nor passed off as translated', () => {
    expect(inKorean(new Map([...korean, ['gone', '없음']]))).toMatch('ko-KR has gone, which nothing uses');
    expect(inKorean(new Map([...korean, ['title', english.get('title') ?? '']]))).toMatch('title is not translated');
  });

  it('keep their placeholders and tags', () => {
    expect(inKorean(new Map([...korean, ['title', '<to>{{name}}</to>의 로그']]))).toMatch('title has');
    expect(inKorean(new Map([...korean, ['title', '{{service}}의 로그']]))).toMatch('title has');
  });

  it('law: a file says what was written to it', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.tuple(word, word).map((steps) => steps.join('.')),
          fc.string()
        ),
        (texts) => {
          const flat = new Map(Object.entries(texts));
          expect(new Map([...flatOf(JSON.parse(fileOf(flat)))].sort())).toEqual(new Map([...flat].sort()));
        }
      )
    );
  });
});

describe('finding texts in sources', () => {
  const found = (source: string) => {
    const { texts, wrong } = textsOf('src/a.tsx', source);
    return { texts: texts.map(({ key, text }) => [key, text]), wrong };
  };

  it('reads calls, counted ones in both forms, and sentences with elements in them', () => {
    const counted = `t('b', 'x', { count, defaultValue_one: 'one', defaultValue_other: 'many' })`;
    const sentence = `<Trans i18nKey="c" defaults="by <to/>" components={{}} />; <Trans i18nKey="d">plain</Trans>`;
    expect(found(`t('a', 'A'); ${counted}; ${sentence}`)).toEqual({
      texts: [
        ['a', 'A'],
        ['b_one', 'one'],
        ['b_other', 'many'],
        ['c', 'by <to/>'],
        ['d', 'plain'],
      ],
      wrong: [],
    });
  });

  it('reads elements between words as react-i18next names them', () => {
    expect(found('<Trans i18nKey="a">\n  This is <b>the shop</b>, {{ name }}.\n</Trans>').texts).toEqual([
      ['a', 'This is <1>the shop</1>, {{name}}.'],
    ]);
  });

  it('says where a key or a text is not written out, or a count has no plural', () => {
    expect(found('t(key, "A")').wrong).toEqual(['src/a.tsx:1: the key key is not written out']);
    expect(found('t("a", text)').wrong).toEqual(['src/a.tsx:1: a has no text that is written out']);
    expect(found('t("a", "{{count}} lines", { count })').wrong[0]).toMatch('lacks defaultValue_one');
  });

  it('says where one key has two texts, or is the beginning of another', () => {
    const texts = (source: string) => englishOf(textsOf('src/a.tsx', source).texts).wrong.join('\n');
    expect(texts(`t('a', 'A'); t('a', 'B')`)).toMatch('a says “B”, and “A” at src/a.tsx:1');
    expect(texts(`t('a', 'A'); t('a.b', 'B')`)).toMatch('a.b lies below a');
    expect(texts(`t('a', 'A'); t('a', 'A')`)).toBe('');
  });
});
