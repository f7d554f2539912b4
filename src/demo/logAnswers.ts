import { logLevels, type LogLevel, type LogSubject } from '../model/log';
import type { Ms } from '../model/units';
import type { Window } from '../model/window';
import { asksOfLines, lineFilter, type LineFilters } from '../telemetry/logFilters';

import { countIn, eachArrival, momentWithin } from './arrivals';
import { populationSize } from './chance';
import { nothingFound, type DemoFrame } from './demoFrame';
import { labelsOf, linesFrame, volumeFrame } from './logFrames';
import { lineLevelsOf, lineOf, noLine, type ShopLine } from './logLines';
import { beatsIn, processLines, startLines, statusLines } from './processLines';
import { requestIn, requestWithId, spanEdges, spanOf, spansOf, stretchOf, type ShopRequest } from './request';
import type { Between, Crowd, World } from './world';

/** A search reads so many requests and no more; a volume counts every so-and-so-many-th request of a longer window. */
const mostSearched = 400_000;
const mostCounted = 120_000;

export interface LogsAsked extends LineFilters {
  readonly world: World;
  readonly window: Window;
  readonly of: LogSubject;
  readonly levels?: readonly LogLevel[];
  readonly direction?: 'forward';
}

/** At most `limit` lines, the newest of them first: of all there are the newest, or the oldest where that is the direction. */
export function linesAnswer(asked: LogsAsked, limit: number): readonly DemoFrame[] {
  const isTraced = asked.of.is === 'trace' || asked.of.is === 'span';
  const lines = (isTraced ? traceLines(asked) : linesFromOneEnd(asked, limit)).sort((a, b) => b.at - a.at);
  return [linesFrame(asked.world, asked.direction === 'forward' ? lines.slice(-limit) : lines.slice(0, limit))];
}

/** Lines per step and level; a point counts the step that ends there, and there is none where nothing was written. */
export function volumeAnswer(asked: LogsAsked, step: Ms): readonly DemoFrame[] {
  const every = Math.max(1000, step);
  const counts = new Map<LogLevel, Map<number, number>>();
  const count = (at: number, level: LogLevel, weight: number) => {
    const point = Math.ceil(at / every) * every;
    if (point > asked.window.to + every) {
      return;
    }
    const ofLevel = counts.get(level) ?? new Map<number, number>();
    counts.set(level, ofLevel.set(point, (ofLevel.get(point) ?? 0) + weight));
  };
  if (asked.of.is === 'trace' || asked.of.is === 'span') {
    traceLines(asked).forEach((line) => count(line.at, line.level, 1));
  } else {
    countLines(asked, count);
  }
  const frames = logLevels.flatMap((level) => volumeFrame(level, counts.get(level)) ?? []);
  return frames.length > 0 ? frames : [nothingFound];
}

/** The lines of a trace follow from its id, whatever the window's environment once was; but they were written in one. */
function traceLines(asked: LogsAsked): ShopLine[] {
  const { world, window, of } = asked;
  if (of.is !== 'trace' && of.is !== 'span') {
    return [];
  }
  const request = requestWithId(of.traceId);
  if (request === undefined || request.key.place !== world.placeIndex) {
    return [];
  }
  const isWanted = filterOf(asked);
  return spansOf(request)
    .filter((span) => of.is === 'trace' || span.spanId === of.spanId)
    .flatMap((span) => lineOf(request, span) ?? [])
    .filter((line) => of.services.length === 0 || of.services.includes(line.service))
    .filter((line) => line.at >= window.from && line.at <= window.to && isWanted(line));
}

function filterOf(asked: LogsAsked): (line: ShopLine) => boolean {
  const isWanted = lineFilter(asked);
  const asksFields = (asked.fields ?? []).length > 0;
  return (line) =>
    levelFits(line.level, asked.levels) &&
    isWanted({ body: line.body, labels: asksFields ? labelsOf(asked.world, line) : {} });
}

function levelFits(level: LogLevel, levels: readonly LogLevel[] | undefined): boolean {
  return levels === undefined || levels.length === 0 || levels.includes(level);
}

/** Goes through time from the end that is asked, in strides that double, until enough is found. */
function linesFromOneEnd(asked: LogsAsked, limit: number): ShopLine[] {
  const found: ShopLine[] = [];
  const { world, window } = asked;
  const heard = heardCrowds(asked);
  const isWanted = filterOf(asked);
  const isForward = asked.direction === 'forward';
  let searched = 0;
  let { from, to } = { from: Number(window.from), to: window.to + 0.001 };
  for (let stride = 1000; to > from && found.length < limit && searched < mostSearched; stride *= 2) {
    const between = isForward ? { from, to: Math.min(to, from + stride) } : { from: Math.max(from, to - stride), to };
    searched += countIn(
      world,
      heard.map(({ crowd }) => crowd),
      between
    );
    found.push(...linesIn(asked, heard, between).filter(isWanted));
    from = isForward ? between.to : from;
    to = isForward ? to : between.from;
  }
  return found;
}

function serviceOf(of: LogSubject): string | undefined {
  return of.is === 'service' ? of.service : undefined;
}

