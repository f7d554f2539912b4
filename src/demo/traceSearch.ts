import type { About } from '../telemetry/about';
import type { ServiceId } from '../model/service';
import type { Window } from '../model/window';
import { countIn, eachArrival, momentWithin } from './arrivals';
import { populationSize } from './chance';
import { field, frameOf, type DemoFrame } from './demoFrame';
import { fate } from './population';
import { requestIn, spanOf, spansOf, type ShopRequest, type ShopSpan } from './request';
import { isStored, withoutLeadingZeros } from './requestId';
import { counted } from './subjects';
import type { Between, Crowd, World } from './world';

/** Without a service, traces in which anybody received anything. */
type TracesAsked = Omit<Extract<About, { is: 'traces' }>, 'is' | 'service'> & { readonly service?: ServiceId };

/** Like a real trace store, a search looks at so many requests and no more. */
const mostLooked = 200_000;
const spansPerTrace = 3;

interface Searched {
  readonly crowd: Crowd;
  /** Shapes of the asked service and operation. */
  readonly shapes: readonly number[];
}

interface Hit {
  readonly crowd: Crowd;
  readonly n: number;
  /** Duration of the longest span that fits. */
  readonly duration: number;
}

/** Traces with a span of the asked service that a request came in with: newest first, or the slowest first. */
export function tracesAnswer(world: World, window: Window, asked: TracesAsked): readonly DemoFrame[] {
  const searched = world.crowds.flatMap((crowd) => {
    const shapes = crowd.population().shapes.flatMap((shape, index) => (fits(shape, asked) ? [index] : []));
    return shapes.length > 0 ? { crowd, shapes } : [];
  });
  const requests =
    asked.pick === 'slow' ? slowest(world, { searched, window, asked }) : newest(world, { searched, window, asked });
  return [tracesFrame(requests, (span) => fits(span.shape, asked) && spanFits(span, asked))];
}

function fits(
  shape: { readonly service: string; readonly operation: string; readonly kind: string },
  asked: TracesAsked
): boolean {
  const isLeftOut = asked.operation === undefined && asked.pick !== 'errors';
  const requests = counted(isLeftOut ? asked.without : undefined);
  return (
    requests(shape) &&
    (asked.service === undefined || shape.service === asked.service.name) &&
    (asked.operation === undefined || shape.operation === asked.operation)
  );
}

function spanFits(span: ShopSpan, asked: TracesAsked): boolean {
  return (asked.pick !== 'errors' || span.failed) && (asked.pick !== 'slow' || span.duration >= (asked.atLeast ?? 0));
}

interface Search {
  readonly searched: readonly Searched[];
  readonly window: Window;
  readonly asked: TracesAsked;
}

/** Goes back in time in strides that double until enough is found. */
function newest(world: World, { searched, window, asked }: Search): ShopRequest[] {
  const found: ShopRequest[] = [];
  let looked = 0;
  let to: number = window.to + 1;
  for (let stride = 2000; to > window.from && found.length < asked.limit && looked < mostLooked; stride *= 2) {
    const between = { from: Math.max(window.from, to - stride), to };
    looked += countIn(
      world,
      searched.map(({ crowd }) => crowd),
      between
    );
    const requests = hitsIn(world, { searched, between, asked }).flatMap(
      (hit) => storedRequest(world, hit, between) ?? []
    );
    found.push(...requests.sort((a, b) => b.at - a.at));
    to = between.from;
  }
  return found.slice(0, asked.limit);
}

function slowest(world: World, { searched, window, asked }: Search): ShopRequest[] {
  const crowds = searched.map(({ crowd }) => crowd);
  let from: number = window.from;
  const all = countIn(world, crowds, { from, to: window.to });
  if (all > mostLooked) {
    from = window.to - ((window.to - window.from) * mostLooked) / all;
  }
  const between = { from, to: window.to + 1 };
  const hits = hitsIn(world, { searched, between, asked }).sort((a, b) => b.duration - a.duration);
  const found: ShopRequest[] = [];
  for (const hit of hits) {
    const request = found.length < asked.limit ? storedRequest(world, hit, between) : undefined;
    if (request !== undefined) {
      found.push(request);
    }
  }
  return found;
}

