import { shownText } from './shownText';

const esc = '\u001b';

describe('a line as it is shown', () => {
  it('has no terminal colours, cursor moves, titles or links', () => {
    expect(shownText(`${esc}[31mERROR${esc}[0m failed`)).toBe('ERROR failed');
    expect(shownText(`${esc}[38;5;196m${esc}[1;4mx${esc}[K`)).toBe('x');
    expect(shownText(`${esc}]0;title\u0007text`)).toBe('text');
    expect(shownText(`${esc}]8;;https://evil${esc}\\link${esc}]8;;${esc}\\`)).toBe('link');
  });

  it('shows where a character would hide or turn text', () => {
    expect(shownText('a\u0000b\u202ec\u2066d')).toBe('a\ufffdb\ufffdc\ufffdd');
  });

  it('leaves everything else alone: markup, line breaks, tabs, Korean, emoji', () => {
    const text = '<script>alert(1)</script>\n\tat 주문.처리 (👩‍💻) [31m';
    expect(shownText(text)).toBe(text);
  });
});
