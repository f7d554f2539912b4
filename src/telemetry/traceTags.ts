import { absent, failed, ready, type Outcome } from '../model/outcome';
import type { SearchedTraces } from '../model/traceSearch';
import type { Window } from '../model/window';
import { isRecord, textOf } from './columns';
import { readJsonList } from './jsonList';
import type { Answers, Question } from './question';
import type { Reading } from './reading';
import type { SignalScope } from './scope';
import { searchConditions } from './searchedTraces';
import { traceqlSpans } from './traceql';

/** How many are asked for and offered; what is missing can be typed all the same. */
export const mostTags = 1000;
export const mostTagValues = 200;

/** What every span has, as far as it can be compared with a text or a length of time. */
const ofEverySpan = ['kind', 'name', 'statusMessage', 'rootName', 'rootServiceName', 'traceDuration'];

/**
 * Names of attributes with their scopes, as TraceQL has them: `span.http.route`. Tempo tells those of recent blocks
 * only, however long the window.
 */
export function traceTagsQuestion(scope: SignalScope): Question<readonly string[]> {
  return {
    about: { is: 'trace-tags' },
    signal: 'traces',
    window: scope.window,
    step: scope.step,
    queries: [
      {
        kind: 'tempo-api',
        refId: 'tags',
        path: 'tags',
        params: { limit: String(mostTags), ...secondsOf(scope.window) },
      },
    ],
    read: (answers) => outcomeOf(tagsIn(answers), mostTags),
  };
}

/**
 * Values of an attribute on spans as wanted, whatever is wanted of that attribute itself. Older versions of Tempo take
 * only some of the conditions into account and tell more values than there are.
 */
export function traceTagValuesQuestion(
  tag: string,
  want: SearchedTraces,
  scope: SignalScope
): Question<readonly string[]> {
  const others = { ...want, attributes: want.attributes?.filter(({ key }) => key !== tag), traceql: undefined };
  const q = traceqlSpans(searchConditions(others, scope));
  return {
    about: { is: 'trace-tag-values', tag, want: others },
    signal: 'traces',
    window: scope.window,
    step: scope.step,
    queries: [
      {
        kind: 'tempo-api',
        refId: 'values',
        path: 'tag-values',
        params: { tag, q, limit: String(mostTagValues), ...secondsOf(scope.window) },
      },
    ],
    read: (answers) =>
      outcomeOf(readJsonList(answers, 'values', { ...listOf('tagValues'), item: valueIn }), mostTagValues),
  };
}

/** Today's answer has the names by scope, older ones without. */
function tagsIn(answers: Answers): Reading<string> {
  const scoped = readJsonList(answers, 'tags', { ...listOf('scopes'), item: tagsOfScope });
  if (scoped.items.length === 0) {
    const plain = readJsonList(answers, 'tags', { ...listOf('tagNames'), item: textOf });
    return { ...plain, items: plain.items.map((name) => `.${name}`) };
  }
  return { ...scoped, items: scoped.items.flat() };
}

function tagsOfScope(value: unknown): readonly string[] | undefined {
  const scope = isRecord(value) ? textOf(value.name) : undefined;
  if (!isRecord(value) || scope === undefined) {
    return undefined;
  }
  const tags = Array.isArray(value.tags) ? value.tags.flatMap((tag) => textOf(tag) ?? []) : [];
  return scope === 'intrinsic' ? tags.filter((tag) => ofEverySpan.includes(tag)) : tags.map((tag) => `${scope}.${tag}`);
}

/** `{type, value}`; older answers have the value alone. */
function valueIn(value: unknown): string | undefined {
  return isRecord(value) ? textOf(value.value) : textOf(value);
}

function listOf(under: string) {
  return { signal: 'traces', under, mayLack: true } as const;
}

function outcomeOf({ items, problem }: Reading<string>, most: number): Outcome<readonly string[]> {
  if (problem && items.length === 0) {
    return failed(problem);
  }
  const distinct = [...new Set(items)].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return distinct.length === 0 ? absent({ why: 'nothing-found' }) : ready(distinct.slice(0, most), []);
}

function secondsOf({ from, to }: Window): { readonly start: string; readonly end: string } {
  return { start: String(Math.floor(from / 1000)), end: String(Math.ceil(to / 1000)) };
}
