import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Problem } from '../../model/outcome';
import { positionIn } from '../../telemetry/rawTraceql';
import type { SignalScope } from '../../telemetry/scope';
import { rawSearchIn } from '../../telemetry/searchedTraces';
import { asText } from '../parts/asText';
import { shownText } from '../parts/shownText';

interface Props {
  readonly traceql: string;
  readonly problem: Extract<Problem, { kind: 'query-rejected' }>;
  readonly scope: SignalScope;
}

/** Where in the text Tempo stumbled, as far as it says so. */
export function RawComplaint({ traceql, problem, scope }: Props) {
  const styles = useStyles2(getStyles);
  const at = positionIn(traceql, problem.reply, rawSearchIn(traceql, scope).linesBefore);
  const line = at && traceql.trim().split('\n')[at.line - 1];
  return (
    <div className={styles.box} role="alert" data-testid="traceql-complaint">
      <strong>{t('traces.raw-rejected', 'The trace store did not take this TraceQL.')}</strong>
      {at && line !== undefined && (
        <>
          {t('traces.raw-position', 'Line {{line}}, column {{column}}:', {
            line: at.line,
            column: at.column,
            ...asText,
          })}
          <pre className={styles.text}>
            {shownText(line.slice(0, at.column - 1))}
            <mark className={styles.mark}>{shownText(line.slice(at.column - 1)) || ' '}</mark>
          </pre>
        </>
      )}
      <span className={styles.reply}>{shownText(problem.reply)}</span>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    padding: theme.spacing(1, 1.5),
    background: theme.colors.background.secondary,
    borderLeft: `3px solid ${theme.colors.error.border}`,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    minWidth: 0,
  }),
  text: css({ margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }),
  mark: css({ color: theme.colors.error.text, background: theme.colors.error.transparent }),
  reply: css({ color: theme.colors.text.secondary, overflowWrap: 'anywhere' }),
});
