import { minutes, seconds } from '../model/units';
import { mixed, seedOf } from './chance';
import { recommendationHeap, script, versionOf } from './incidents';
import { services } from './journeys';
import type { ShopLine } from './logLines';
import type { Between, World } from './world';

const every = minutes(1);
const worried = seconds(20);

/** Which lines of processes are wanted: of one service or of all, and of each process every so-and-so-many-th beat. */
export interface ProcessLinesWanted extends Between {
  readonly service?: string;
  readonly everyBeat?: number;
}

/** Lines that processes write without a request: now and then how they are, and what they say when they start. */
export function processLines(world: World, wanted: ProcessLinesWanted): ShopLine[] {
  return [...statusLines(world, wanted), ...startLines(world, wanted)];
}

/** What processes say of how they are. */
export function statusLines(world: World, wanted: ProcessLinesWanted): ShopLine[] {
  return services
    .filter((name) => wanted.service === undefined || name === wanted.service)
    .flatMap((name) => linesOfBeats(world, name, wanted));
}

/** An upper bound of how many beats there are. */
export function beatsIn({ from, to }: Between): number {
  return ((to - from) / every) * (services.length + every / worried);
}

function linesOfBeats(world: World, service: string, { from, to, everyBeat = 1 }: ProcessLinesWanted): ShopLine[] {
  const failing = service === 'recommendation' && world.place.recommendationCacheFails;
  const beat = failing ? worried : every;
  const offset = mixed(seedOf(service), world.placeIndex) % beat;
  const lines: ShopLine[] = [];
  for (let k = Math.ceil((from - offset) / beat); k * beat + offset < to; k += everyBeat) {
    const at = k * beat + offset;
    const line = failing ? memoryLine(world, at, k) : quietLine(service, k);
    if (line !== undefined) {
      lines.push({ ...line, at, service, details: {}, choice: k });
    }
  }
  return lines;
}

type Said = Pick<ShopLine, 'level' | 'body'>;

/** Every twenty seconds while the cache is failing, else every minute. */
function memoryLine(world: World, at: number, k: number): Said | undefined {
  const after = at - world.anchor;
  const heap = recommendationHeap(world.place, after).toFixed(0);
  if (after >= script.cacheFails && after < script.end) {
    return { level: 'warn', body: `heap ${heap} of 2048 MiB after full GC, cache holds 0 entries` };
  }
  return k % 3 === 0
    ? { level: 'info', body: `heap ${heap} of 2048 MiB, cache holds ${18_000 + (mixed(k, 1) % 900)} entries` }
    : undefined;
}

function quietLine(service: string, k: number): Said {
  const busy = mixed(seedOf(service), k);
  if (service === '재고-알림') {
    return { level: 'info', body: `재고 확인 완료: 상품 ${200 + (busy % 50)}개, 부족 ${busy % 7}개` };
  }
  return { level: 'debug', body: `connection pool: ${2 + (busy % 9)} of 20 in use, ${busy % 3} waiting` };
}

/** What processes say when they start. */
export function startLines(world: World, { from, to, service: wanted }: ProcessLinesWanted): ShopLine[] {
  const service = 'recommendation';
  if ((wanted !== undefined && wanted !== service) || !world.place.recommendationCacheFails) {
    return [];
  }
  return [script.recommendationDeploy, script.end].flatMap((moment) => {
    const version = versionOf(world.place, service, moment);
    return [0, 1]
      .flatMap((pod) =>
        startUp(version).map((said, i) => ({
          ...said,
          at: world.anchor + moment + pod * 4100 + i * 730,
          service,
          details: {},
          choice: pod,
        }))
      )
      .filter(({ at }) => at >= from && at < to);
  });
}

function startUp(version: string): Said[] {
  const warning: Said = {
    level: 'warn',
    body: 'CACHE_TTL is not set, entries will not be kept; using 3m until they expire',
  };
  return [
    {
      level: 'info',
      body: `recommendation ${version} starting, commit ${mixed(seedOf(version), 1).toString(16).slice(0, 7)}`,
    },
    ...(version === '1.5.0' ? [warning] : []),
    { level: 'info', body: 'cache warmed up: 18204 entries' },
    { level: 'info', body: 'listening on :8080' },
  ];
}
