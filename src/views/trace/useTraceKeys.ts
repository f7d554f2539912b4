import { useEffect, useRef, type RefObject } from 'react';
import { isKeyTaken } from '../parts/keyTaken';

type Direction = 'next' | 'previous';

/** What can be asked for by key, anywhere on the trace page. */
export interface TraceCommands {
  readonly toError: (direction: Direction) => void;
  readonly toFound: (direction: Direction) => void;
  readonly alongPath: (direction: Direction) => void;
  /** Of the list one came from. */
  readonly toTrace?: (direction: Direction) => void;
  readonly showNext: () => void;
  /** `whole` shows all of the time again. */
  readonly zoom: (how: 'in' | 'out' | 'whole') => void;
  /** Escape anywhere but in the details. */
  readonly leave?: () => void;
}

/**
 * Keys that work anywhere on the trace page: `e` and `E` go to the next and the previous failed span, `n` and `N` to what
 * was found, `p` and `P` along the critical path, `]` and `[` to the next and the previous trace, `/` to the search, `l`
 * to the selected span's log lines, Escape from the details back to the waterfall and from anywhere else one step up;
 * `+`, `-` and `0` zoom, `s` shows the trace in the next way. Where one types they are letters.
 */
export function useTraceKeys(frame: RefObject<HTMLElement | null>, commands: TraceCommands) {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  }, [commands]);
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (isKeyTaken(event)) {
        return;
      }
      if (event.key === 'Escape') {
        stepUp(frame.current, event.target, latest.current);
        return;
      }
      const act = actions[event.key];
      if (act) {
        event.preventDefault();
        act(latest.current, frame.current);
      }
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [frame]);
}

type Action = (commands: TraceCommands, frame: HTMLElement | null) => void;

const actions: Readonly<Record<string, Action>> = {
  e: ({ toError }) => toError('next'),
  E: ({ toError }) => toError('previous'),
  n: ({ toFound }) => toFound('next'),
  N: ({ toFound }) => toFound('previous'),
  p: ({ alongPath }) => alongPath('next'),
  P: ({ alongPath }) => alongPath('previous'),
  ']': ({ toTrace }) => toTrace?.('next'),
  '[': ({ toTrace }) => toTrace?.('previous'),
  s: ({ showNext }) => showNext(),
  '+': ({ zoom }) => zoom('in'),
  '=': ({ zoom }) => zoom('in'),
  '-': ({ zoom }) => zoom('out'),
  '0': ({ zoom }) => zoom('whole'),
  l: (_, frame) => focusIn(frame, '[data-span-logs]'),
  '/': (_, frame) => focusIn(frame, '[data-trace-find]'),
};

function stepUp(frame: HTMLElement | null, from: EventTarget | null, { leave }: TraceCommands) {
  if (from instanceof Element && from.closest('[data-details]') !== null) {
    focusIn(frame, '[role="row"][aria-selected="true"]');
  } else {
    leave?.();
  }
}

function focusIn(frame: HTMLElement | null, selector: string) {
  frame?.querySelector<HTMLElement>(selector)?.focus();
}
