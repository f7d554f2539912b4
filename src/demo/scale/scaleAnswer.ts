import type { RedSubject } from '../../model/red';
import { epochMs } from '../../model/units';
import type { About } from '../../telemetry/about';
import { nothingFound } from '../demoFrame';
import type { FramesByRef } from '../metricAnswers';
import type { DemoRequest } from '../replies';
import type { DemoReply } from '../traceAnswers';
import { catalogueAnswer, isOfCatalogue, json } from './catalogue';
import { scaleAsked } from './environments';
import { exemplarsAnswer } from './exemplars';
import type { ScaleAsked } from './grid';
import { edgesAnswer, edgesOverTimeAnswer, labelsAnswer, servicesAnswer } from './metrics';
import { linesAnswer, volumeAnswer } from './logs';
import { operationsAnswer, redAnswer } from './red';
import { versionsAnswer } from './releases';
import { sampleAnswer, searchAnswer, traceAnswer, tracesAnswer } from './search';
import { shopOf } from './shop';

/**
 * What a large shop answers, by refId: as the demo shop does, but from formulas of a service and a moment instead of
 * requests that are made again. What it does not know finds nothing. The same request always gets the same bytes.
 */
export function scaleAnswer({ asked, queries, anchor }: DemoRequest): Map<string, DemoReply> {
  const size = scaleAsked(asked.matchers);
  const { about, window, step } = asked;
  const whole = epochMs(Math.floor(anchor / 1000) * 1000);
  const told = size && repliesTo(about, { world: { shop: shopOf(size), anchor: whole }, window, step });
  return new Map(
    queries.map(({ refId }) => {
      const reply = told?.get(refId);
      const frames = reply?.frames.length ? reply.frames : [nothingFound];
      return [refId, { ...reply, frames: frames.map((frame) => ({ ...frame, refId })) }];
    })
  );
}

function repliesTo(about: About, asked: ScaleAsked): Map<string, DemoReply> {
  if (about.is === 'trace') {
    return new Map([['trace', traceAnswer(about.traceId)]]);
  }
  if (about.is === 'trace-search') {
    return new Map([['traces', searchAnswer(asked, about)]]);
  }
  const frames = isOfCatalogue(about)
    ? catalogueAnswer(about, asked)
    : (figuresFor(about, asked) ?? requestsFor(about, asked));
  return new Map([...frames].map(([refId, of]) => [refId, { frames: of }]));
}

/** What metrics tell; undefined for any other question. */
function figuresFor(about: About, asked: ScaleAsked): FramesByRef | undefined {
  switch (about.is) {
    case 'services':
      return servicesAnswer(asked);
    case 'edges':
      return edgesAnswer(asked, about.of);
    case 'edges-over-time':
      return edgesOverTimeAnswer(asked);
    case 'service-labels':
      return labelsAnswer(asked, about.label);
    case 'red':
      return withExemplars(asked, about.of);
    case 'operations':
      return operationsAnswer(asked, about.service);
    case 'versions':
      return versionsAnswer(asked);
    default:
      return undefined;
  }
}

function withExemplars(asked: ScaleAsked, subject: RedSubject): FramesByRef {
  const red = redAnswer(asked, subject);
  const durations = red.get('duration');
  return durations ? red.set('duration', [...durations, ...exemplarsAnswer(asked, subject)]) : red;
}

/** What traces and logs tell. */
function requestsFor(about: About, asked: ScaleAsked): FramesByRef {
  switch (about.is) {
    case 'traces':
      return new Map([['traces', tracesAnswer(asked, about)]]);
    case 'trace-sample':
      return new Map([['traces', sampleAnswer(asked, about.limit)]]);
    case 'logs':
      return new Map([['lines', linesAnswer(asked, about)]]);
    case 'log-volume':
      return new Map([['volume', volumeAnswer(asked, about)]]);
    case 'log-patterns':
      return json('patterns', []);
    case 'resource-names':
      return json('names', []);
    default:
      return new Map();
  }
}
