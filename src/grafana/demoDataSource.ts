import type { DataQueryError, DataQueryRequest, DataQueryResponse } from '@grafana/data';
import type { DemoRequest } from '../demo/replies';
import { scaleAsked } from '../demo/scale/environments';
import type { DemoReply } from '../demo/traceAnswers';
import { askedKey, type Asked } from '../telemetry/asked';
import type { Query } from '../telemetry/question';
import type { EpochMs } from '../model/units';
import type { DataSourceInstance } from './dataSourceInstance';
import { storyMomentAt, storyMomentKey } from './storyKey';

/** Queries as we wrote them ride along: the demo looks at their refIds and kinds, never at their text. */
export const queriesKey = 'throughlineQueries';

/**
 * The demo shop in the shape of a data source. It answers what a question is about; everything else that reaches it
 * (a query of somebody else's making) gets an empty answer. The shop itself is a chunk of its own, loaded at the
 * first question.
 */
export const demoDataSource: DataSourceInstance = {
  answersQuestions: true,
  async query(request: DataQueryRequest): Promise<DataQueryResponse> {
    await oneTurn();
    const asked: Asked | undefined = request.scopedVars[askedKey]?.value;
    const queries: readonly Query[] | undefined = request.scopedVars[queriesKey]?.value;
    if (!asked || !queries) {
      return { data: [] };
    }
    const moment: EpochMs = request.scopedVars[storyMomentKey]?.value ?? storyMomentAt(Date.now());
    const answers = await shopAnswer({ asked, queries, anchor: moment });
    const data: unknown[] = [];
    const errors: DataQueryError[] = [];
    for (const [refId, { frames, error }] of answers) {
      data.push(...frames.map((frame) => ({ ...frame, refId })));
      if (error) {
        errors.push({ refId, message: error.message, status: error.status });
      }
    }
    return { data, errors };
  },
};

/**
 * The part of the shop that knows figures is all that the first page loads; requests, spans and lines come later. The
 * large shops are loaded by who asks for one.
 */
async function shopAnswer(request: DemoRequest): Promise<Map<string, DemoReply>> {
  if (scaleAsked(request.asked.matchers) !== undefined) {
    const { scaleAnswer } = await import(/* webpackChunkName: "demo-scale" */ '../demo/scale/scaleAnswer');
    return scaleAnswer(request);
  }
  const { metricReplies } = await import(/* webpackChunkName: "demo" */ '../demo/metricReplies');
  const figures = metricReplies(request);
  if (figures) {
    return figures;
  }
  const { demoAnswer } = await import(/* webpackChunkName: "demo-requests" */ '../demo/demoAnswer');
  return demoAnswer(request);
}

/** Lets the browser paint between two answers, as it does while a real one is on its way. */
function oneTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
