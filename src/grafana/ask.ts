import type { Outcome } from '../model/outcome';
import type { Question } from '../telemetry/question';
import { askSource, type Source } from './askSource';
import { dataSourceInstance, type DataSourceInstance } from './dataSourceInstance';
import { lastPacket } from './lastPacket';
import type { Place } from './place';
import { requestOf } from './request';

/** Asks one question of the environment's data source for its signal; see {@link askSource} for what comes back. */
export function ask<Value>(question: Question<Value>, place: Place, signal: AbortSignal): Promise<Outcome<Value>> {
  const { uid } = place.environment[question.signal];
  return askSource(question, { uid, signal, open: async () => sourceOf(await dataSourceInstance(uid), place) });
}

function sourceOf(instance: DataSourceInstance, place: Place): Source {
  return {
    answersQuestions: instance.answersQuestions,
    run: async (question, queries, signal) => {
      const request = requestOf(question, queries, place);
      return request && lastPacket(instance.query(request), signal);
    },
    readMetadata: async (path, params) => {
      if (!instance.getResource) {
        throw new Error('no metadata API');
      }
      return instance.getResource(path, { ...params });
    },
  };
}
