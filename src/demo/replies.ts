import type { EpochMs } from '../model/units';
import type { Asked } from '../telemetry/asked';
import type { Query } from '../telemetry/question';
import { field, frameOf, nothingFound, type DemoFrame } from './demoFrame';
import { environmentLabel } from './environments';
import type { FramesByRef } from './metricAnswers';
import { places } from './places';
import type { DemoReply } from './traceAnswers';
import { worldOf, type World } from './world';

export interface DemoRequest {
  readonly asked: Asked;
  readonly queries: readonly Query[];
  /** The moment to which the script of incidents is relative. The world goes on after it. */
  readonly anchor: EpochMs;
}

/** What is told of a question, by refId, in the world that was asked for; undefined where there is no such place. */
export type Tell = (asked: Asked, world: World | undefined) => ReadonlyMap<string, DemoReply>;

/** Each of the request's queries with what `tell` says to its refId; others find nothing. */
export function replies({ asked, queries, anchor }: DemoRequest, tell: Tell): Map<string, DemoReply> {
  const told = tell(asked, worldAsked(asked, anchor));
  return new Map(queries.map(({ refId }) => [refId, withRefId(told.get(refId), refId)]));
}

function withRefId(reply: DemoReply | undefined, refId: string): DemoReply {
  const frames = reply?.frames ?? [nothingFound];
  return { ...reply, frames: frames.map((frame): DemoFrame => ({ ...frame, refId })) };
}

/** The place whose name the matchers ask for; undefined where none is called so. */
function worldAsked({ matchers }: Asked, anchor: EpochMs): World | undefined {
  const wanted = matchers.find((matcher) => matcher.label === environmentLabel)?.value;
  return worldOf(
    anchor,
    places.findIndex(({ environment }) => environment === wanted)
  );
}

export function asReplies(frames: FramesByRef): Map<string, DemoReply> {
  return new Map([...frames].map(([refId, of]) => [refId, { frames: of }]));
}

/** An answer of a data source's API beside queries. */
export function json(refId: string, data: unknown): FramesByRef {
  return new Map([[refId, [frameOf([field('json', 'string', [JSON.stringify({ status: 'success', data })])])]]]);
}
