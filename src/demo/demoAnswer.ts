import { unreachable } from '../model/outcome';
import type { EpochMs } from '../model/units';
import type { Window } from '../model/window';
import type { About } from '../telemetry/about';
import type { Asked } from '../telemetry/asked';
import type { Query } from '../telemetry/question';
import { field, frameOf, nothingFound, type DemoFrame } from './demoFrame';
import { compareAnswer } from './compareAnswers';
import { operationDurationsAnswer } from './durationAnswers';
import { environmentLabel } from './environments';
import { linkingAnswer } from './linkAnswers';
import { linesAnswer, volumeAnswer } from './logAnswers';
import {
  auxiliaryAnswer,
  edgesAnswer,
  operationsAnswer,
  pushIntervalAnswer,
  redAnswer,
  servicesAnswer,
  type FramesByRef,
  type MetricsAsked,
} from './metricAnswers';
import { metricNames, seriesOf } from './openMetrics';
import { places } from './places';
import { resourceJoinsAnswer, resourcesAnswer } from './resourceAnswers';
import { resourceMetrics } from './resourceSeries';
import { searchAnswer, tagsAnswer, tagValuesAnswer } from './searchAnswers';
import { statementsAnswer } from './statementAnswers';
import { traceAnswer, type DemoReply } from './traceAnswers';
import { tracesAnswer } from './traceSearch';
import { versionsAnswer } from './versions';
import { worldOf, type World } from './world';

export interface DemoRequest {
  readonly asked: Asked;
  readonly queries: readonly Query[];
  /** The moment to which the script of incidents is relative. The world goes on after it. */
  readonly anchor: EpochMs;
}

/**
 * What the shop answers, by refId. It reads only what is asked about, never a query's text, and answers each of
 * `queries` whose refId belongs to that question; others find nothing. The same request always gets the same bytes.
 */
