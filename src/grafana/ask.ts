import { failed, withCaveat, type Outcome } from '../model/outcome';
import { limitsOf } from '../telemetry/guard/limits';
import type { Question } from '../telemetry/question';
import { askSource, type Source } from './askSource';
import { boundedIn } from './boundedIn';
import { dataSourceInstance, type DataSourceInstance } from './dataSourceInstance';
import { lastPacket } from './lastPacket';
import type { Place } from './place';
import { requestOf } from './request';
import { tempoMetadata } from './tempoMetadata';
import { Turns } from './turns';

/** One for the whole app: however many pages and searches ask, a data source has so much to do at once. */
const turns = new Turns();

/**
 * Asks one question of the environment's data source for its signal; see {@link askSource} for what comes back. What
 * is really asked is bounded, and the answer says so; what cannot be afforded is not asked. Nothing is asked twice: a
 * failure is the answer. Our patience begins when it is the question's turn.
 */
export async function ask<Value>(
  question: Question<Value>,
  place: Place,
  signal: AbortSignal
): Promise<Outcome<Value>> {
  const { environment, known } = place;
  const within = boundedIn(question, place, known);
  if (within.is === 'refused') {
    return failed(within.problem);
  }
  const { uid } = environment[question.signal];
  const most = limitsOf(environment).parallel[question.signal];
  const outcome = await turns.take({ of: `${question.signal} ${uid}`, most, signal }, () =>
    askSource(within.question, { uid, signal, open: async () => sourceOf(await dataSourceInstance(uid), place) })
  );
  return within.narrowed ? withCaveat(outcome, within.narrowed) : outcome;
}

function sourceOf(instance: DataSourceInstance, place: Place): Source {
  return {
    answersQuestions: instance.answersQuestions,
    run: async (question, queries, signal) => {
      const request = requestOf(question, queries, place);
      return request && lastPacket(instance.query(request), signal);
    },
    readMetadata: async (path, params, kind) => {
      if (kind === 'tempo-api') {
        return tempoMetadata(instance, path, params);
      }
      if (!instance.getResource) {
        throw new Error('no metadata API');
      }
      return instance.getResource(path, { ...params });
    },
  };
}
