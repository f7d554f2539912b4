import { parser as logqlParser } from '@grafana/lezer-logql';
import { parser as traceqlParser } from '@grafana/lezer-traceql';
import { parser as promqlParser } from '@prometheus-io/lezer-promql';

const parsers = { promql: promqlParser, logql: logqlParser, traceql: traceqlParser };
export type Language = keyof typeof parsers;

interface Node {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly type: { readonly isError: boolean };
}

function nodesOf(language: Language, text: string): readonly Node[] {
  const nodes: Node[] = [];
  parsers[language].parse(text).iterate({
    enter: ({ name, from, to, type }) => {
      nodes.push({ name, from, to, type: { isError: type.isError } });
    },
  });
  return nodes;
}

/** The parts of `text` that the grammar of `language` cannot place. */
export function misplaced(language: Language, text: string): readonly string[] {
  return nodesOf(language, text)
    .filter((node) => node.type.isError)
    .map((node) => `${node.from}: ${text.slice(node.from, node.to + 10)}`);
}

/** The string literals of `text` as written, quotes included. */
export function literalsIn(language: Language, text: string): readonly string[] {
  const written = nodesOf(language, text)
    .filter((node) => /^String(Literal)?$/.test(node.name))
    .map((node) => text.slice(node.from, node.to));
  return [...new Set(written)];
}

/** What Go's `strconv.Unquote` makes of a double-quoted literal. Throws on what Go would not take. */
export function goUnquoted(literal: string): string {
  const inside = /^"(.*)"$/s.exec(literal)?.[1];
  if (inside === undefined || /[\n\0]/.test(inside)) {
    throw new Error(`Go takes no such literal: ${JSON.stringify(literal)}`);
  }
  return inside.replace(/\\(x[0-9a-f]{2}|.)/gs, (escape, what: string) => {
    if (what.startsWith('x')) {
      return String.fromCharCode(parseInt(what.slice(1), 16));
    }
    const meaning = { n: '\n', '\\': '\\', '"': '"' }[what];
    if (meaning === undefined) {
      throw new Error(`No escape of ours: ${escape}`);
    }
    return meaning;
  });
}

/** The stricter of the rules that Tempo's versions apply: quotes and backslashes are all that has an escape. */
export function tempoUnquoted(literal: string): string {
  const inside = /^"((?:[^"\\]|\\["\\])*)"$/s.exec(literal)?.[1];
  if (inside === undefined || /\p{Cc}/u.test(inside.replace(/[\u0080-\u009f]/g, ''))) {
    throw new Error(`Tempo takes no such literal: ${JSON.stringify(literal)}`);
  }
  return inside.replace(/\\(["\\])/g, '$1');
}
