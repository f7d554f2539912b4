import { unreachable } from '../model/outcome';
import type { About } from '../telemetry/about';
import type { Asked } from '../telemetry/asked';
import { compareAnswer } from './compareAnswers';
import { operationDurationsAnswer } from './durationAnswers';
import { linkingAnswer } from './linkAnswers';
import { linesAnswer, volumeAnswer } from './logAnswers';
import type { FramesByRef, MetricsAsked } from './metricAnswers';
import { isOfMetrics, metricReplies, type MetricsAbout } from './metricReplies';
import { asReplies, json, replies, type DemoRequest } from './replies';
import { resourceJoinsAnswer, resourcesAnswer } from './resourceAnswers';
import { resourceMetrics } from './resourceSeries';
import { searchAnswer, tagsAnswer, tagValuesAnswer } from './searchAnswers';
import { statementsAnswer } from './statementAnswers';
import { traceAnswer, type DemoReply } from './traceAnswers';
import { tracesAnswer } from './traceSearch';
import type { World } from './world';

/**
 * What the shop answers, by refId. It reads only what is asked about, never a query's text, and answers each of
 * the queries whose refId belongs to that question; others find nothing. The same request always gets the same bytes.
 */
export function demoAnswer(request: DemoRequest): Map<string, DemoReply> {
  return metricReplies(request) ?? replies(request, repliesTo);
}

/** What is told of traces and the processes behind them, each by one answer of frames. */
const ofPlaces = [
  'traces',
  'trace-tags',
  'trace-tag-values',
  'traces-linking-to',
  'operation-durations',
  'statement-spans',
  'resource-joins',
  'resources',
  'logs',
  'log-volume',
] as const;
type PlacesAbout = Extract<About, { is: (typeof ofPlaces)[number] }>;
type OtherAbout = Exclude<About, MetricsAbout | PlacesAbout>;

function repliesTo(asked: Asked, world: World | undefined): Map<string, DemoReply> {
  const { about, window, step } = asked;
  if (isOfMetrics(about)) {
    return new Map();
  }
  if (isOfPlaces(about)) {
    return world ? asReplies(framesFor(about, { world, window, step })) : new Map();
  }
  return otherReplies(about, asked, world);
}

function isOfPlaces(about: About): about is PlacesAbout {
  return ofPlaces.some((is) => is === about.is);
}

function otherReplies(about: OtherAbout, { window }: Asked, world: World | undefined): Map<string, DemoReply> {
  switch (about.is) {
    case 'trace':
      return new Map([['trace', traceAnswer(about.traceId)]]);
    case 'trace-sample':
      return asReplies(new Map(world ? [['traces', tracesAnswer(world, window, { ...about, pick: 'newest' })]] : []));
    case 'trace-search':
      return new Map(world ? [['traces', searchAnswer({ world, window, want: about.want }, about)]] : []);
    case 'trace-compare':
      return new Map(world ? [['compared', compareAnswer({ world, window, ...about })]] : []);
    // The shop's Loki does not look for patterns, which is how Loki comes.
    case 'log-patterns':
      return asReplies(json('patterns', []));
    case 'resource-names':
      return asReplies(json('names', resourceMetrics));
    default:
      return unreachable(about);
  }
}

function framesFor(about: PlacesAbout, asked: MetricsAsked): FramesByRef {
  const { world, window, step } = asked;
  switch (about.is) {
    case 'traces':
      return new Map([['traces', tracesAnswer(world, window, about)]]);
    case 'trace-tags':
      return new Map([['tags', tagsAnswer(asked)]]);
    case 'trace-tag-values':
      return new Map([['values', tagValuesAnswer({ ...asked, want: about.want }, about.tag)]]);
    case 'traces-linking-to':
      return new Map([['traces', linkingAnswer(about.traceId, window)]]);
    case 'operation-durations':
      return operationDurationsAnswer(asked, about.services);
    case 'statement-spans':
      return new Map([['statements', statementsAnswer(world, window, about)]]);
    case 'resource-joins':
      return resourceJoinsAnswer(asked, about.service);
    case 'resources':
      return resourcesAnswer(asked, about.service);
    case 'logs':
      return new Map([['lines', linesAnswer({ world, window, ...about }, about.limit)]]);
    case 'log-volume':
      return new Map([['volume', volumeAnswer({ world, window, ...about }, step)]]);
    default:
      return unreachable(about);
  }
}
