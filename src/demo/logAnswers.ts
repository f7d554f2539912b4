import { logLevels, type LogLevel, type LogSubject } from '../model/log';
import type { Ms } from '../model/units';
import type { Window } from '../model/window';

import { countIn, eachArrival, momentWithin } from './arrivals';
import { populationSize } from './chance';
import { nothingFound, type DemoFrame } from './demoFrame';
import { linesFrame, volumeFrame } from './logFrames';
import { lineLevelsOf, lineOf, noLine, type ShopLine } from './logLines';
import { beatsIn, processLines, startLines, statusLines } from './processLines';
import { requestIn, requestWithId, spanEdges, spanOf, spansOf, stretchOf, type ShopRequest } from './request';
import type { Between, Crowd, World } from './world';

/** A search reads so many requests and no more; a volume counts every so-and-so-many-th request of a longer window. */
const mostSearched = 400_000;
const mostCounted = 120_000;

export interface LogsAsked {
  readonly world: World;
  readonly window: Window;
  readonly of: LogSubject;
  readonly levels?: readonly LogLevel[];
  readonly contains?: string;
}

/** The newest lines first, at most `limit`. */
export function linesAnswer(asked: LogsAsked, limit: number): readonly DemoFrame[] {
  const lines = asked.of.is === 'trace' || asked.of.is === 'span' ? traceLines(asked) : newestLines(asked, limit);
  return [linesFrame(asked.world, lines.sort((a, b) => b.at - a.at).slice(0, limit))];
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
function traceLines({ world, window, of, levels, contains }: LogsAsked): ShopLine[] {
  if (of.is !== 'trace' && of.is !== 'span') {
    return [];
  }
  const request = requestWithId(of.traceId);
  if (request === undefined || request.key.place !== world.placeIndex) {
    return [];
  }
  return spansOf(request)
    .filter((span) => of.is === 'trace' || span.spanId === of.spanId)
    .flatMap((span) => lineOf(request, span) ?? [])
    .filter((line) => of.services.length === 0 || of.services.includes(line.service))
    .filter((line) => line.at >= window.from && line.at <= window.to && fits(line, { levels, contains }));
}

function fits(line: ShopLine, { levels, contains }: Pick<LogsAsked, 'levels' | 'contains'>): boolean {
  return levelFits(line.level, levels) && (!contains || line.body.includes(contains));
}

function levelFits(level: LogLevel, levels: readonly LogLevel[] | undefined): boolean {
  return levels === undefined || levels.length === 0 || levels.includes(level);
}

/** Goes back in time in strides that double until enough is found. */
function newestLines(asked: LogsAsked, limit: number): ShopLine[] {
  const found: ShopLine[] = [];
  const { world, window } = asked;
  const heard = heardCrowds(asked);
  let searched = 0;
  let to = window.to + 0.001;
  for (let stride = 1000; to > window.from && found.length < limit && searched < mostSearched; stride *= 2) {
    const between = { from: Math.max(window.from, to - stride), to };
    searched += countIn(
      world,
      heard.map(({ crowd }) => crowd),
      between
    );
    found.push(...linesIn(asked, heard, between).filter((line) => fits(line, asked)));
    to = between.from;
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
function speakingShapes(crowd: Crowd, { world, of, levels, contains }: LogsAsked): ReadonlyArray<readonly number[]> {
  const made = crowd.population();
  const written = lineLevelsOf(made);
  const service = serviceOf(of);
  const shapes = made.shapes.flatMap((shape, s) => (service === undefined || shape.service === service ? [s] : []));
  if (shapes.length === 0) {
    return [];
  }
  const couldContain = contains ? wording(world, crowd, contains) : () => true;
  return Array.from({ length: populationSize }, (_, m) =>
    shapes.filter((s) => {
      const level = logLevels[written[s * populationSize + m] ?? noLine];
      return level !== undefined && levelFits(level, levels) && couldContain(s, m, level);
    })
  );
}

/**
 * Whether the line of a member's span could contain a text. Lines of one span differ between requests only in their
 * numbers, so what the text has beside numbers can be looked for once.
 */
function wording(world: World, crowd: Crowd, contains: string): (s: number, m: number, level: LogLevel) => boolean {
  const words = contains.split(/[\d.]+/);
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
  const countThose = (lines: readonly ShopLine[], weight: number) =>
    lines.filter((line) => fits(line, asked)).forEach((line) => count(line.at, line.level, weight));
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
  const { world, window, contains } = asked;
  const population = crowd.population();
  const written = lineLevelsOf(population);
  const between = { from: window.from - 1.01 * population.longest - 1, to: window.to };
  const visit = (n: number, member: number) => {
    const shapes = speaking[member] ?? [];
    const at = shapes.length > 0 ? momentWithin(world, crowd, { n, between }) : undefined;
    if (at === undefined) {
      return;
    }
    if (contains) {
      const lines = linesOf(requestIn(world, crowd, { n, at }), shapes).filter((line) => fits(line, asked));
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
