const escape = String.fromCharCode(27);
const bell = String.fromCharCode(7);

/** What terminals read as commands: colours and cursor moves (CSI), titles and links (OSC). */
const terminal = new RegExp(
  `${escape}(?:\\[[0-9;:?]*[ -/]*[@-~]|\\][^${bell}${escape}]*(?:${bell}|${escape}\\\\)?)`,
  'g'
);

/** Characters without a shape, and those that turn the direction of what follows: a line must not rewrite its neighbours. */
const unshown = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A line as it is shown: terminal colours left out, characters that would hide or turn text made visible.
 * For display only; what is copied stays as it was written.
 */
export function shownText(text: string): string {
  const plain = text.includes(escape) ? text.replace(terminal, '') : text;
  return plain.replace(unshown, (character) => (/[\t\n\r]/.test(character) ? character : '\ufffd'));
}
