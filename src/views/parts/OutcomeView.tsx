import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import type { Answer } from '../../grafana/answerState';
import type { Absence, Caveat } from '../../model/outcome';
import { Caveats } from './Caveats';
import { ProblemNotice } from './ProblemNotice';
import { absenceText } from './problemText';
import { Waiting } from './Waiting';

interface Props<Value> {
  readonly answer: Answer<Value>;
  /** What is awaited from whom, said after three seconds beside a way to cancel: "Asking Tempo for 20 traces…". */
  readonly awaited: string;
  /** Height that the content will have, so that nothing jumps. */
  readonly minHeight?: number;
  readonly empty?: (absence: Absence) => ReactNode;
  readonly onRetry?: () => void;
  readonly children: (value: Value, caveats: readonly Caveat[]) => ReactNode;
}

/** One of five: loading (or the last value while it is asked again), cancelled, absent, failed, ready. */
export function OutcomeView<Value>({ answer, awaited, minHeight, empty, onRetry, children }: Props<Value>) {
  const styles = useStyles2(getStyles);
  switch (answer.is) {
    case 'ready':
      return <div className={styles.content}>{children(answer.value, answer.caveats)}</div>;
    case 'failed':
      return <ProblemNotice problem={answer.problem} onRetry={onRetry} />;
    case 'absent':
      return (
        <div className={styles.quiet} style={{ minHeight }} data-testid="absent">
          {empty ? empty(answer.absence) : absenceText(answer.absence, t)}{' '}
          {answer.caveats && <Caveats caveats={answer.caveats} />}
        </div>
      );
    default:
      return answer.is === 'cancelled' || answer.last === undefined ? (
        <div className={styles.skeleton} style={{ minHeight: minHeight ?? 120 }}>
          <Waiting answer={answer} awaited={awaited} />
        </div>
      ) : (
        <div className={styles.content} aria-busy="true">
          {children(answer.last, [])}
        </div>
      );
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  // The same element whether new or being asked again: what is in it keeps its place, its scroll and what is open.
  content: css({ display: 'contents' }),
  quiet: css({ color: theme.colors.text.secondary, padding: theme.spacing(1.5) }),
  // The shape of what comes.
  skeleton: css({
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    background: theme.colors.background.secondary,
    borderRadius: theme.shape.radius.default,
  }),
});
