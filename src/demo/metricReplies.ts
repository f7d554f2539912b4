import { unreachable } from '../model/outcome';
import type { Window } from '../model/window';
import type { About } from '../telemetry/about';
import { nothingFound } from './demoFrame';
import {
  auxiliaryAnswer,
  operationsAnswer,
  pushIntervalAnswer,
  redAnswer,
  servicesAnswer,
  type FramesByRef,
  type MetricsAsked,
} from './metricAnswers';
import { edgesAnswer, edgesOverTimeAnswer } from './edgeAnswers';
import { metricNames, seriesOf } from './openMetrics';
import { asReplies, json, replies, type DemoRequest } from './replies';
import { serviceLabelsAnswer } from './serviceLabels';
import type { DemoReply } from './traceAnswers';
import { versionsAnswer } from './versions';
import { worldOf, type World } from './world';

const metadata = ['metric-names', 'metric-labels', 'bucket-bounds', 'sample-series', 'push-interval'] as const;
/** What the shop has nothing to say to: it stores nothing, so that nothing it is asked has a cost. */
const unanswered = ['series-count', 'check', 'versions-in-traces', 'statement-times'] as const;
const figures = [
  'services',
  'red',
  'operations',
  'auxiliary-operations',
  'edges',
  'edges-over-time',
  'service-labels',
  'versions',
] as const;
const ofMetrics = [...metadata, ...unanswered, ...figures, 'recorded-log-volume'] as const;

type MetadataAbout = Extract<About, { is: (typeof metadata)[number] }>;
type FiguresAbout = Extract<About, { is: (typeof figures)[number] }>;
export type MetricsAbout = Extract<About, { is: (typeof ofMetrics)[number] }>;

/**
 * What the shop answers to questions about metrics, which are all that the first page asks; undefined for any other
 * question.
 */
export function metricReplies(request: DemoRequest): Map<string, DemoReply> | undefined {
  const { about, window, step } = request.asked;
  return isOfMetrics(about)
    ? replies(request, (_, world) => asReplies(framesFor(about, { world, window, step })))
    : undefined;
}

export function isOfMetrics(about: About): about is MetricsAbout {
  return ofMetrics.some((is) => is === about.is);
}

type Place = Omit<MetricsAsked, 'world'> & { readonly world: World | undefined };

function framesFor(about: MetricsAbout, { world, ...when }: Place): FramesByRef {
  if (isMetadata(about)) {
    return metadataAnswer(about, world, when.window);
  }
  if (isFigures(about)) {
    return world ? figuresAnswer(about, { world, ...when }) : new Map();
  }
  // Nobody has set up rules for the shop.
  return about.is === 'recorded-log-volume' ? new Map([['volume', [nothingFound]]]) : new Map();
}

function isMetadata(about: About): about is MetadataAbout {
  return metadata.some((is) => is === about.is);
}

function isFigures(about: About): about is FiguresAbout {
  return figures.some((is) => is === about.is);
}

/** Names and series are told without matchers too; then they are those of the first place. */
function metadataAnswer(about: MetadataAbout, world: World | undefined, window: Window): FramesByRef {
  if (about.is === 'push-interval') {
    return pushIntervalAnswer(window.to);
  }
  if (about.is === 'metric-names') {
    return json('names', metricNames);
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

function figuresAnswer(about: FiguresAbout, asked: MetricsAsked): FramesByRef {
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
    case 'edges-over-time':
      return edgesOverTimeAnswer(asked);
    case 'service-labels':
      return serviceLabelsAnswer(asked, about.label);
    case 'versions':
      return versionsAnswer(asked);
    default:
      return unreachable(about);
  }
}
