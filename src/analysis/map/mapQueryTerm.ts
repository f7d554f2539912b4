import { isUnit, readFigure } from './mapQueryFigure';
import {
  queryCompares,
  queryFields,
  queryFigures,
  queryKinds,
  queryStates,
  type MapQuery,
  type QueryFault,
  type QueryField,
  type QueryFigure,
  type Unreadable,
} from './mapQueryLanguage';
import type { QueryToken } from './mapQueryTokens';

export type ReadTerm = Unreadable | { readonly ok: true; readonly query: MapQuery; readonly length: number };

/** A word, or the two to four words between which a sign of comparison stands. */
interface Compared {
  readonly field: QueryField;
  readonly compare: string;
  readonly compareAt: number;
  readonly value: QueryToken & { readonly is: 'word' };
  /** What follows, as far as it may belong to the value. */
  readonly next: string | undefined;
}

/** The term with which these tokens begin; the first is a word or a sign of comparison. */
export function readTerm(tokens: readonly QueryToken[]): ReadTerm {
  const [first, compare, value] = tokens;
  if (first?.is !== 'word') {
    return fault(first?.at ?? 0, { is: 'field-missing' });
  }
  if (compare?.is !== 'compare') {
    return { ok: true, query: { is: 'name', how: '~', text: first.text }, length: 1 };
  }
  const field = queryFields.find((one) => one === first.text.toLowerCase());
  if (!field) {
    return fault(first.at, { is: 'field-unknown', field: first.text });
  }
  if (value?.is !== 'word') {
    return fault(compare.end, { is: 'value-missing', field });
  }
  return comparedTerm({ field, compare: compare.text, compareAt: compare.at, value, next: nextWord(tokens) });
}

/** The word after the value, unless it is a field of its own. */
function nextWord([, , , next, after]: readonly QueryToken[]): string | undefined {
  return next?.is === 'word' && !next.quoted && after?.is !== 'compare' ? next.text : undefined;
}

function comparedTerm(compared: Compared): ReadTerm {
  const { field, compare, compareAt, value } = compared;
  const figure = queryFigures.find((one) => one === field);
  if (figure) {
    return figureTerm(figure, compared);
  }
  const isNot = compare.startsWith('!');
  const how = compare.endsWith('~') ? '~' : '=';
  const isText = field === 'name' || field === 'namespace';
  const fits = isText ? ['=', '~', '!=', '!~'] : ['=', '!='];
  if (!fits.includes(compare)) {
    return fault(compareAt, { is: 'compare-unfit', field, compare });
  }
  const read = isText ? { query: { is: field, how, text: value.text } as const, length: 3 } : namedTerm(compared);
  if (!read) {
    return fault(value.at, { is: 'value-unreadable', field, value: value.text });
  }
  return { ok: true, query: isNot ? { is: 'not', part: read.query } : read.query, length: read.length };
}

function namedTerm({
  field,
  value,
  next,
}: Compared): { readonly query: MapQuery; readonly length: number } | undefined {
  const word = value.text.toLowerCase();
  if (field === 'kind') {
    const kind = queryKinds.find((one) => one === word);
    return kind && { query: { is: 'kind', kind }, length: 3 };
  }
  const state = queryStates.get(word.replace('-', ' '));
  if (state) {
    return { query: { is: 'state', state }, length: 3 };
  }
  const both = queryStates.get(`${word} ${next?.toLowerCase()}`);
  return both && { query: { is: 'state', state: both }, length: 4 };
}

function figureTerm(figure: QueryFigure, { compare, compareAt, value, next }: Compared): ReadTerm {
  const fits = queryCompares.find((one) => one === compare);
  if (!fits) {
    return fault(compareAt, { is: 'compare-unfit', field: figure, compare });
  }
  const hasUnit = next !== undefined && /\d$/.test(value.text) && /^[%/a-zµμ]/i.test(next) && isUnit(figure, next);
  const read = readFigure(figure, hasUnit ? value.text + next : value.text);
  if (read === undefined) {
    return fault(value.at, { is: 'value-unreadable', field: figure, value: value.text });
  }
  return { ok: true, query: { is: 'figure', figure, compare: fits, value: read }, length: hasUnit ? 4 : 3 };
}

function fault(at: number, why: QueryFault): Unreadable {
  return { ok: false, at, why };
}
