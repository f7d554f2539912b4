import { collapsed, hole, mostWords } from './maskedLine';
import { commonWord } from './commonWord';

/**
 * Drain (P. He, J. Zhu, Z. Zheng, M. R. Lyu, Drain: An Online Log Parsing Approach with Fixed Depth Tree, ICWS 2017), of
 * masked messages instead of lines, and made independent of their order: it gets each form once and in the order of
 * their text. Its parameters are those of its authors where nothing is said:
 *
 * - depth 4: the root, the number of words, the first word that says something, the groups below it;
 * - a message joins a group with which more than `similarity` of its words agree, masks not counted;
 * - at most `mostChildren` first words below each number of words; further ones, and words that are masks, share one place.
 *
 * Different from the paper: what varies has to vary. A group of no more than `mostWordsOfAChoice` forms differs in a word,
 * not in a value ("cart loaded", "cart saved"), so each of its forms stays by itself. And as templates can be forms
 * again, it is done until nothing changes: the templates of templates are those templates.
 *
 * Wrong where a value comes first in a message, or messages of one kind differ in their number of words.
 */
export function minedTemplates(forms: Iterable<string>): ReadonlyMap<string, string> {
  const asked = new Set(forms);
  let templates = new Map([...asked].map((form) => [form, collapsed(form)]));
  let before = asked;
  for (let round = 0; round < mostRounds; round++) {
    const current = new Set(templates.values());
    if (round > 0 && sameTexts(current, before)) {
      break;
    }
    const mined = oneRound([...current].sort(byText));
    templates = new Map([...templates].map(([form, template]) => [form, mined.get(template) ?? template]));
    before = current;
  }
  return templates;
}

const similarity = 0.5;
const mostChildren = 100;
const mostWordsOfAChoice = 3;
/** Groups at one place; a message beyond joins the most similar one, so that the whole stays linear. */
const mostGroups = 200;
/** Each round leaves fewer or shorter templates, mostly after one or two. */
const mostRounds = 20;

interface Form {
  readonly text: string;
  readonly words: readonly string[];
  /** What stands between them; one fewer. */
  readonly gaps: readonly string[];
}

interface Group {
  readonly forms: Form[];
  /** Undefined where its forms differ. */
  readonly words: Array<string | undefined>;
}

/** Templates of one number of words: groups by first word. */
type Branch = Map<string, Group[]>;

function oneRound(texts: readonly string[]): Map<string, string> {
  const tree = new Map<number, Branch>();
  for (const text of texts) {
    grow(tree, formOf(text));
  }
  const mined = new Map<string, string>();
  for (const branch of tree.values()) {
    for (const group of [...branch.values()].flat()) {
      const template = group.forms.length > mostWordsOfAChoice ? templateOf(group) : undefined;
      group.forms.forEach(({ text }) => mined.set(text, template ?? text));
    }
  }
  return mined;
}

function grow(tree: Map<number, Branch>, form: Form): void {
  const { length } = form.words;
  const branch = tree.get(length) ?? new Map<string, Group[]>();
  tree.set(length, branch);
  const first = firstSaying(form.words);
  const key = branch.has(first) || branch.size < mostChildren ? first : '';
  const groups = branch.get(key) ?? [];
  branch.set(key, groups);
  const group = closest(groups, form.words);
  if (group) {
    join(group, form);
  } else {
    groups.push({ forms: [form], words: [...form.words] });
  }
}

function closest(groups: readonly Group[], words: readonly string[]): Group | undefined {
  let best: Group | undefined;
  let most = groups.length < mostGroups ? similarity : -1;
  for (const group of groups) {
    const alike = likeness(group, words);
    if (alike > most) {
      most = alike;
      best = group;
    }
  }
  return best;
}

/** The share of words that agree among those that are not masks on both sides. */
function likeness({ words: known }: Group, words: readonly string[]): number {
  let alike = 0;
  let all = 0;
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word !== hole || known[index] !== hole) {
      all++;
      alike += word === known[index] ? 1 : 0;
    }
  }
  return all === 0 ? 1 : alike / all;
}

function join(group: Group, form: Form): void {
  group.forms.push(form);
  form.words.forEach((word, index) => {
    if (group.words[index] !== word) {
      group.words[index] = undefined;
    }
  });
}

/** Words and white space that all forms share, and masks for the others. */
function templateOf({ forms, words }: Group): string {
  const [first] = forms;
  const written = words.map((word, index) => {
    const shared = word ?? commonWord(forms.map((form) => form.words[index] ?? ''));
    const gap = first?.gaps[index] ?? '';
    return `${shared}${forms.every((form) => (form.gaps[index] ?? '') === gap) ? gap : hole}`;
  });
  return collapsed(written.join(''));
}

/** The last of very many words stands for all that follow it. */
function formOf(text: string): Form {
  const parts = text.split(/(\s+)/);
  const most = 2 * mostWords - 1;
  const kept = parts.length > most ? [...parts.slice(0, most - 1), parts.slice(most - 1).join('')] : parts;
  return {
    text,
    words: kept.filter((_, index) => index % 2 === 0),
    gaps: kept.filter((_, index) => index % 2 === 1),
  };
}

/** The first word of the first few that is more than a mask and what is written around it. */
function firstSaying(words: readonly string[]): string {
  return words.slice(0, 4).find((word) => /\p{L}/u.test(word.replaceAll(hole, ''))) ?? '';
}

function sameTexts(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((text) => b.has(text));
}

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
