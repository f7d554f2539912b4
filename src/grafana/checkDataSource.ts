import { signals, type Environment, type Signal } from '../model/environment';
import { epochMs } from '../model/units';
import { checkCell } from '../telemetry/discovery/checkCell';
import type { DataSourceFact } from '../telemetry/discovery/dataSourceFact';
import type { CheckName, CheckState } from '../telemetry/discovery/finding';
import { groupEnvironments } from '../telemetry/discovery/groupEnvironments';
import type { Discovery, LabelValues } from '../telemetry/discovery/proposal';
import { ask } from './ask';
import { recognized } from './profile';

export interface Checking {
  readonly environment: Environment;
  /** Whose data source is checked. */
  readonly checked: Signal;
  readonly only?: readonly CheckName[];
  /** When it aborts, running requests are cancelled and nothing more is reported. */
  readonly signal: AbortSignal;
  readonly report: (check: CheckName, state: CheckState) => void;
}

/** Checks one cell of the set-up with real queries, through the same door as all others. Never rejects. */
export function checkDataSource({ checked, environment, only, report, signal }: Checking): Promise<void> {
  const place = { environment };
  return checkCell({
    signal: checked,
    matchers: environment[checked].matchers,
    now: epochMs(Date.now()),
    only,
    ask: (question) => ask(question, place, signal),
    profile: () => recognized(place, { signal }),
    report: (check, state) => {
      if (!signal.aborted) {
        report(check, state);
      }
    },
  });
}

/** More stacks than these are not asked which environments they serve: a set-up page must not cost like a dashboard. */
const mostAsked = 4;

/** Environments as they seem to be, with stacks that serve several of them asked for the values of their label. */
export async function discover(facts: readonly DataSourceFact[], signal: AbortSignal): Promise<Discovery> {
  const { proposals } = groupEnvironments(facts, []);
  const stacks = proposals.slice(0, mostAsked).map(({ environment }) => environment);
  const cells = new Map(
    stacks.flatMap((environment) =>
      signals.map((checked) => [`${checked} ${environment[checked].uid}`, { environment, checked }] as const)
    )
  );
  const found: LabelValues[] = [];
  await Promise.all(
    [...cells.values()].map(({ checked, environment }) =>
      checkDataSource({
        environment,
        checked,
        only: ['environments'],
        signal,
        report: (_, state) => {
          if (state.is === 'ready' && state.value.is === 'environments') {
            found.push({ uid: environment[checked].uid, label: state.value.label, values: state.value.values });
          }
        },
      })
    )
  );
  return groupEnvironments(facts, found);
}
