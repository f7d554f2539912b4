import type { Attribute } from '../model/trace';
import { isRecord, jsonOf } from './columns';

const none: readonly Attribute[] = [];

/**
 * `[{key, value}]`, as a list or as its JSON text. Entries without a key are left out: nothing could name them.
 * A list that is right as it stands is kept, not copied: a large trace has hundreds of thousands of entries.
 */
export function attributesOf(value: unknown): readonly Attribute[] {
  const list: unknown = jsonOf(value);
  if (!Array.isArray(list) || list.length === 0) {
    return none;
  }
  return list.every(isAttribute) ? list : list.flatMap(attributeOf);
}

function attributeOf(entry: unknown): readonly Attribute[] {
  if (isAttribute(entry)) {
    return [entry];
  }
  return isRecord(entry) && typeof entry.key === 'string' ? [{ key: entry.key, value: null }] : none;
}

function isAttribute(entry: unknown): entry is Attribute {
  if (typeof entry !== 'object' || entry === null || !('key' in entry) || !('value' in entry)) {
    return false;
  }
  const { key, value } = entry;
  return (
    typeof key === 'string' &&
    (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || typeof value === 'object')
  );
}
