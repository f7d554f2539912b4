import { useMemo, useState } from 'react';
import { newestPart, samplePart, samplePlan } from '../../analysis/patterns/samplePlan';
import { useAllAnswers } from '../../grafana/allAnswers';
import { useEnvironment } from '../../grafana/environment';
import type { LogLine } from '../../model/log';
import { lengthOf, windowOf, type Window } from '../../model/window';
import { logsQuestion } from '../../telemetry/logs';
import { signalIn } from '../../telemetry/scope';
import { scopeOf, type LinesWanted } from '../parts/linesWanted';
import type { LineSample } from '../patterns/lineSample';
import type { LogsSetting } from './logsSetting';

interface Newest extends Pick<LogsSetting, 'wanted' | 'way'> {
  /** The newest lines, of a window that has more than these. */
  readonly lines: readonly LogLine[];
  /** Whether a sample is of any use. */
  readonly isUseful: boolean;
}

const none: LineSample = { parts: undefined, awaited: false, failed: 0 };

/** Asks for some lines of each part of the window that the newest lines leave out: at most sixteen small questions. */
export function useLineSample({ wanted, way, lines, isUseful }: Newest): LineSample {
  const { environment } = useEnvironment();
  const planned = usePlanned(isUseful ? wanted : undefined, lines);
  const asked = useMemo(() => {
    if (!planned || !way) {
      return undefined;
    }
    const { wanted: want, before } = planned;
    const logs = signalIn(environment, 'logs');
    const plan = samplePlan(before, want.levels);
    const questions = plan.map(({ window, levels, limit }) =>
      logsQuestion({ ...want, way, levels, limit, direction: 'forward' }, scopeOf({ ...want, window }, logs))
    );
    return { plan, questions };
  }, [planned, way, environment]);
  const answers = useAllAnswers(asked?.questions);
  return useMemo(() => {
    if (!asked || !wanted) {
      return none;
    }
    if (!answers) {
      return { ...none, awaited: true };
    }
    const parts = asked.plan.flatMap((part, index) => {
      const answer = answers[index];
      return answer === undefined || answer.is === 'failed'
        ? []
        : [samplePart(part, answer.is === 'ready' ? answer.value : [])];
    });
    const failed = asked.plan.length - parts.length;
    return parts.length === 0
      ? { ...none, failed }
      : { parts: [newestPart(lines, wanted.window), ...parts], awaited: false, failed };
  }, [asked, answers, lines, wanted]);
}

interface Planned {
  readonly subject: string;
  readonly wanted: LinesWanted;
  /** The part of the window that the newest lines leave out. */
  readonly before: Window;
}

/** So much of its length a window may move on before the parts are asked anew. */
const driftAllowed = 1 / 16;

/** What is to be sampled. A window that moves on a little, as it does with every refresh, changes nothing. */
function usePlanned(wanted: LinesWanted | undefined, lines: readonly LogLine[]): Planned | undefined {
  const [kept, setKept] = useState<Planned>();
  const oldest = lines[lines.length - 1];
  if (!wanted || !oldest || oldest.at <= wanted.window.from) {
    return undefined;
  }
  const { of, levels, contains, fields, like, without, window } = wanted;
  const subject = JSON.stringify([of, levels, contains, fields, like, without]);
  const before = windowOf(window.from, oldest.at);
  if (kept?.subject === subject && isNear(kept.before, before)) {
    return kept;
  }
  const planned = { subject, wanted, before };
  setKept(planned);
  return planned;
}

function isNear(a: Window, b: Window): boolean {
  const most = lengthOf(b) * driftAllowed;
  return Math.abs(a.from - b.from) <= most && Math.abs(a.to - b.to) <= most;
}
