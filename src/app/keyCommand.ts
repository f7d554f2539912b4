/** What a key or a pair of keys asks for, on every page. */
export type KeyCommand =
  | 'zoom-out'
  | 'shift-back'
  | 'shift-forth'
  | 'refresh'
  | 'overview'
  | 'environments'
  | 'map'
  | 'traces'
  | 'logs'
  | 'copy-link'
  | 'show-keys';

/** The same pairs as in Grafana's dashboards for time, and `,` for places: `g …` belongs to Grafana. */
const pairs: Readonly<Record<string, KeyCommand>> = {
  't z': 'zoom-out',
  't ArrowLeft': 'shift-back',
  't ArrowRight': 'shift-forth',
  'd r': 'refresh',
  ', o': 'overview',
  ', m': 'map',
  ', a': 'environments',
  ', r': 'traces',
  ', l': 'logs',
};

const singles: Readonly<Record<string, KeyCommand>> = { c: 'copy-link', K: 'show-keys' };

const firsts = new Set(Object.keys(pairs).map((pair) => pair.split(' ')[0]));

/** How long the first key of a pair waits for the second, in milliseconds. */
const patience = 1000;

export interface PressedKey {
  readonly key: string;
  readonly at: number;
}

export interface KeyReading {
  readonly command?: KeyCommand;
  /** A first key that waits for its second. */
  readonly waiting?: PressedKey;
}

/** Reads one key press, given the key that was waiting for a second. */
export function readKey(pressed: PressedKey, waiting: PressedKey | undefined): KeyReading {
  const pair = waiting && pressed.at - waiting.at <= patience ? pairs[`${waiting.key} ${pressed.key}`] : undefined;
  if (pair) {
    return { command: pair };
  }
  if (firsts.has(pressed.key)) {
    return { waiting: pressed };
  }
  return { command: singles[pressed.key] };
}

/** A chosen radio button or switch keeps the focus, but nothing is typed into it. */
const fields = 'input:not([type="radio"], [type="checkbox"]), textarea, select, [role="dialog"], [role="listbox"]';

/** Whether a key press belongs to what is focused: text being typed, a menu, or a chord with a modifier. */
export function belongsToFocus(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) {
    return true;
  }
  const target = event.target;
  return target instanceof HTMLElement && (target.isContentEditable || target.closest(fields) !== null);
}
