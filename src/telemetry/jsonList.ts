import type { Signal } from '../model/environment';
import { at, fieldNamed, fieldsOf, isRecord, jsonOf } from './columns';
import type { Answers } from './question';
import { readPart, type Reading } from './reading';

export interface ListWanted<Item> {
  readonly signal: Signal;
  /** Under which name the body has its list; a body that is a list itself will do. */
  readonly under: string;
  readonly item: (value: unknown) => Item | undefined;
  /** A body may leave the list out where it would be empty, as Loki does. */
  readonly mayLack?: boolean;
}

/** A list out of the JSON of a metadata answer, which comes as it is (`{"data": […]}`) or only as its list. */
export function readJsonList<Item>(answers: Answers, refId: string, want: ListWanted<Item>): Reading<Item> {
  return readPart(answers, refId, {
    signal: want.signal,
    expected: 'a list in JSON',
    read: (frames) => {
      const items: Item[] = [];
      let unreadable = 0;
      for (const frame of frames) {
        const fields = fieldsOf(frame);
        const body = jsonOf(at(fieldNamed(fields, ['json']) ?? fields[0], 0));
        const list = isRecord(body) ? (body[want.under] ?? (want.mayLack ? [] : undefined)) : body;
        for (const value of Array.isArray(list) ? list : [undefined]) {
          const item = want.item(value);
          if (item === undefined) {
            unreadable++;
          } else {
            items.push(item);
          }
        }
      }
      return { items, unreadable };
    },
  });
}
