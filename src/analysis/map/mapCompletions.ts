import {
  queryCompares,
  queryFields,
  queryFigures,
  queryKinds,
  queryStates,
  type QueryField,
  type QueryFigure,
} from './mapQueryLanguage';
import { tokensOf, wordText, type QueryToken } from './mapQueryTokens';

/** What a completion stands for; views say it in words. */
export type CompletionAbout =
  | { readonly is: 'field'; readonly field: QueryField }
  | { readonly is: 'compare'; readonly field: QueryField; readonly compare: string }
  | { readonly is: 'value'; readonly field: QueryField; readonly value: string }
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'joint'; readonly joint: 'and' | 'or' | 'not' };

/** `insert` takes the place of what stands from `from` to `to`; the caret comes behind it. */
export interface Completion {
  readonly insert: string;
  readonly from: number;
  readonly to: number;
  readonly about: CompletionAbout;
}

export interface KnownNames {
  readonly names: readonly string[];
  readonly namespaces: readonly string[];
}

type Offer = Pick<Completion, 'insert' | 'about'>;

/** More than one reads. */
const most = 12;

const usual: Readonly<Record<QueryFigure, readonly string[]>> = {
  errors: ['1%', '5%', '0.1%'],
  rate: ['0.1/s', '1/s', '100/s'],
  p50: ['100ms', '500ms', '1s'],
  p95: ['200ms', '500ms', '2s'],
  p99: ['500ms', '1s', '5s'],
};

/**
 * How a query could go on at the caret: fields and names where a term may stand, signs after a field, values after a
 * sign, joints after a term. What is typed of a word already chooses among them; those that begin with it come first.
 */
export function completions(text: string, caret: number, known: KnownNames): readonly Completion[] {
  const { before, typed, from } = wordAt(text, caret);
  const wanted = typed.replace(/^"/, '').toLowerCase();
  const fits = offersAfter(before, known, wanted).flatMap((offer) => {
    const place = readableText(offer).toLowerCase().indexOf(wanted);
    return place < 0 || offer.insert.trim() === typed ? [] : [{ ...offer, place: Math.min(place, 1) }];
  });
  const inOrder = [...fits.filter(({ place }) => place === 0), ...fits.filter(({ place }) => place > 0)];
  return inOrder.slice(0, most).map(({ insert, about }) => ({ insert, from, to: Math.max(from, caret), about }));
}

/** The tokens before the caret without the word it is in, and that word as far as it is typed. */
function wordAt(
  text: string,
  caret: number
): { readonly before: readonly QueryToken[]; readonly typed: string; readonly from: number } {
  const until = text.slice(0, caret);
  const read = tokensOf(until);
  if (!read.ok) {
    // In a quoted text that is not closed yet.
    const before = tokensOf(until.slice(0, read.at));
    return { before: before.ok ? before.tokens : [], typed: until.slice(read.at), from: read.at };
  }
  const last = read.tokens.at(-1);
  const isWord = last && (last.is === 'word' || last.is === 'and' || last.is === 'or' || last.is === 'not');
  return isWord && last.end === until.length && /[^!-]/.test(until.slice(last.at))
    ? { before: read.tokens.slice(0, -1), typed: until.slice(last.at), from: last.at }
    : { before: read.tokens, typed: '', from: until.length };
}

function readableText({ about, insert }: Offer): string {
  switch (about.is) {
    case 'name':
      return about.name;
    case 'value':
      return about.value;
    default:
      return insert;
  }
}

function offersAfter(before: readonly QueryToken[], known: KnownNames, typed: string): readonly Offer[] {
  const last = before.at(-1);
  const terms = [...fieldOffers(), ...nameOffers(known.names), joint('not')];
  switch (last?.is) {
    case 'compare': {
      const field = fieldOf(before.at(-2));
      return field ? valuesOf(field, known) : [];
    }
    case 'word':
      return [...(typed === '' ? compareOffers(before) : []), ...joints, ...terms];
    case 'close':
      return [...joints, ...terms];
    default:
      return terms;
  }
}

/** Signs, where a field has just been written that is not itself a value. */
function compareOffers(before: readonly QueryToken[]): readonly Offer[] {
  const field = before.at(-2)?.is === 'compare' ? undefined : fieldOf(before.at(-1));
  return field
    ? comparesOf(field).map((compare) => ({ insert: `${compare} `, about: { is: 'compare', field, compare } }))
    : [];
}

function fieldOf(token: QueryToken | undefined): QueryField | undefined {
  const text = token?.is === 'word' && !token.quoted ? token.text.toLowerCase() : undefined;
  return queryFields.find((field) => field === text);
}

function isFigure(field: QueryField): field is QueryFigure {
  return queryFigures.some((figure) => figure === field);
}

/** With the sign that is meant most often. */
function fieldOffers(): readonly Offer[] {
  return queryFields.map((field) => ({
    insert: `${field} ${comparesOf(field)[0] ?? '='} `,
    about: { is: 'field', field },
  }));
}

function comparesOf(field: QueryField): readonly string[] {
  if (isFigure(field)) {
    return queryCompares;
  }
  return field === 'name' ? ['~', '=', '!=', '!~'] : ['=', '!='];
}

function nameOffers(names: readonly string[]): readonly Offer[] {
  return names.map((name) => ({ insert: `${wordText(name)} `, about: { is: 'name', name } }));
}

function joint(text: 'and' | 'or' | 'not'): Offer {
  return { insert: `${text} `, about: { is: 'joint', joint: text } };
}

const joints: readonly Offer[] = [joint('and'), joint('or')];

function valuesOf(field: QueryField, { names, namespaces }: KnownNames): readonly Offer[] {
  const as = (values: readonly string[], write: (value: string) => string = (value) => value): readonly Offer[] =>
    values.map((value) => ({ insert: `${write(value)} `, about: { is: 'value', field, value } }));
  switch (field) {
    case 'kind':
      return as(queryKinds);
    case 'state':
      return as([...queryStates.keys()]);
    case 'name':
      return as(names, wordText);
    case 'namespace':
      return as(namespaces, wordText);
    default:
      return as(usual[field]);
  }
}
