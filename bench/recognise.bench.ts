import { askProfile } from '../src/telemetry/conventions/askProfile';
import type { Ask } from '../src/telemetry/question';
import { cannotExecute, startPrometheusWith } from '../src/telemetry/testing/realPrometheus';
import { asked as window } from '../src/telemetry/testing/stacks/shop';
import { stacks } from '../src/telemetry/testing/stacks/stacks';
import type { WrittenSeries } from '../src/telemetry/testing/remoteWrite';
import { asked, figure, median } from './measure';

/** So many series in all stand beside those of requests, as they do where everything goes to one Prometheus. */
const beside = 20_000;

/** Other metrics, 500 names of them, some called alike. */
function others(): readonly WrittenSeries[] {
  return Array.from({ length: beside }, (_, index) => ({
    labels: { __name__: `other_${index % 500}_duration_seconds_count`, job: 'x', instance: `${index}` },
    samples: [[window.to - 60_000, index] as const],
  }));
}

async function recognise(): Promise<void> {
  const [stack] = stacks.filter(({ truth }) => truth.doubts.length > 0);
  const prometheus = await startPrometheusWith([...(stack?.metrics ?? []), ...others()]);
  const times: number[] = [];
  let queries = 0;
  const ask: Ask = async (question) => {
    queries += question.queries.length;
    return question.read(await prometheus.answers(question));
  };
  for (let run = 0; run < 7; run++) {
    queries = 0;
    const started = performance.now();
    const outcome = await askProfile([window], ask);
    times.push(performance.now() - started);
    if (outcome.is !== 'ready') {
      throw new Error(JSON.stringify(outcome));
    }
  }
  figure('setup.recognise', median(times), 'ms');
  figure('setup.recognise.queries', queries, 'queries');
  await prometheus.stop();
}

if (asked('setup.recognise') && !cannotExecute) {
  void recognise();
}
