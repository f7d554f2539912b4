import fc from 'fast-check';
import type { LogLine } from '../../model/log';
import { epochMs } from '../../model/units';
import { csvCell, lineAsText, linesAsCsv, linesAsMarkdown, linesAsNdjson, linesAsText } from './linesAsText';

const line = (body: string, more: Partial<LogLine> = {}): LogLine => ({
  id: '1',
  at: epochMs(1_795_227_600_000.123),
  atNs: '1795227600000123456',
  level: 'error',
  service: 'cart',
  body,
  attributes: {},
  ...more,
});

describe('lines to take away', () => {
  it('say when to the nanosecond, how grave, who and what', () => {
    expect(lineAsText(line('no cart'))).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000123456Z error cart no cart$/);
    expect(linesAsText([line('a'), line('b')]).split('\n')).toHaveLength(2);
  });

  it('are one JSON text a line, whatever stands in them', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (bodies) => {
        const texts = linesAsNdjson(bodies.map((body) => line(body))).split('\n');
        const read: unknown[] = texts.map((text) => JSON.parse(text));
        expect(read).toMatchObject(bodies.map((body) => ({ line: body })));
      })
    );
  });

  it('link to their traces in Markdown, and cannot leave their code', () => {
    const text = linesAsMarkdown([line('a `` b\n# c'), line('d')], ({ body }) =>
      body === 'd' ? 'https://x/a(b)?q=1' : undefined
    );
    const [first, second] = text.split('\n');
    expect(first).toMatch(/^- ``` .* a `` b ⏎ # c ```$/);
    expect(second).toMatch(/`.*d` \[trace\]\(https:\/\/x\/a%28b%29\?q=1\)$/);
  });

  it('are a table with the fields that any of them has', () => {
    const [head, first, second] = linesAsCsv([
      line('a "quoted"', { attributes: { pod: 'x' } }),
      line('a=1 b=2', { attributes: { zone: 'y' } }),
    ]).split('\r\n');
    expect(head).toBe('"time","level","service","line","trace_id","span_id","a","b","pod","zone"');
    expect(first).toContain('"a ""quoted""","","","","","x",""');
    expect(second).toContain('"a=1 b=2","","","1","2","","y"');
  });

  it('are never taken for a formula', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', ' =', '\t', '\r', '\n='), fc.string(), (start, rest) => {
        const cell = csvCell(`${start}${rest}`);
        return cell.startsWith(`"'`) || /^"-?\d+(\.\d+)?"$/.test(cell);
      })
    );
    expect([csvCell('-12.5'), csvCell('=1+1'), csvCell('plain')]).toEqual(['"-12.5"', `"'=1+1"`, '"plain"']);
  });
});