function linesIn({ world, of }: LogsAsked, heard: readonly Heard[], between: Between): ShopLine[] {
  const lines = processLines(world, { ...between, service: serviceOf(of) });
  for (const { crowd, speaking } of heard) {
    const earlier = { from: between.from - 1.01 * crowd.population().longest - 1, to: between.to };
    eachArrival(world, crowd, {
      between: earlier,
      visit: (n, member) => {
        const shapes = speaking[member] ?? [];
        const at = shapes.length > 0 ? momentWithin(world, crowd, { n, between: earlier }) : undefined;
        if (at !== undefined) {
          lines.push(...linesOf(requestIn(world, crowd, { n, at }), shapes));
        }
      },
    });
  }
  return lines.filter(({ at }) => at >= between.from && at < between.to);
}

function linesOf(request: ShopRequest, shapes: readonly number[]): ShopLine[] {
  return shapes.flatMap((shape) => {
    const span = spanOf(request, shape);
    return (span && lineOf(request, span)) ?? [];
  });
}

/** A crowd with, per member, the shapes whose spans wrote a line that could be asked for. */
interface Heard {
  readonly crowd: Crowd;
  readonly speaking: ReadonlyArray<readonly number[]>;
}

function heardCrowds(asked: LogsAsked): Heard[] {
  return asked.world.crowds
    .map((crowd) => ({ crowd, speaking: speakingShapes(crowd, asked) }))
    .filter(({ speaking }) => speaking.some((shapes) => shapes.length > 0));
}

/** Per member of the crowd, the shapes whose spans wrote a line that could be asked for. */
function speakingShapes(crowd: Crowd, asked: LogsAsked): ReadonlyArray<readonly number[]> {
  const { world, of, levels } = asked;
  const made = crowd.population();
  const written = lineLevelsOf(made);
  const service = serviceOf(of);
  const shapes = made.shapes.flatMap((shape, s) => (service === undefined || shape.service === service ? [s] : []));
  if (shapes.length === 0) {
    return [];
  }
  const words = wordsOf(asked);
  const couldContain = words.length > 0 ? wording(world, crowd, words) : () => true;
  return Array.from({ length: populationSize }, (_, m) =>
    shapes.filter((s) => {
      const level = logLevels[written[s * populationSize + m] ?? noLine];
      return level !== undefined && levelFits(level, levels) && couldContain(s, m, level);
    })
  );
}

/** What a wanted line has in it beside numbers. */
function wordsOf({ contains = '', like = '' }: LogsAsked): readonly string[] {
  return [...contains.split(/[\d.]+/), ...like.split(/[\d.\s"\\]+|<_>/)].filter((word) => word !== '');
}

/**
 * Whether the line of a member's span could contain a text. Lines of one span differ between requests only in their
 * numbers, so what the text has beside numbers can be looked for once.
 */
function wording(
  world: World,
  crowd: Crowd,
  words: readonly string[]
): (s: number, m: number, level: LogLevel) => boolean {
  const known = new Map<string, boolean>();
  return (s, m, level) => {
    const key = level === 'info' ? `${s}` : `${s}/${m}`;
    const before = known.get(key);
    if (before !== undefined) {
      return before;
    }
    const [line] = linesOf(requestIn(world, crowd, { n: m, at: world.anchor }), [s]);
    const could = line !== undefined && words.every((word) => line.body.includes(word));
    known.set(key, could);
    return could;
  };
}

type Count = (at: number, level: LogLevel, weight: number) => void;

function countLines(asked: LogsAsked, count: Count): void {
  const { world, window, of } = asked;
  const processes = { from: window.from, to: window.to, service: serviceOf(of) };
  const everyBeat = sampling(beatsIn(window));
  const isWanted = filterOf(asked);
  const countThose = (lines: readonly ShopLine[], weight: number) =>
    lines.filter(isWanted).forEach((line) => count(line.at, line.level, weight));
  countThose(startLines(world, processes), 1);
  countThose(statusLines(world, { ...processes, everyBeat }), everyBeat);
  const heard = heardCrowds(asked);
  const all = countIn(
    world,
    heard.map(({ crowd }) => crowd),
    window
  );
  const every = sampling(all);
  for (const { crowd, speaking } of heard) {
    countCrowd(asked, { crowd, speaking, every }, count);
  }
}

/** Each so-and-so-many-th of `all` is counted. Neither even nor a multiple of three, so that no rhythm of the lines is missed. */
function sampling(all: number): number {
  return all <= mostCounted ? 1 : 6 * Math.ceil(all / mostCounted / 6) + 1;
}

interface Counted extends Heard {
  readonly every: number;
}

function countCrowd(asked: LogsAsked, { crowd, speaking, every }: Counted, count: Count): void {
  const { world, window } = asked;
  const isWanted = asksOfLines(asked) ? filterOf(asked) : undefined;
  const population = crowd.population();
  const written = lineLevelsOf(population);
  const between = { from: window.from - 1.01 * population.longest - 1, to: window.to };
  const visit = (n: number, member: number) => {
    const shapes = speaking[member] ?? [];
    const at = shapes.length > 0 ? momentWithin(world, crowd, { n, between }) : undefined;
    if (at === undefined) {
      return;
    }
    if (isWanted) {
      const lines = linesOf(requestIn(world, crowd, { n, at }), shapes).filter(isWanted);
      lines
        .filter((line) => line.at >= window.from && line.at <= window.to)
        .forEach((line) => count(line.at, line.level, every));
      return;
    }
    for (const s of shapes) {
      const cell = s * populationSize + member;
      const end = at + spanEdges({ population, cell, stretch: stretchOf(crowd.journey, n) })[1];
      const level = logLevels[written[cell] ?? noLine];
      if (level !== undefined && end >= window.from && end <= window.to) {
        count(end, level, every);
      }
    }
  };
  eachArrival(world, crowd, { between, every, visit });
}
