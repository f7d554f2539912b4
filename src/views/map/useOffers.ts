import { t } from '@grafana/i18n';
import { useMemo, useState } from 'react';
import { completions, type KnownNames } from '../../analysis/map/mapCompletions';
import type { MapKnown } from '../../analysis/map/mapGraph';
import { mapPresets } from '../../analysis/map/mapPresets';
import { completionText } from './completionText';
import { presetText } from './presetText';

/** A way to go on with a search. */
export interface FindOffer {
  /** The whole search, once it is taken. */
  readonly text: string;
  /** What is shown. */
  readonly label: string;
  readonly about?: string;
  /** Where one goes on writing. */
  readonly caret: number;
  /** Something has to follow. */
  readonly isUnfinished?: boolean;
}

export interface Offers {
  /** Empty while none are shown. */
  readonly list: readonly FindOffer[];
  /** Which one Enter takes. */
  readonly chosen: number | undefined;
  readonly move: (by: 1 | -1) => void;
  readonly open: () => void;
  readonly close: () => void;
}

const none: readonly FindOffer[] = [];

/** Ready-made searches while nothing is written, then what could come next; shown while one writes. */
export function useOffers(text: string, caret: number, known: MapKnown): Offers {
  const [isOpen, setOpen] = useState(false);
  const [chosen, choose] = useState<number>();
  const list = useMemo(() => (isOpen ? offersFor(text, caret, known) : none), [isOpen, text, caret, known]);
  return {
    list,
    chosen: chosen !== undefined && chosen < list.length ? chosen : undefined,
    move: (by) => choose((at = by > 0 ? -1 : 0) => within(at + by, list.length)),
    open: () => {
      setOpen(true);
      choose(undefined);
    },
    close: () => {
      setOpen(false);
      choose(undefined);
    },
  };
}

/** Past the end it begins again, and before the beginning at the end. */
function within(at: number, count: number): number {
  return (at + count) % Math.max(1, count);
}

function offersFor(text: string, caret: number, known: MapKnown): readonly FindOffer[] {
  if (text.trim() === '') {
    return mapPresets.map((preset) => ({
      text: preset.text,
      label: preset.text,
      about: presetText(preset.is, t),
      caret: preset.text.length,
    }));
  }
  return completions(text, caret, namesOf(known)).map(({ insert, from, to, about }) => ({
    text: text.slice(0, from) + insert + text.slice(to),
    label: insert.trim(),
    about: completionText(about, t),
    caret: from + insert.length,
    isUnfinished: about.is !== 'name' && about.is !== 'value',
  }));
}

function namesOf({ graph, services }: MapKnown): KnownNames {
  const all = [...services.map(({ service }) => service), ...graph.nodes.map(({ service }) => service)];
  return {
    names: [...new Set(all.map(({ name }) => name))],
    namespaces: [...new Set(all.flatMap(({ namespace }) => namespace ?? []))],
  };
}
