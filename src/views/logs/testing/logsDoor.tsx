import React from 'react';
import type { Answer } from '../../../grafana/answerState';
import type { useLiveTail } from '../../../grafana/liveTail';
import type { LogLine, LogVolume } from '../../../model/log';
import { absent, ready } from '../../../model/outcome';
import { toldWindow } from '../../../model/testing/told';
import type { Trace } from '../../../model/trace';
import { epochMs } from '../../../model/units';
import type { About } from '../../../telemetry/about';
import type { Question } from '../../../telemetry/question';
import type { PatternListProps } from '../../patterns/PatternList';

/** What a page of logs is answered, and what it has asked; a test sets the first and reads the second. */
export const answers: { logs: Answer<readonly LogLine[]>; volume: Answer<LogVolume>; trace: Answer<Trace> } = {
  logs: absent({ why: 'nothing-found' }),
  volume: ready({ byLevel: new Map() }),
  trace: { is: 'loading', since: epochMs(0) },
};
export const asked: About[] = [];

type Watching = Parameters<typeof useLiveTail>[0];
/** The live tail of the page, as it was last set up. */
export const live: { watching?: Watching } = {};

const environment = {
  id: 'kr',
  name: 'prod-kr',
  metrics: { uid: 'm', matchers: [] },
  traces: { uid: 't', matchers: [] },
  logs: { uid: 'l', matchers: [] },
};
const clock = { window: toldWindow, step: 15_000, raw: { from: 'now-1h', to: 'now' } };
const noNotes = { is: 'ready', value: [], caveats: [] };

/** Modules of the door as a page of logs uses them, for `jest.mock`. */
export const door = {
  environment: { useEnvironment: () => ({ environment }) },
  affordable: { useAffordable: (scope: unknown) => ({ scope }) },
  profile: { useProfile: () => ({ is: 'absent', absence: { why: 'no-traffic' } }) },
  clock: { useTimeKeys: () => ({ refresh: () => {} }), useWindow: () => clock },
  annotations: { useDeployNotes: () => noNotes },
  allAnswers: {
    useAllAnswers: (questions?: ReadonlyArray<Question<unknown>>) => {
      asked.push(...(questions ?? []).map(({ about }) => about));
      return questions?.map(() => answers.logs);
    },
  },
  LogVolumePanel: {
    LogVolumePanel: ({ actions, volume }: { actions: React.ReactNode; volume: LogVolume }) => (
      <div data-testid="log-volume">
        <p>{[...volume.byLevel.keys()].join(', ')}</p>
        {actions}
      </div>
    ),
  },
  liveTail: {
    useLiveTail: (watching: Watching) => {
      live.watching = watching;
      return { problem: undefined, retry: () => {} };
    },
  },
  PatternList: {
    PatternList: ({ lines, total, sample, onHide, onOnly }: PatternListProps) => (
      <div data-testid="pattern-list">
        <p>{`${lines.length} of ${total}`}</p>
        <p>{`parts: ${sample?.parts?.length ?? 0}`}</p>
        <button onClick={() => onHide('line <_>')}>hide</button>
        <button onClick={() => onOnly('line <_>')}>only</button>
      </div>
    ),
  },
  answer: { useAnswer: (question?: Question<unknown>) => answerTo(question) },
  firstAnswer: {
    useFirstAnswer: (ways?: ReadonlyArray<Question<unknown>>) => {
      const [first] = ways ?? [];
      asked.push(...(first ? [first.about] : []));
      return first ? { answer: answers.logs, used: first } : { answer: { is: 'loading', since: 0 } };
    },
  },
};

function answerTo(question: Question<unknown> | undefined) {
  if (!question) {
    return { is: 'loading', since: 0 };
  }
  asked.push(question.about);
  switch (question.about.is) {
    case 'log-volume':
      return answers.volume;
    case 'logs':
      return answers.logs;
    case 'trace':
      return answers.trace;
    case 'log-patterns':
      return absent({ why: 'nothing-found' });
    default:
      return { is: 'loading', since: 0 };
  }
}
