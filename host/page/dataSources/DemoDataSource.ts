import {
  LoadingState,
  type DataFrame,
  type DataQueryError,
  type DataQueryRequest,
  type DataQueryResponse,
} from '@grafana/data';
import { demoAnswer } from '../../../src/demo/demoAnswer';
import { tagsAnswer, tagValuesAnswer } from '../../../src/demo/searchAnswers';
import { worldOf } from '../../../src/demo/world';
import { environmentLabel } from '../../../src/demo/environments';
import { queriesKey } from '../../../src/grafana/demoDataSource';
import { epochMs } from '../../../src/model/units';
import { windowOf } from '../../../src/model/window';
import type { Asked } from '../../../src/telemetry/asked';
import type { Query } from '../../../src/telemetry/question';
import { hostSettings } from '../hostSettings';
import { askedOf, HostDataSource, type Target } from './HostDataSource';

/**
 * Tempo and Loki of the "real Prometheus" source, neither of which is a Debian package: the shop whose samples that
 * Prometheus holds answers for both.
 */
export class DemoDataSource extends HostDataSource {
  /** Names and values of attributes in the last half hour of the shop's first place, whatever is searched. */
  protected resource(path: string, { tag }: Readonly<Record<string, unknown>>): Promise<unknown> {
    const now = hostSettings.storyAt ?? Date.now();
    const world = worldOf(now, 0);
    const asked = world && { world, window: windowOf(now - 1_800_000, now), want: {} };
    if (!asked) {
      return Promise.resolve({});
    }
    const values = () => tagValuesAnswer(asked, decodeURIComponent(decodeURIComponent(String(tag))));
    const [frame] = path === 'tags' ? tagsAnswer(asked) : values();
    return Promise.resolve(JSON.parse(String(frame?.fields[0]?.values[0] ?? '{}')));
  }

  protected async answer(request: DataQueryRequest<Target>): Promise<DataQueryResponse> {
    const asked = askedOf(request);
    const queries: readonly Query[] = request.scopedVars[queriesKey]?.value ?? [];
    if (!asked) {
      throw new Error('The demo shop answers only questions of the plugin');
    }
    const errors: DataQueryError[] = [];
    const data: DataFrame[] = [];
    for (const [refId, { error, frames }] of shopAnswer(asked, queries)) {
      data.push(...frames.map((frame) => asDataFrame(frame, refId)));
      errors.push(...(error ? [{ refId, ...error }] : []));
    }
    return errors.length
      ? { data, errors, error: errors[0], state: LoadingState.Error }
      : { data, state: LoadingState.Done };
  }
}

/** Asks the shop as it is at the moment whose samples were written out. */
export function shopAnswer(asked: Asked, queries: readonly Query[]) {
  const matchers = asked.matchers.map((matcher) => ({ ...matcher, label: environmentLabel }));
  return demoAnswer({ asked: { ...asked, matchers }, queries, anchor: epochMs(hostSettings.storyAt ?? Date.now()) });
}

/** The shop's frames are Grafana's in all but the names of types. */
export function asDataFrame(frame: object, refId: string): DataFrame {
  return { ...frame, refId } as DataFrame;
}
