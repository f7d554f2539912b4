import { ms, type Ms } from '../../model/units';

/** A selector as it stands in a PromQL text that we have printed. */
export interface Selector {
  /** Undefined where it is chosen by a matcher instead. */
  readonly metric: string | undefined;
  /** `metric{…}`, without its range. */
  readonly text: string;
  /** How far it looks back from each point; 0 where it takes the latest sample. */
  readonly range: Ms;
}

/** `sum by (labels) (inner)` where `inner` is made of rates alone, all of one metric. */
export interface SumOfRates {
  readonly from: number;
  readonly to: number;
  readonly by: readonly string[];
  readonly inner: string;
  readonly metric: string;
  readonly range: Ms;
}

const unitMs: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  y: 31_536_000_000,
};

const literal = String.raw`"(?:[^"\\]|\\.)*"`;
const braces = String.raw`\{(?:[^"}]|${literal})*\}`;
const duration = String.raw`(\d+)(ms|[smhdwy])`;
const name = '[a-zA-Z_:][a-zA-Z0-9_:]*';

/** Texts that are only quoted come first, so that nothing inside them is taken for a selector. */
const selectors = () => new RegExp(`${literal}|(${name})?(${braces})(?:\\[${duration}\\])?`, 'g');

/** Every selector of a text. Only such texts as our own printers write are understood: a bare name without braces is none. */
export function selectorsIn(expr: string): readonly Selector[] {
  return [...expr.matchAll(selectors())].flatMap(([, metric, matchers, count, unit]) =>
    matchers === undefined
      ? []
      : [{ metric, text: `${metric ?? ''}${matchers}`, range: ms(Number(count ?? 0) * (unitMs[unit ?? ''] ?? 0)) }]
  );
}

/** How far the subqueries of a text look back in all. */
export function subqueryReach(expr: string): Ms {
  const outside = expr.replace(new RegExp(literal, 'g'), '""');
  const reaches = [...outside.matchAll(new RegExp(`\\[${duration}:[^\\]]*\\]`, 'g'))];
  return ms(reaches.reduce((sum, [, count, unit]) => sum + Number(count) * (unitMs[unit ?? ''] ?? 0), 0));
}

/** The sums of rates in a text, first to last. Sums of anything else are left out. */
export function sumsOfRates(expr: string): readonly SumOfRates[] {
  const starts = [...expr.matchAll(new RegExp(`${literal}|\\bsum(?: by \\(([^)]*)\\) | ?)\\(`, 'g'))];
  return starts.flatMap((start) => {
    if (start[0].startsWith('"')) {
      return [];
    }
    const opened = start.index + start[0].length;
    const closed = closingParenthesis(expr, opened);
    const inner = expr.slice(opened, closed);
    const read = ratesAlone(inner);
    const by = (start[1] ?? '').split(', ').filter((label) => label !== '');
    return closed < 0 || !read ? [] : [{ from: start.index, to: closed + 1, by, inner, ...read }];
  });
}

/** The same text looking back over `range` instead. */
export function withRange(expr: string, range: string): string {
  return expr.replace(selectors(), (whole: string, ...[metric, matchers, count]: ReadonlyArray<string | undefined>) =>
    matchers === undefined || count === undefined ? whole : `${metric ?? ''}${matchers}[${range}]`
  );
}

const oneRate = `rate\\((?:${name})${braces}\\[${duration}\\]\\)`;
const ratesOnly = new RegExp(`^${oneRate}(?: or ${oneRate})*$`);

function ratesAlone(inner: string): Pick<SumOfRates, 'metric' | 'range'> | undefined {
  const [first, ...more] = ratesOnly.test(inner) ? selectorsIn(inner) : [];
  const same = more.every(({ metric, range }) => metric === first?.metric && range === first?.range);
  return first?.metric !== undefined && same ? { metric: first.metric, range: first.range } : undefined;
}

/** Where the parenthesis that is open before `from` closes; -1 where it does not. */
function closingParenthesis(expr: string, from: number): number {
  let depth = 1;
  for (const token of expr.slice(from).matchAll(new RegExp(`${literal}|[()]`, 'g'))) {
    if (token[0] === '(') {
      depth += 1;
    } else if (token[0] === ')' && (depth -= 1) === 0) {
      return from + token.index;
    }
  }
  return -1;
}
