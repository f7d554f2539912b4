import { fieldsOf, isRecord, textOf } from './columns';
import type { FrameField } from './frame';

/** A nested frame is a frame, or one written as JSON with schema and data apart. */
export function nestedFields(frame: unknown): readonly FrameField[] {
  if (!isRecord(frame)) {
    return [];
  }
  if (Array.isArray(frame.fields)) {
    return fieldsOf({ fields: frame.fields });
  }
  const fields: readonly unknown[] =
    isRecord(frame.schema) && Array.isArray(frame.schema.fields) ? frame.schema.fields : [];
  const values: readonly unknown[] = isRecord(frame.data) && Array.isArray(frame.data.values) ? frame.data.values : [];
  return fieldsOf({
    fields: fields.flatMap((field, index) => {
      const column = values[index];
      return isRecord(field) && Array.isArray(column)
        ? [{ name: textOf(field.name) ?? '', type: textOf(field.type) ?? '', values: column }]
        : [];
    }),
  });
}
