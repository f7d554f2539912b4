/**
 * Whether a key belongs to something else than the page: it was heard already, is part of a chord, is typed into a
 * field or a list, or a dialog or a menu lies open over the page. Lists are only asked where the key is pressed: closed
 * ones stay in Grafana's document.
 */
export function isKeyTaken(event: KeyboardEvent): boolean {
  const isChord = event.ctrlKey || event.metaKey || event.altKey;
  return event.defaultPrevented || isChord || isTyping(event.target) || isSomethingOpen();
}

/**
 * A chosen radio button or switch keeps the focus, but nothing is typed into it. Nor is anything into a list that is a
 * part of the page, which says so by `data-page-keys`: others are open only while somebody chooses.
 */
const fields =
  'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable="true"], [role="listbox"]:not([data-page-keys])';

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest(fields) !== null;
}

function isSomethingOpen(): boolean {
  return document.querySelector('[role="dialog"], [role="menu"]') !== null;
}