function hitsIn(
  world: World,
  { searched, between, asked }: { searched: readonly Searched[]; between: Between; asked: TracesAsked }
): Hit[] {
  const hits: Hit[] = [];
  for (const { crowd, shapes } of searched) {
    const longest = longestFits(crowd, shapes, asked);
    const visit = (n: number, member: number) => {
      const duration = longest[member] ?? -1;
      if (duration >= 0) {
        hits.push({ crowd, n, duration });
      }
    };
    eachArrival(world, crowd, { between, visit });
  }
  return hits;
}

/** Per member, the duration of its longest span that fits; -1 without one. */
function longestFits({ population }: Crowd, shapes: readonly number[], asked: TracesAsked): Float64Array {
  const { fates, durations } = population();
  const wanted = asked.pick === 'errors' ? fate.failed : fate.fine;
  const least = asked.pick === 'slow' ? (asked.atLeast ?? 0) : 0;
  return Float64Array.from({ length: populationSize }, (_, m) => {
    const fitting = shapes.map((s) => s * populationSize + m).filter((cell) => (fates[cell] ?? 0) >= wanted);
    const longest = Math.max(-1, ...fitting.map((cell) => durations[cell] ?? -1));
    return longest >= least ? longest : -1;
  });
}

/** The request as it can be found: only where it came in then and was stored. */
export function storedRequest(
  world: World,
  { crowd, n }: Pick<Hit, 'crowd' | 'n'>,
  between: Between
): ShopRequest | undefined {
  const at = momentWithin(world, crowd, { n, between });
  const request = at === undefined ? undefined : requestIn(world, crowd, { n, at });
  return request && isStored(request.traceId) ? request : undefined;
}

/** A list of traces with those of their spans that match. */
export function tracesFrame(
  requests: readonly ShopRequest[],
  matches: (span: ShopSpan, request: ShopRequest) => boolean,
  most = spansPerTrace
): DemoFrame {
  const roots = requests.map((request) => spanOf(request, 0));
  return frameOf(
    [
      field(
        'traceID',
        'string',
        requests.map((request) => withoutLeadingZeros(request.traceId))
      ),
      field(
        'startTime',
        'time',
        requests.map((request) => request.at)
      ),
      field(
        'traceService',
        'string',
        roots.map((root) =>
          root?.shape.parentNotStored ? '<root span not yet received>' : (root?.shape.service ?? '')
        )
      ),
      field(
        'traceName',
        'string',
        roots.map((root) => (root?.shape.parentNotStored ? '' : (root?.shape.operation ?? '')))
      ),
      field('traceDuration', 'number', requests.map(traceDuration)),
      field(
        'nested',
        'nestedFrames',
        requests.map((request) => [
          matchedFrame(
            request,
            spansOf(request)
              .filter((span) => matches(span, request))
              .slice(0, most)
          ),
        ])
      ),
    ],
    { name: 'Traces', meta: { preferredVisualisationType: 'table' } }
  );
}

/** Whole milliseconds; Tempo gives none below one. */
function traceDuration(request: ShopRequest): number | null {
  const ends = spansOf(request).map((span) => span.start + span.duration);
  const whole = Math.floor(Math.max(request.at, ...ends) - request.at);
  return whole < 1 ? null : whole;
}

function matchedFrame(request: ShopRequest, listed: readonly ShopSpan[]): DemoFrame {
  return frameOf(
    [
      field(
        'traceIdHidden',
        'string',
        listed.map(() => withoutLeadingZeros(request.traceId))
      ),
      field(
        'spanID',
        'string',
        listed.map((span) => span.spanId)
      ),
      field(
        'time',
        'time',
        listed.map((span) => span.start)
      ),
      field(
        'name',
        'string',
        listed.map((span) => span.shape.operation)
      ),
      field(
        'service.name',
        'string',
        listed.map((span) => span.shape.service)
      ),
      field(
        'status',
        'string',
        listed.map((span) => (span.failed ? 'error' : 'unset'))
      ),
      field(
        'duration',
        'number',
        listed.map((span) => Math.round(span.duration * 1e6))
      ),
    ],
    { name: 'Spans', meta: { preferredVisualisationType: 'table' } }
  );
}
