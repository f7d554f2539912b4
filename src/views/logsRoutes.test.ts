import fc from 'fast-check';
import { logsPath, patternPicks, readLogsView, shows, type LogsView } from './logsRoutes';

const text = fc.string({ unit: 'grapheme', minLength: 1 });
const field = fc.record(
  {
    key: text,
    op: fc.constantFrom('=' as const, '!=' as const),
    value: fc.string({ unit: 'grapheme' }),
    within: fc.constantFrom('json' as const, 'logfmt' as const),
  },
  { requiredKeys: ['key', 'op', 'value'] }
);
const look: fc.Arbitrary<LogsView> = fc.record(
  {
    contains: text,
    fields: fc.array(field, { minLength: 1, maxLength: 3 }),
    show: fc.constantFrom(...shows),
    like: text,
    hidden: fc.array(text, { minLength: 1, maxLength: 3 }),
    patterns: fc.constantFrom(...patternPicks),
    columns: fc.array(text, { minLength: 1, maxLength: 3 }),
    around: text,
    live: fc.constant(true as const),
  },
  { requiredKeys: [] }
);

describe('how the logs are looked at', () => {
  it('stands in the address and is read from it again, whatever the texts are', () => {
    fc.assert(
      fc.property(look, (view) => {
        const search = logsPath({}, {}, view).split('?')[1] ?? '';
        expect(readLogsView(search)).toEqual(view);
      })
    );
  });

  it('leaves out filters that are none', () => {
    expect(readLogsView('fields=a;like;b;c').fields).toBeUndefined();
    expect(readLogsView('fields=user;json!=;7').fields).toEqual([
      { key: 'user', op: '!=', value: '7', within: 'json' },
    ]);
  });
});
