import type { About } from '../telemetry/about';
import { isSelected } from '../model/traceSelection';
import { countIn, eachArrival } from './arrivals';
import { field, frameOf, labelled, type DemoFrame } from './demoFrame';
import { spansOf, type ShopRequest, type ShopSpan } from './request';
import { resourceOf, type Attribute } from './resource';
import { wantedSpans } from './searchAnswers';
import { attributesOf, failureText, type DemoReply } from './traceAnswers';
import { storedRequest } from './traceSearch';
import type { World } from './world';
import { ms } from '../model/units';
import type { Window } from '../model/window';

type CompareAsked = Omit<Extract<About, { is: 'trace-compare' }>, 'is'> & {
  readonly world: World;
  readonly window: Window;
};

/** So many requests are looked at, evenly spread over the window, and so many values of an attribute are told. */
const mostLooked = 8000;
const mostValues = 10;

/** Spans of either side by what they have: keys, and their values as Tempo's data source writes them. */
type Tally = Map<string, Map<string, number>>;

/** Counts its own spans, as TraceQL metrics' `compare()` would, and answers in the frames of Tempo's data source. */
export function compareAnswer(asked: CompareAsked): DemoReply {
  if (asked.want.traceql !== undefined) {
    return { frames: [], error: { message: 'The demo shop does not read TraceQL: a real Tempo does.', status: 400 } };
  }
  const sides = { selection: side(), baseline: side() };
  for (const request of requestsOf(asked)) {
    for (const span of wantedSpans(request, asked.want)) {
      const { tally, ...of } =
        sides[isSelected({ ...span, duration: ms(span.duration) }, asked.selection) ? 'selection' : 'baseline'];
      of.count();
      tellingOf(request, span).forEach((value, key) => {
        const values = tally.get(key) ?? new Map<string, number>();
        tally.set(key, values.set(value, (values.get(value) ?? 0) + 1));
      });
    }
  }
  const at = asked.window.to;
  return {
    frames: Object.entries(sides).flatMap(([of, { tally, spans }]) => [
      ...[...tally].flatMap(([key, values]) =>
        [...values]
          .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
          .slice(0, mostValues)
          .map(([value, count]) => seriesFrame(at, { __meta_type: `"${of}"`, [key]: value }, count))
      ),
      ...[...tally.keys()].map((key) => seriesFrame(at, { __meta_type: `"${of}_total"`, [key]: '"nil"' }, spans())),
    ]),
  };
}

function side() {
  let spans = 0;
  return { tally: new Map() as Tally, spans: () => spans, count: () => (spans += 1) };
}

function requestsOf({ world, window }: CompareAsked): readonly ShopRequest[] {
  const between = { from: window.from, to: window.to + 1 };
  // Odd, or it would always meet the same few of the 512 members of a population.
  const every = Math.ceil(countIn(world, world.crowds, between) / mostLooked) | 1;
  const requests: ShopRequest[] = [];
  for (const crowd of world.crowds) {
    const visit = (n: number) => {
      const request = storedRequest(world, { crowd, n }, between);
      if (request) {
        requests.push(request);
      }
    };
    eachArrival(world, crowd, { between, every, visit });
  }
  return requests;
}

function tellingOf(request: ShopRequest, span: ShopSpan): ReadonlyMap<string, string> {
  const { shape, failed, start } = span;
  const root = spansOf(request)[0]?.shape;
  const scoped = (scope: string, attributes: readonly Attribute[]) =>
    attributes.map(({ key, value }) => [`${scope}.${key}`, written(value)] as const);
  const resource = resourceOf(request.world, shape.service, { at: start, choice: request.key.n });
  return new Map([
    ['name', written(shape.operation)],
    ['kind', written(shape.kind)],
    ['status', written(failed ? 'error' : 'unset')],
    ['statusMessage', written(failed ? failureText(request, span) : 'nil')],
    ['rootName', written(root?.operation ?? 'nil')],
    ['rootServiceName', written(root?.service ?? 'nil')],
    ...scoped('span', attributesOf(request, span)),
    ...scoped('resource', resource),
  ]);
}

function written(value: Attribute['value']): string {
  return typeof value === 'string' ? `"${value}"` : String(value);
}

function seriesFrame(at: number, labels: Readonly<Record<string, string>>, count: number): DemoFrame {
  return frameOf([field('time', 'time', [at]), labelled(field('count', 'number', [count]), labels)]);
}
