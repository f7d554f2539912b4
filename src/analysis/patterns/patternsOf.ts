import { asPart, itemsPerStep, type Steps } from '../../model/steps';
import { minedTemplates } from './drain';
import { maskedLine } from './maskedLine';
import { messageOf } from './messagePart';
import { compiledTemplate } from './template';

/** Which pattern each line is of: `of` holds a place in `templates` for each line, in the order of the lines. */
export interface Patterns {
  readonly templates: readonly string[];
  readonly of: Uint32Array;
}

/** Each line in exactly one pattern, whatever order the lines come in; see drain.ts. In time linear in their number. */
export function* minedPatterns(bodies: readonly string[]): Steps<Patterns> {
  const forms = new Map<string, number>();
  const formOf = new Uint32Array(bodies.length);
  for (let index = 0; index < bodies.length; index++) {
    const masked = maskedLine(messageOf(bodies[index] ?? ''));
    const known = forms.get(masked) ?? forms.size;
    forms.set(masked, known);
    formOf[index] = known;
    if (index % itemsPerStep === 0) {
      yield (0.9 * index) / bodies.length;
    }
  }
  const mined = minedTemplates(forms.keys());
  yield 0.95;
  const templates = [...new Set(mined.values())].sort();
  const places = new Map(templates.map((template, place) => [template, place]));
  const ofForm = Uint32Array.from(forms.keys(), (form) => places.get(mined.get(form) ?? form) ?? 0);
  return { templates, of: formOf.map((form) => ofForm[form] ?? 0) };
}

/**
 * The same with templates that somebody else found. A line is of the first one that matches it, those with more fixed
 * text first; lines of none are mined, and `known` of the templates are the given ones, which stand first.
 */
export function* patternsLike(
  given: readonly string[],
  bodies: readonly string[]
): Steps<Patterns & { readonly known: number }> {
  const templates = [...new Set(given)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const compiled = templates.map((template) => compiledTemplate(template));
  const of = new Uint32Array(bodies.length);
  const rest: number[] = [];
  for (let index = 0; index < bodies.length; index++) {
    const body = bodies[index] ?? '';
    const place = compiled.findIndex(({ matches }) => matches(body));
    if (place < 0) {
      rest.push(index);
    } else {
      of[index] = place;
    }
    if (index % itemsPerStep === 0) {
      yield (0.6 * index) / bodies.length;
    }
  }
  const others = yield* asPart(minedPatterns(rest.map((index) => bodies[index] ?? '')), 0.6, 1);
  rest.forEach((line, index) => (of[line] = templates.length + (others.of[index] ?? 0)));
  return { templates: [...templates, ...others.templates], of, known: templates.length };
}
