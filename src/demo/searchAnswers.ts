import type { SearchedTraces } from '../model/traceSearch';
import type { Window } from '../model/window';
import { countIn, eachArrival } from './arrivals';
import { attributeFits } from './attributeFits';
import { populationSize } from './chance';
import { field, frameOf, type DemoFrame } from './demoFrame';
import { fate } from './population';
import { spanOf, spansOf, type ShopRequest, type ShopSpan } from './request';
import { resourceOf, type Attribute } from './resource';
import { callFits, callerIn } from './callFits';
import { attributesOf, failureText, type DemoReply } from './traceAnswers';
import { storedRequest, tracesFrame } from './traceSearch';
import type { Between, Crowd, World } from './world';

/** Like a real trace store, a search looks at so many requests and no more, and reads fewer of them closely. */
const mostLooked = 200_000;
const mostRead = 3000;
/** Strides grow only as long as they hold fewer requests than this. */
const mostAtOnce = 1000;
/** From how many traces names and values of attributes are told. */
const tagSample = 150;

export interface SearchAsked {
  readonly world: World;
  readonly window: Window;
  readonly want: SearchedTraces;
}

/** Traces with a span as wanted, the newest first. The shop reads forms, not TraceQL, and says so. */
export function searchAnswer(
  asked: SearchAsked,
  { limit, spansPerTrace }: { readonly limit: number; readonly spansPerTrace: number }
): DemoReply {
  if (asked.want.traceql !== undefined) {
    const message = 'The demo shop answers what the form asks. It does not read TraceQL: a real Tempo does.';
    return { frames: [], error: { message, status: 400 } };
  }
  const requests = searched(asked, limit);
  const wanted = new Map(
    requests.map((request) => [request, new Set(wantedSpans(request, asked.want).map(({ spanId }) => spanId))])
  );
  return {
    frames: [tracesFrame(requests, ({ spanId }, request) => wanted.get(request)?.has(spanId) ?? false, spansPerTrace)],
  };
}

/** The names of all attributes, by scope as Tempo tells them. */
export function tagsAnswer(asked: Omit<SearchAsked, 'want'>): readonly DemoFrame[] {
  const resource = new Set<string>();
  const span = new Set<string>();
  for (const request of searched({ ...asked, want: {} }, tagSample)) {
    for (const one of spansOf(request)) {
      attributesOf(request, one).forEach(({ key }) => span.add(key));
      resourceAt(request, one).forEach(({ key }) => resource.add(key));
    }
  }
  const intrinsic = [
    'duration',
    'kind',
    'name',
    'rootName',
    'rootServiceName',
    'status',
    'statusMessage',
    'traceDuration',
  ];
  const scopes = Object.entries({ resource, span, intrinsic: new Set(intrinsic) });
  return json({ scopes: scopes.map(([name, tags]) => ({ name, tags: [...tags].sort() })) });
}

/** The values of one attribute on spans as wanted. */
export function tagValuesAnswer(asked: SearchAsked, tag: string): readonly DemoFrame[] {
  const values = new Map<string, Attribute['value']>();
  for (const request of searched(asked, tagSample)) {
    for (const span of wantedSpans(request, asked.want)) {
      const value = valueOf(request, span, tag);
      if (value !== undefined) {
        values.set(String(value), value);
      }
    }
  }
  return json({ tagValues: [...values].map(([text, value]) => ({ type: types[typeof value], value: text })) });
}

const types: Readonly<Record<string, string>> = { number: 'int', boolean: 'bool', string: 'string' };

function json(body: unknown): readonly DemoFrame[] {
  return [frameOf([field('json', 'string', [JSON.stringify(body)])])];
}

interface Searched {
  readonly crowd: Crowd;
  /** Per member: 1 where it may have a span as wanted, told by all but attributes. */
  readonly members: Uint8Array;
}

/** Goes back in time in strides that double until enough is found. */
function searched(asked: SearchAsked, limit: number): readonly ShopRequest[] {
  const { world, window, want } = asked;
  const crowds = world.crowds.map((crowd): Searched => ({ crowd, members: candidates(crowd, want) }));
  const found: ShopRequest[] = [];
  const effort = { looked: 0, read: 0 };
  let to: number = window.to + 1;
  for (let stride = 2000; to > window.from && found.length < limit && isWorthwhile(effort); ) {
    const between = { from: Math.max(window.from, to - stride), to };
    effort.looked += countIn(
      world,
      crowds.map(({ crowd }) => crowd),
      between
    );
    const requests = requestsIn(world, crowds, between);
    effort.read += requests.length;
    found.push(...requests.filter((request) => wantedSpans(request, want).length > 0).sort((a, b) => b.at - a.at));
    to = between.from;
    stride *= requests.length < mostAtOnce ? 2 : 1;
  }
  return found.slice(0, limit);
}

function isWorthwhile({ looked, read }: { readonly looked: number; readonly read: number }): boolean {
  return looked < mostLooked && read < mostRead;
}

