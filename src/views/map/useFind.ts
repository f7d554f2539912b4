import { t } from '@grafana/i18n';
import { useMemo, useState, type KeyboardEvent, type RefCallback } from 'react';
import { parseMapQuery } from '../../analysis/map/mapQuery';
import type { MapQuery } from '../../analysis/map/mapQueryLanguage';
import { isFirstAwaited } from '../../grafana/answerState';
import type { OverviewView } from '../routes';
import { findTargets, targetAt } from './findTargets';
import { faultIn } from './queryFaultText';
import { findOf, useFindText } from './useFindText';
import type { MapData } from './useMapData';
import type { MapSetting } from './useMapSetting';
import { useOffers, type FindOffer, type Offers } from './useOffers';

/** The search as it is written, and what it finds. */
export interface FindState {
  readonly box: RefCallback<HTMLDivElement>;
  readonly text: string;
  /** Why it cannot be read; undefined while it can, and while there is nothing. */
  readonly fault: string | undefined;
  /** Of services and calls; undefined while nothing is searched, or not all is known that could be found. */
  readonly count: number | undefined;
  /** Which of them one looks at. */
  readonly at: number | undefined;
  readonly offers: Offers;
  readonly onType: (text: string, caret: number | null) => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly onTake: (offer: FindOffer) => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly onHide: () => void;
  readonly onClear: () => void;
}

export function useFind(
  setting: MapSetting,
  { map, marks, known, services, edges }: Pick<MapData, 'map' | 'marks' | 'known' | 'services' | 'edges'>
): FindState {
  const { look, go } = setting;
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const { text, write, leave } = useFindText(setting);
  const read = useMemo(() => readFind(text), [text]);
  // Of what is not known yet nothing is found, which is something else than none.
  const query = [services, edges].some(isFirstAwaited) ? undefined : read.query;
  const targets = useMemo(() => (query ? findTargets(map, marks, query) : undefined), [map, marks, query]);
  const at = targets && targetAt(targets, look);
  const [caret, setCaret] = useState(0);
  const offers = useOffers(text, caret, known);
  const actions = {
    onTake: (taken: FindOffer) => {
      write(taken.text);
      setCaret(taken.caret);
      putCaret(box, taken.caret);
      if (!taken.isUnfinished) {
        offers.close();
      }
    },
    onStep: (by: 1 | -1) => {
      const next = targets && stepped(targets, at, by);
      if (next) {
        offers.close();
        go({ find: findOf(text), selected: next.selected, edge: next.edge });
      }
    },
    onHide: () => {
      write('');
      go({ find: undefined, hide: alsoHidden(look.hide, text) });
    },
    onClear: () => {
      write('');
      go({ find: undefined });
    },
  };
  return {
    ...actions,
    box: setBox,
    text,
    fault: read.fault,
    count: targets?.length,
    at,
    offers,
    onType: (typed, at) => {
      write(typed);
      setCaret(at ?? typed.length);
      offers.open();
    },
    onFocus: offers.open,
    onBlur: () => {
      leave();
      offers.close();
    },
    onKeyDown: (event) => hear(event, { ...actions, offers, text }),
  };
}

/** Once the field has the text. */
function putCaret(box: HTMLElement | null, caret: number): void {
  requestAnimationFrame(() => box?.querySelector('input')?.setSelectionRange(caret, caret));
}

interface ReadFind {
  readonly query?: MapQuery;
  readonly fault?: string;
}

function readFind(text: string): ReadFind {
  if (findOf(text) === undefined) {
    return {};
  }
  const read = parseMapQuery(text);
  return read.ok ? { query: read.query } : { fault: faultIn(text, read, t) };
}

/** The next of them, and after the last the first again; the first where one looks at none. */
export function stepped(
  targets: readonly OverviewView[],
  at: number | undefined,
  by: 1 | -1
): OverviewView | undefined {
  const from = at ?? (by > 0 ? -1 : 0);
  return targets[(from + by + targets.length) % Math.max(1, targets.length)];
}

/** What was hidden stays so. */
export function alsoHidden(hide: string | undefined, text: string): string {
  return hide === undefined ? text : `(${hide}) or (${text})`;
}

type Hearing = Pick<FindState, 'offers' | 'text' | 'onTake' | 'onStep' | 'onClear'>;

/** Keys of the field. Escape closes the list, then clears the text, then leaves the field. */
function hear(event: KeyboardEvent<HTMLInputElement>, { offers, text, onTake, onStep, onClear }: Hearing) {
  switch (event.key) {
    case 'ArrowDown':
    case 'ArrowUp':
      event.preventDefault();
      if (offers.list.length === 0) {
        offers.open();
      } else {
        offers.move(event.key === 'ArrowDown' ? 1 : -1);
      }
      break;
    case 'Enter': {
      event.preventDefault();
      const chosen = offers.chosen === undefined ? undefined : offers.list[offers.chosen];
      if (chosen) {
        onTake(chosen);
      } else {
        onStep(event.shiftKey ? -1 : 1);
      }
      break;
    }
    case 'Escape':
      // Heard here, and not by the page, too.
      event.stopPropagation();
      leaveBySteps(event.currentTarget, { offers, text, onClear });
      break;
  }
}

function leaveBySteps(
  field: HTMLInputElement,
  { offers, text, onClear }: Pick<Hearing, 'offers' | 'text' | 'onClear'>
) {
  if (offers.list.length > 0 && (text === '' || offers.chosen !== undefined)) {
    offers.close();
    if (text === '') {
      field.blur();
    }
  } else if (text === '') {
    field.blur();
  } else {
    offers.close();
    onClear();
  }
}
