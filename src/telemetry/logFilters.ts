import type { FieldFilter } from '../model/log';
import { fitsTemplate } from './logTemplates';

export interface LineFilters {
  readonly contains?: string;
  readonly fields?: readonly FieldFilter[];
  readonly like?: string;
  readonly without?: readonly string[];
}

/** A line as far as filters look at it: what was written, and its labels and metadata. */
export interface FilteredLine {
  readonly body: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Whether a line passes what a log query asks of it, for sources that answer questions instead of query texts. */
export function lineFilter({ contains, fields, like, without }: LineFilters): (line: FilteredLine) => boolean {
  const isLike = like ? fitsTemplate(like) : undefined;
  const left = (without ?? []).map(fitsTemplate);
  return ({ body, labels }) =>
    (!contains || body.includes(contains)) &&
    (fields ?? []).every(({ key, op, value }) => ((labels[key] ?? '') === value) === (op === '=')) &&
    (isLike?.(body) ?? true) &&
    !left.some((isOf) => isOf(body));
}

/** Whether anything is asked of a line beside its subject and its level. */
export function asksOfLines({ contains, fields, like, without }: LineFilters): boolean {
  return Boolean(contains || like || fields?.length || without?.length);
}
