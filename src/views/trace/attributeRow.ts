import type { Attribute } from '../../model/trace';
import type { AttributeRow } from './AttributeRows';
import { attributeText } from './attributeText';

/** Longer values would make links that no browser opens. */
const longestSearched = 500;

/** Who carries an attribute, as TraceQL names it. */
export type AttributeScope = 'span' | 'resource' | 'event' | 'link';

/** Texts, numbers and truth values can be searched for; lists and maps, and what a link cannot hold, cannot. */
export function attributeRow({ key, value }: Attribute, scope: AttributeScope): AttributeRow {
  const text = attributeText(value);
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  const isSearched =
    isPlain && key !== '' && text !== '' && text.length <= longestSearched && key.length <= longestSearched;
  return { key, text, ...(isSearched ? { searched: `${scope}.${key}` } : {}) };
}
