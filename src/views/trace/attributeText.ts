import type { AttributeValue } from '../../model/trace';

/** An attribute's value as text: text as it is, the rest as JSON. */
export function attributeText(value: AttributeValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