export function demoAnswer({ asked, queries, anchor }: DemoRequest): Map<string, DemoReply> {
  const world = worldAsked(asked, anchor);
  const replies = repliesTo(asked, world);
  return new Map(queries.map(({ refId }) => [refId, withRefId(replies.get(refId), refId)]));
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

const metadata = [
  'metric-names',
  'metric-labels',
  'bucket-bounds',
  'sample-series',
  'push-interval',
  'resource-names',
] as const;
type MetadataAbout = Extract<About, { is: (typeof metadata)[number] }>;
/** What the shop has nothing to say to. */
const unanswered = ['series-count', 'check'] as const;
type UnansweredAbout = Extract<About, { is: (typeof unanswered)[number] }>;
type SignalAbout = Exclude<
  About,
  | MetadataAbout
  | UnansweredAbout
  | { is: 'trace' | 'trace-search' | 'trace-compare' | 'recorded-log-volume' | 'log-patterns' }
>;

function repliesTo({ about, window, step }: Asked, world: World | undefined): Map<string, DemoReply> {
  if (about.is === 'trace') {
    return new Map([['trace', traceAnswer(about.traceId)]]);
  }
  if (isUnanswered(about)) {
    return new Map();
  }
  if (about.is === 'trace-search') {
    return new Map(world ? [['traces', searchAnswer({ world, window, want: about.want }, about.limit)]] : []);
  }
  if (about.is === 'trace-compare') {
    return new Map(world ? [['compared', compareAnswer({ world, window, ...about })]] : []);
  }
  // The shop's Loki does not look for patterns, which is how Loki comes.
  if (about.is === 'log-patterns') {
    return replied(json('patterns', []));
  }
  // Nobody has set up rules for the shop.
  if (about.is === 'recorded-log-volume') {
    return replied(new Map([['volume', [nothingFound]]]));
  }
  if (isMetadata(about)) {
    return replied(metadataAnswer(about, world, window));
  }
  return replied(world ? signalAnswer(about, { world, window, step }) : new Map());
}

function replied(frames: FramesByRef): Map<string, DemoReply> {
  return new Map([...frames].map(([refId, of]) => [refId, { frames: of }]));
}

function isUnanswered(about: About): about is UnansweredAbout {
  return unanswered.some((is) => is === about.is);
}

function isMetadata(about: About): about is MetadataAbout {
  return metadata.some((is) => is === about.is);
}

/** Names and series are told without matchers too; then they are those of the first place. */
function metadataAnswer(about: MetadataAbout, world: World | undefined, window: Window): FramesByRef {
  if (about.is === 'push-interval') {
    return pushIntervalAnswer(window.to);
  }
  if (about.is === 'metric-names') {
    return json('names', metricNames);
  }
  if (about.is === 'resource-names') {
    return json('names', resourceMetrics);
  }
  const any = world ?? worldOf(0, 0);
  const series = any ? seriesOf(any, about.metric) : [];
  switch (about.is) {
    case 'sample-series':
      return json('series', series.slice(0, 1));
    case 'metric-labels':
      return json('labels', [...new Set(series.flatMap((labels) => Object.keys(labels)))].sort());
    case 'bucket-bounds':
      return json('bounds', [...new Set(series.flatMap(({ le }) => le ?? []))]);
  }
}

function json(refId: string, data: unknown): FramesByRef {
  return new Map([[refId, [frameOf([field('json', 'string', [JSON.stringify({ status: 'success', data })])])]]]);
}

/** What is told of processes and statements rather than of requests. */
const furtherAbouts = [
  'versions',
  'versions-in-traces',
  'resource-joins',
  'resources',
  'statement-times',
  'statement-spans',
  'trace-tags',
  'trace-tag-values',
  'operation-durations',
  'traces-linking-to',
] as const;
type FurtherAbout = Extract<SignalAbout, { is: (typeof furtherAbouts)[number] }>;

function isFurther(about: SignalAbout): about is FurtherAbout {
  return furtherAbouts.some((is) => is === about.is);
}

function furtherAnswer(about: FurtherAbout, asked: MetricsAsked): FramesByRef {
  switch (about.is) {
    case 'versions':
      return versionsAnswer(asked);
    case 'resource-joins':
      return resourceJoinsAnswer(asked, about.service);
    case 'resources':
      return resourcesAnswer(asked, about.service);
    case 'trace-tags':
      return new Map([['tags', tagsAnswer(asked)]]);
    case 'trace-tag-values':
      return new Map([['values', tagValuesAnswer({ ...asked, want: about.want }, about.tag)]]);
    case 'operation-durations':
      return operationDurationsAnswer(asked, about.services);
    case 'traces-linking-to':
      return new Map([['traces', linkingAnswer(about.traceId, asked.window)]]);
    case 'statement-spans':
      return new Map([['statements', statementsAnswer(asked.world, asked.window, about)]]);
    // Metrics tell of versions already, and only spans of statements.
    case 'versions-in-traces':
    case 'statement-times':
      return new Map();
    default:
      return unreachable(about);
  }
}

function signalAnswer(about: SignalAbout, asked: MetricsAsked): FramesByRef {
  const { world, window, step } = asked;
  if (isFurther(about)) {
    return furtherAnswer(about, asked);
  }
  switch (about.is) {
    case 'services':
      return servicesAnswer(asked, about.without);
    case 'red':
      return redAnswer(asked, about.of, about.without);
    case 'operations':
      return operationsAnswer(asked, about);
    case 'auxiliary-operations':
      return auxiliaryAnswer(asked, about.service, about.only);
    case 'edges':
      return edgesAnswer(asked, about.of);
    case 'traces':
      return new Map([['traces', tracesAnswer(world, window, about)]]);
    case 'trace-sample':
      return new Map([['traces', tracesAnswer(world, window, { ...about, pick: 'newest' })]]);
    case 'logs':
      return new Map([['lines', linesAnswer({ world, window, ...about }, about.limit)]]);
    case 'log-volume':
      return new Map([['volume', volumeAnswer({ world, window, ...about }, step)]]);
    default:
      return unreachable(about);
  }
}
