import { absent, ready, type Absent, type Caveat, type Outcome, type Ready } from '../../model/outcome';
import { contains, type Window } from '../../model/window';
import type { Ask } from '../question';
import type { Profile } from './convention';
import {
  lookedAt,
  metricNamesQuestion,
  profileOf,
  pushIntervalQuestion,
  pushIntervalWithin,
  recognizeConvention,
  sampleSeriesQuestion,
} from './recognize';

/**
 * When to ask how metrics speak: of late, and where nothing speaks any longer, when the reader looks.
 *
 * A data source that speaks now is told by one short and cheap asking, the same whatever window is looked at; so one
 * that does costs no more, and its profile does not depend on which link was opened first.
 */
export function whenToAsk(recent: Window, viewed: Window | undefined): readonly Window[] {
  const looked = lookedAt(recent);
  const isAsked = !viewed || (contains(looked, viewed.from) && contains(looked, viewed.to));
  return isAsked ? [recent] : [recent, viewed];
}

/**
 * Asked in one window after the other until metrics of a known convention are there. A failure ends it: what was not
 * answered is not known to be absent.
 */
export async function askProfile(windows: readonly Window[], ask: Ask): Promise<Outcome<Profile>> {
  let nothing: Absent = absent({ why: 'not-instrumented', looked: [] });
  for (const window of windows) {
    const names = await ask(metricNamesQuestion(window));
    if (names.is === 'ready') {
      return profileBy(names, window, ask);
    }
    if (names.is === 'failed') {
      return names;
    }
    nothing = names;
  }
  return nothing;
}

/**
 * How much of a profile is not there or was not to be found out; none of it needs to be asked again. What is missing
 * may come: a service graph that is switched on, a question that failed.
 */
export function lacking({ value, caveats }: Ready<Profile>): number {
  const { convention, hasGraph, spanHistogram, graphHistogram } = value;
  const missing = [
    convention.graph !== undefined && !hasGraph,
    spanHistogram === 'none',
    hasGraph && graphHistogram === 'none',
  ];
  return missing.filter(Boolean).length + caveats.filter(({ kind }) => kind === 'part-failed').length;
}

/**
 * From the names of metrics to the labels of a series each, and from those to the distance of their samples. Where
 * these cannot be had the convention's usual values hold, and the profile says that a part failed.
 */
async function profileBy(names: Ready<readonly string[]>, window: Window, ask: Ask): Promise<Outcome<Profile>> {
  const found = recognizeConvention(names.value);
  if (!found) {
    return absent({ why: 'not-instrumented', looked: names.value });
  }
  const { spans, graph } = found.convention;
  const [spanLabels, graphLabels] = await Promise.all([
    ask(sampleSeriesQuestion(spans.calls, window)),
    graph && found.hasGraph ? ask(sampleSeriesQuestion(graph.requests, window)) : undefined,
  ]);
  const series = readyValue(spanLabels) ?? {};
  const atEnd = await ask(pushIntervalQuestion(found.convention, series, window));
  const interval = atEnd.is === 'absent' ? await ask(pushIntervalWithin(found.convention, series, window)) : atEnd;
  const profile = profileOf(found, {
    spans: series,
    graph: readyValue(graphLabels),
    pushInterval: readyValue(interval),
  });
  return ready(profile, [...names.caveats, ...failedParts({ spanLabels, graphLabels, interval })]);
}

function readyValue<Value>(outcome: Outcome<Value> | undefined): Value | undefined {
  return outcome?.is === 'ready' ? outcome.value : undefined;
}

function failedParts(parts: Readonly<Record<string, Outcome<unknown> | undefined>>): readonly Caveat[] {
  return Object.entries(parts).flatMap(([part, outcome]) =>
    outcome?.is === 'failed' ? [{ kind: 'part-failed', part, problem: outcome.problem } as const] : []
  );
}
