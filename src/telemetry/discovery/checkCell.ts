import type { Matcher, Signal } from '../../model/environment';
import { absent, mapOutcome, ready, type Outcome } from '../../model/outcome';
import { hours, type EpochMs, type Ms } from '../../model/units';
import { windowOf, type Window } from '../../model/window';
import type { Profile } from '../conventions/convention';
import { metricLabelsQuestion } from '../conventions/probes';
import type { Ask } from '../question';
import { checks, type CheckName, type CheckState, type Finding } from './finding';
import { environmentLabels, tellsApart } from './groupEnvironments';
import { anyLineQuestion, logLabelsQuestion, logValuesQuestion, serviceLabelIn, traceIdQuestion } from './logChecks';
import {
  conventionFinding,
  exemplarsQuestion,
  looksBack,
  metricRetentionQuestion,
  metricValuesQuestion,
} from './metricChecks';
import { attributeValuesQuestion, newestTraceQuestion } from './traceChecks';

export interface CellToCheck {
  readonly signal: Signal;
  readonly matchers: readonly Matcher[];
  readonly now: EpochMs;
  readonly ask: Ask;
  /** Finds out how the metrics speak; asked only for metrics. */
  readonly profile: () => Promise<Outcome<Profile>>;
  /** Checks that are wanted; all of them where absent. */
  readonly only?: readonly CheckName[];
  /** Told of every check when it begins and when it is through. */
  readonly report: (check: CheckName, state: CheckState) => void;
}

/** So many candidates for the label of the environment are tried. */
const mostLabels = 3;

/**
 * Asks a data source all that a set-up should know of it. Each check is reported when it is done and fails by itself.
 * Beside recognising the convention (at most 12 queries): 8 for metrics, 6 for traces, 9 for logs.
 */
export async function checkCell(cell: CellToCheck): Promise<void> {
  checks[cell.signal].filter((check) => isWanted(cell, check)).forEach((check) => cell.report(check, { is: 'asking' }));
  switch (cell.signal) {
    case 'metrics':
      return checkMetrics(cell);
    case 'traces':
      return checkTraces(cell);
    case 'logs':
      return checkLogs(cell);
  }
}

async function checkMetrics(cell: CellToCheck): Promise<void> {
  const { ask, matchers, now, profile } = cell;
  const window = lastHour(now);
  const found = await profile();
  tell(cell, 'convention', mapOutcome(found, conventionFinding));
  if (found.is !== 'ready') {
    skip(cell, ['environments', 'exemplars', 'retention']);
    return;
  }
  const { name } = found.value.convention.requests.calls;
  await Promise.all([
    run(cell, 'environments', () =>
      environmentOf(environmentLabels.metrics, {
        present: () => ask(metricLabelsQuestion(name, window)),
        values: (label) => ask(metricValuesQuestion(label, name, window)),
      })
    ),
    run(cell, 'exemplars', () => ask(exemplarsQuestion(found.value, matchers, window))),
    run(cell, 'retention', () => ask(metricRetentionQuestion(found.value, matchers, window))),
  ]);
}

async function checkTraces(cell: CellToCheck): Promise<void> {
  const { ask, matchers, now } = cell;
  const window = lastHour(now);
  await Promise.all([
    run(cell, 'newest-trace', () => ask(newestTraceQuestion(matchers, window))),
    run(cell, 'environments', () =>
      environmentOf(environmentLabels.traces, {
        present: async () => ready(environmentLabels.traces),
        values: (attribute) => ask(attributeValuesQuestion(attribute, window)),
      })
    ),
    run(cell, 'retention', () => reach(now, (then) => ask(newestTraceQuestion(matchers, then)))),
  ]);
}

async function checkLogs(cell: CellToCheck): Promise<void> {
  const { ask, matchers, now } = cell;
  const window = lastHour(now);
  const labels = await ask(logLabelsQuestion(window));
  const serviceLabel = labels.is === 'ready' ? serviceLabelIn(labels.value) : undefined;
  if (serviceLabel === undefined) {
    const nothing = labels.is === 'ready' ? absent({ why: 'nothing-found', looked: labels.value }) : labels;
    tell(cell, 'log-service', nothing);
    skip(cell, ['trace-id', 'environments', 'retention']);
    return;
  }
  await Promise.all([
    run(cell, 'log-service', async () =>
      mapOutcome(
        await ask(logValuesQuestion(serviceLabel, window)),
        ({ length }): Finding => ({ is: 'log-service', label: serviceLabel, services: length })
      )
    ),
    run(cell, 'trace-id', () => ask(traceIdQuestion(matchers, serviceLabel, window))),
    run(cell, 'environments', () =>
      environmentOf(environmentLabels.logs, {
        present: async () => labels,
        values: (label) => ask(logValuesQuestion(label, window)),
      })
    ),
    run(cell, 'retention', () => reach(now, (then) => ask(anyLineQuestion(matchers, serviceLabel, then)))),
  ]);
}

/** Does one check and reports it as soon as it is through, whatever the others do. */
async function run(cell: CellToCheck, check: CheckName, doIt: () => Promise<Outcome<Finding>>): Promise<void> {
  if (isWanted(cell, check)) {
    cell.report(check, await doIt());
  }
}

function tell(cell: CellToCheck, check: CheckName, state: CheckState): void {
  if (isWanted(cell, check)) {
    cell.report(check, state);
  }
}

function skip(cell: CellToCheck, names: readonly CheckName[]): void {
  names.forEach((name) => tell(cell, name, { is: 'skipped' }));
}

function isWanted({ only }: CellToCheck, check: CheckName): boolean {
  return only?.includes(check) ?? true;
}

interface Labels {
  readonly present: () => Promise<Outcome<readonly string[]>>;
  readonly values: (label: string) => Promise<Outcome<readonly string[]>>;
}

/** The first label that tells several environments apart; where none does, the first that is there at all. */
async function environmentOf(candidates: readonly string[], { present, values }: Labels): Promise<Outcome<Finding>> {
  const there = await present();
  if (there.is !== 'ready') {
    return there;
  }
  const looked = candidates.filter((label) => there.value.includes(label)).slice(0, mostLabels);
  let only: Finding | undefined;
  let refused: Outcome<Finding> | undefined;
  for (const label of looked) {
    const found = await values(label);
    if (found.is === 'ready' && tellsApart({ values: found.value })) {
      return ready({ is: 'environments', label, values: found.value });
    }
    if (found.is === 'ready' && found.value.length > 0) {
      only ??= { is: 'environments', label, values: found.value };
    } else if (found.is === 'failed') {
      refused = found;
    }
  }
  return only ? ready(only) : (refused ?? absent({ why: 'nothing-found', looked: candidates }));
}

/** From how long ago something is still there: an hour each is looked at, a day, a week and a month back. */
async function reach(now: EpochMs, asked: (window: Window) => Promise<Outcome<unknown>>): Promise<Outcome<Finding>> {
  const tried = await Promise.all(
    looksBack.map(async (back) => ({ back, outcome: await asked(windowOf(now - back, now - back + hours(1))) }))
  );
  const furthest = tried.filter(({ outcome }) => outcome.is === 'ready').at(-1);
  const failure = tried.map(({ outcome }) => outcome).find((outcome) => outcome.is === 'failed');
  if (!furthest && failure) {
    return failure;
  }
  return ready({ is: 'reaches-back', by: furthest?.back ?? noTime });
}

const noTime: Ms = hours(0);

function lastHour(now: EpochMs): Window {
  return windowOf(now - hours(1), now);
}
