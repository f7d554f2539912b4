import type { ComparedAttribute, ComparedSpans, ComparedValue } from '../model/comparedSpans';
import type { TraceSelection } from '../model/traceSelection';
import { attributeMeaning, attributeMeanings, restatesSelection, type AttributeMeaning } from './attributeMeaning';
import { byText } from './byMarks';
import { differenceInterval, falseDiscoveryRates, rankTest, shareTest, type Share, type Tallied } from './significance';

/** How often one value stands among the selected spans, and how often among the others. */
export interface Finding {
  readonly key: string;
  readonly value: string;
  readonly isText: boolean;
  readonly meaning: AttributeMeaning;
  readonly selected: Share;
  readonly others: Share;
  /** Share of the selected less share of the others, from -1 to 1, and between what it lies with 95 % confidence. */
  readonly difference: number;
  readonly interval: { readonly from: number; readonly to: number };
  /** How many times as frequent; half a span is added on either side, so that it is never endless. */
  readonly ratio: number;
  /** How likely so much comes by chance, and the same for all that were tested together (false discovery rate). */
  readonly p: number;
  readonly falseDiscovery: number;
  /** Among the spans that have the attribute at all, the value is about as frequent on either side. */
  readonly isOfPresence: boolean;
}

/** A number that is larger or smaller among the selected. */
export interface NumberFinding {
  readonly key: string;
  readonly meaning: AttributeMeaning;
  readonly selected: { readonly median: number; readonly of: number };
  readonly others: { readonly median: number; readonly of: number };
  /** In what share of pairs the selected one is larger. */
  readonly larger: number;
  readonly p: number;
  readonly falseDiscovery: number;
}

export interface Differences {
  readonly selected: number;
  readonly others: number;
  /** What stands out, strongest first. */
  readonly found: readonly Finding[];
  /**
   * More frequent only because other operations do not have the attribute at all: the one version of a service, where
   * all failed spans are its server's and its calls of a database carry no version.
   */
  readonly carried: readonly Finding[];
  readonly numbers: readonly NumberFinding[];
  /** What was tested and does not: too small a difference, or too likely by chance. The largest difference first. */
  readonly rest: readonly Finding[];
  /** Says once more by what was selected: the status of failed spans. */
  readonly restating: readonly Finding[];
  /** Attributes that differ in nearly every span, such as ids. */
  readonly unique: readonly string[];
}

/** At most so many of what is shown to stand out do so by chance, and less than so many points are not worth a look. */
export const mostFalse = 0.05;
export const leastDifference = 0.1;

/** What every span has and what decides which attributes it has. */
const operations = /^(span:)?(name|kind)$/;
/** Shares that are this close are taken to be the same. */
const evenly = 0.005;

/** Values that so few spans have cannot pass, and testing them would hide others. */
const leastSpans = 3;

/**
 * Which values are more frequent among the selected spans than among the others. Every value that three spans or more
 * have is tested, and what is called found has a false discovery rate of at most 5 % over all of them and a difference
 * of ten points at least.
 *
 * Wrong where attributes go together: a version and the pods that run it are both found, and which of them is the cause
 * cannot be told from here. Spans of one trace count as if they were independent.
 */
export function overRepresented(compared: ComparedSpans, selection: TraceSelection): Differences {
  const attributes = [...compared.attributes].sort((a, b) => byText(a.key, b.key));
  const unique = attributes.filter(isUnique);
  const telling = attributes.filter((attribute) => !isUnique(attribute) && !isConstant(attribute, compared));
  const numeric = telling.filter(isNumeric);
  const drafts = telling
    .filter((attribute) => !isNumeric(attribute))
    .flatMap((attribute) => attribute.values.flatMap((value) => findingOf(attribute, value, compared) ?? []));
  const restating = drafts.filter(({ key }) => restatesSelection(key, selection));
  const tested = drafts.filter(({ key }) => !restatesSelection(key, selection));
  const numbers = numeric.filter(({ key }) => !restatesSelection(key, selection)).flatMap(numberFinding);
  const rates = falseDiscoveryRates([...tested, ...numbers].map(({ p }) => p));
  const rated = tested.map((finding, index) => ({ ...finding, falseDiscovery: rates[index] ?? 1 }));
  const outstanding = rated.filter(standsOut).sort(strongestFirst);
  const ofOperations = outstanding.filter(({ key }) => operations.test(key)).map(({ difference }) => difference);
  const ofOperation = Math.max(-1, ...ofOperations) + evenly;
  const isCarried = ({ isOfPresence, difference }: Finding) => isOfPresence && difference <= ofOperation;
  return {
    selected: compared.selected,
    others: compared.others,
    found: outstanding.filter((finding) => !isCarried(finding)),
    carried: outstanding.filter(isCarried),
    numbers: numbers
      .map((finding, index) => ({ ...finding, falseDiscovery: rates[tested.length + index] ?? 1 }))
      .filter((finding) => finding.falseDiscovery <= mostFalse && Math.abs(finding.larger - 0.5) >= leastDifference)
      .sort((a, b) => Math.abs(b.larger - 0.5) - Math.abs(a.larger - 0.5) || byText(a.key, b.key)),
    rest: rated.filter((finding) => !standsOut(finding)).sort(largestFirst),
    restating: [...restating].sort(largestFirst),
    unique: unique.map(({ key }) => key),
  };
}

