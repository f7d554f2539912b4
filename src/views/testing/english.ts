import type { Translate } from '../../grafana/translate';

/** The texts as they stand in the source, filled in; counted ones in the form that English has for the count. */
export const english: Translate = (_, text, values = {}) => {
  const form = values.count === 1 ? values.defaultValue_one : values.defaultValue_other;
  return (typeof form === 'string' ? form : text).replace(/\{\{(\w+)\}\}/g, (_whole, name: string) =>
    String(values[name] ?? '')
  );
};