function requestsIn(world: World, searchedCrowds: readonly Searched[], between: Between): readonly ShopRequest[] {
  const requests: ShopRequest[] = [];
  for (const { crowd, members } of searchedCrowds) {
    const visit = (n: number, member: number) => {
      const request = members[member] === 1 ? storedRequest(world, { crowd, n }, between) : undefined;
      if (request) {
        requests.push(request);
      }
    };
    eachArrival(world, crowd, { between, visit });
  }
  return requests;
}

/** Durations of one member differ by less than a hundredth from request to request. */
const slack = 1.01;

function candidates({ population }: Crowd, want: SearchedTraces): Uint8Array {
  const all = population();
  const { shapes, fates, durations } = all;
  const { status, calls } = want;
  const [atLeast, atMost] = [want.atLeast ?? 0, want.atMost ?? Infinity];
  // A call failed where its caller did, too.
  const worst = status === 'error' && !calls ? fate.failed : fate.fine;
  const fitting = shapes.flatMap((shape, index) => (isOf(shape, want) && callFits(all, shape, calls) ? [index] : []));
  return Uint8Array.from({ length: populationSize }, (_, member) =>
    Number(
      fitting.some((shape) => {
        const cell = shape * populationSize + member;
        const took = durations[cell] ?? 0;
        return (fates[cell] ?? 0) >= worst && took * slack >= atLeast && took / slack <= atMost;
      })
    )
  );
}

/** The spans of a request that are as wanted; its root where nothing is wanted. */
export function wantedSpans(request: ShopRequest, want: SearchedTraces): readonly ShopSpan[] {
  const { service, operation, status, atLeast, atMost, attributes = [], calls } = want;
  const anything = [service, operation, status, atLeast, atMost, attributes[0], calls].every(
    (one) => one === undefined
  );
  return request.population.shapes.flatMap((shape, index) => {
    const could = anything ? shape.parent < 0 : isOf(shape, want) && callFits(request.population, shape, calls);
    const span = could ? spanOf(request, index) : undefined;
    if (!span) {
      return [];
    }
    const wanted = anything
      ? isRoot(span)
      : isAs(statusIn(request, span, want), want) &&
        attributes.every((filter) => attributeFits(valueOf(request, span, filter.key), filter));
    return wanted ? [span] : [];
  });
}

function isRoot({ shape }: ShopSpan): boolean {
  return shape.parent < 0 && !shape.parentNotStored;
}

function isOf(
  shape: { readonly service: string; readonly operation: string },
  { service, operation }: SearchedTraces
): boolean {
  return (
    (service === undefined || shape.service === service.name) &&
    (service?.namespace === undefined || service.namespace === 'shop') &&
    (operation === undefined || shape.operation === operation)
  );
}

/** Of a call, failed where either of its ends is. */
function statusIn(
  request: ShopRequest,
  span: ShopSpan,
  { calls }: SearchedTraces
): Pick<ShopSpan, 'duration' | 'failed'> {
  const failed = span.failed || (calls !== undefined && callerIn(request, span)?.failed === true);
  return { duration: span.duration, failed };
}

function isAs(
  { duration, failed }: Pick<ShopSpan, 'duration' | 'failed'>,
  { status, atLeast, atMost }: SearchedTraces
): boolean {
  return (
    (status === undefined || status === (failed ? 'error' : 'unset')) &&
    duration >= (atLeast ?? 0) &&
    duration <= (atMost ?? Infinity)
  );
}

/** What a span has under a full name: an attribute with or without its scope, or what every span has. */
function valueOf(request: ShopRequest, span: ShopSpan, key: string): Attribute['value'] | undefined {
  const [, scope, name = key] = /^(resource|span)?\.(.+)$/s.exec(key) ?? [];
  if (scope === undefined && name === key) {
    return intrinsic(request, span, key);
  }
  const own = scope === 'resource' ? [] : attributesOf(request, span);
  const shared = scope === 'span' ? [] : resourceAt(request, span);
  return [...own, ...shared].find((attribute) => attribute.key === name)?.value;
}

function intrinsic(request: ShopRequest, span: ShopSpan, key: string): Attribute['value'] | undefined {
  const root = () => spansOf(request).find(isRoot)?.shape;
  const known: Readonly<Record<string, () => Attribute['value'] | undefined>> = {
    name: () => span.shape.operation,
    kind: () => span.shape.kind,
    status: () => (span.failed ? 'error' : 'unset'),
    statusMessage: () => (span.failed ? failureText(request, span) : undefined),
    duration: () => span.duration,
    rootName: () => root()?.operation,
    rootServiceName: () => root()?.service,
    traceDuration: () => Math.max(...spansOf(request).map(({ start, duration }) => start + duration)) - request.at,
  };
  return Object.hasOwn(known, key) ? known[key]?.() : undefined;
}

function resourceAt({ world, key }: ShopRequest, span: ShopSpan): readonly Attribute[] {
  return resourceOf(world, span.shape.service, { at: span.start, choice: key.n });
}