function standsOut({ falseDiscovery, difference }: Finding): boolean {
  return falseDiscovery <= mostFalse && difference >= leastDifference;
}

/** By whole points; of those alike, what explains more comes first. */
function strongestFirst(a: Finding, b: Finding): number {
  return (
    Math.round(b.difference * 100) - Math.round(a.difference * 100) ||
    attributeMeanings.indexOf(a.meaning) - attributeMeanings.indexOf(b.meaning) ||
    a.p - b.p ||
    Number(b.key === 'name') - Number(a.key === 'name') ||
    byNames(a, b)
  );
}

function largestFirst(a: Finding, b: Finding): number {
  return Math.abs(b.difference) - Math.abs(a.difference) || a.p - b.p || byNames(a, b);
}

function byNames(a: Finding, b: Finding): number {
  return byText(a.key, b.key) || byText(a.value, b.value) || Number(a.isText) - Number(b.isText);
}

function findingOf(
  attribute: ComparedAttribute,
  { value, isText, ...counts }: ComparedValue,
  compared: ComparedSpans
): Finding | undefined {
  if (counts.selected + counts.others < leastSpans) {
    return undefined;
  }
  const selected = { count: Math.min(counts.selected, compared.selected), of: compared.selected };
  const others = { count: Math.min(counts.others, compared.others), of: compared.others };
  const p = shareTest(selected, others);
  const { key } = attribute;
  return {
    key,
    value,
    isText,
    isOfPresence: isOfPresence(attribute, { selected, others }),
    meaning: attributeMeaning(key),
    selected,
    others,
    difference: shareOf(selected) - shareOf(others),
    interval: differenceInterval(selected, others),
    ratio: (selected.count + 0.5) / (selected.of + 1) / ((others.count + 0.5) / (others.of + 1)),
    p,
    falseDiscovery: p,
  };
}

/** Whether the sides differ in how many spans have the attribute rather than in how many of those have the value. */
function isOfPresence(attribute: ComparedAttribute, sides: { readonly selected: Share; readonly others: Share }) {
  const ofAll = attribute.selected >= sides.selected.of && attribute.others >= sides.others.of;
  const having = ({ count }: Share, all: number) => ({ count, of: Math.max(count, all) });
  const selected = having(sides.selected, attribute.selected);
  const others = having(sides.others, attribute.others);
  const differs = shareOf(selected) - shareOf(others) >= leastDifference && shareTest(selected, others) <= mostFalse;
  return !ofAll && !differs;
}

export function shareOf({ count, of }: Share): number {
  return of > 0 ? count / of : 0;
}

/** One value in every span of both sides says nothing of either. */
function isConstant({ values }: ComparedAttribute, compared: ComparedSpans): boolean {
  return values.every(({ selected, others }) => selected >= compared.selected && others >= compared.others);
}

/** Ten spans or more with hardly any two alike; or of many values those that were told are next to nothing. */
function isUnique({ selected, others, values }: ComparedAttribute): boolean {
  const spans = selected + others;
  const told = values.reduce((sum, value) => sum + value.selected + value.others, 0);
  return spans >= 10 && (values.length >= 0.9 * spans || (values.length >= 10 && told < 0.05 * spans));
}

/** Six numbers or more, all of them told; fewer are read as names: codes, ports. */
function isNumeric({ selected, others, values }: ComparedAttribute): boolean {
  const told = values.reduce((sum, value) => sum + value.selected + value.others, 0);
  const numbers = values.every(({ value, isText }) => !isText && value !== '' && Number.isFinite(Number(value)));
  return values.length >= 6 && numbers && told === selected + others;
}

function numberFinding({ key, selected, others, values }: ComparedAttribute): readonly NumberFinding[] {
  const tallied = values.map((one): Tallied => ({ value: Number(one.value), a: one.selected, b: one.others }));
  const medians = [middle(tallied, 'a'), middle(tallied, 'b')];
  const [own, other] = medians;
  if (own === undefined || other === undefined) {
    return [];
  }
  const { p, larger } = rankTest(tallied);
  return [
    {
      key,
      meaning: attributeMeaning(key),
      selected: { median: own, of: selected },
      others: { median: other, of: others },
      larger,
      p,
      falseDiscovery: p,
    },
  ];
}

/** The lower median of one side. */
function middle(values: readonly Tallied[], side: 'a' | 'b'): number | undefined {
  const all = values.reduce((sum, one) => sum + one[side], 0);
  let below = 0;
  for (const one of [...values].sort((x, y) => x.value - y.value)) {
    below += one[side];
    if (all > 0 && below >= all / 2) {
      return one.value;
    }
  }
  return undefined;
}
