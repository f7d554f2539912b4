import { isKeyTaken } from './keyTaken';

/** What is said of a key pressed on `selector` within `html`. */
function taken(html: string, selector: string, more: KeyboardEventInit = {}): boolean | undefined {
  document.body.innerHTML = html;
  let answer: boolean | undefined;
  const hear = (event: KeyboardEvent) => (answer = isKeyTaken(event));
  document.addEventListener('keydown', hear);
  const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true, ...more });
  document.querySelector(selector)?.dispatchEvent(event);
  document.removeEventListener('keydown', hear);
  return answer;
}

describe('a key', () => {
  it('is the page’s where nothing else wants it', () => {
    expect(taken('<button>x</button>', 'button')).toBe(false);
    expect(taken('<button>x</button><ul role="listbox" hidden></ul>', 'button')).toBe(false);
    expect(taken('<button>x</button>', 'body', { shiftKey: true })).toBe(false);
    expect(taken('<input type="radio">', 'input')).toBe(false);
    expect(taken('<input type="checkbox">', 'input')).toBe(false);
    expect(taken('<div role="listbox" data-page-keys></div>', 'div')).toBe(false);
  });

  it.each([
    '<input>',
    '<textarea></textarea>',
    '<select></select>',
    '<p contenteditable="true"></p>',
    '<ul role="listbox"></ul>',
  ])('is typed in %s', (field) => expect(taken(`<div>${field}</div>`, 'div > *')).toBe(true));

  it.each(['dialog', 'menu'])('closes the %s that lies open, wherever the focus is', (role) => {
    expect(taken(`<button>x</button><div role="${role}"></div>`, 'button')).toBe(true);
  });

  it('is part of a chord, or was heard already', () => {
    expect(taken('<button>x</button>', 'button', { ctrlKey: true })).toBe(true);
    document.body.addEventListener('keydown', (event) => event.preventDefault(), { once: true });
    expect(taken('<button>x</button>', 'button')).toBe(true);
  });
});
