import type { Frame, FrameField } from './frame';

/**
 * Looks into frames without trusting them: an answer may have been cut, changed by a transformation or made by
 * something that is not the data source it claims to be. Nothing here throws.
 */

/** The fields of a frame that have a name and a list of values. */
export function fieldsOf(frame: Frame): readonly FrameField[] {
  const fields: unknown = isRecord(frame) ? frame.fields : undefined;
  return Array.isArray(fields) ? fields.filter(isField) : [];
}

/** How many rows there are to look at: as many as the longest field has. */
export function rowsOf(fields: readonly FrameField[]): number {
  return fields.reduce((rows, field) => Math.max(rows, field.values.length), 0);
}

/** The first field with one of `names`, upper or lower case, in the order of `names`. */
export function fieldNamed(fields: readonly FrameField[], names: readonly string[]): FrameField | undefined {
  for (const name of names) {
    const found = fields.find((field) => field.name.toLowerCase() === name.toLowerCase());
    if (found) {
      return found;
    }
  }
  return undefined;
}

/** What stands in `field` at `row`; undefined past its end, for null, and where the field is missing. */
export function at(field: FrameField | undefined, row: number): unknown {
  return field?.values[row] ?? undefined;
}

export function textAt(field: FrameField | undefined, row: number): string | undefined {
  return textOf(at(field, row));
}

/** A text, or a number or truth value as text. Empty text is nothing. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') {
    return value === '' ? undefined : value;
  }
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** A finite number; NaN and the infinities, which stand for "no value" in answers, are undefined. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : undefined;
  }
  if (typeof value !== 'string' || value.trim() === '') {
    return undefined;
  }
  const read = Number(value);
  return Number.isFinite(read) ? read : undefined;
}

/** A moment in epoch milliseconds, given as a number, as digits or as an ISO date. */
export function momentOf(value: unknown): number | undefined {
  return numberOf(value) ?? (typeof value === 'string' ? numberOf(Date.parse(value)) : undefined);
}

/** A JSON value that arrives either parsed already or as its text. Text that is not JSON is undefined. */
export function jsonOf(value: unknown): unknown {
  if (typeof value !== 'string') {
    return value ?? undefined;
  }
  try {
    const read: unknown = JSON.parse(value);
    return read ?? undefined;
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What fields a frame has, for the message that it is not what was expected. */
export function described(frames: readonly Frame[]): string {
  const first = frames.map((frame) => fieldsOf(frame)).find((fields) => fields.length > 0);
  return first
    ? `fields ${first.map((field) => `${field.name} (${field.type})`).join(', ')}`.slice(0, 300)
    : 'no fields';
}

function isField(field: unknown): field is FrameField {
  return isRecord(field) && typeof field.name === 'string' && isList(field.values);
}

function isList(values: unknown): values is ArrayLike<unknown> {
  return Array.isArray(values) || (ArrayBuffer.isView(values) && 'length' in values);
}
