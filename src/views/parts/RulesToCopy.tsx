import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, ClipboardButton, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { useLocation } from 'react-router-dom';
import type { Window } from '../../model/window';
import { logRecording } from '../../telemetry/guard/logRecording';
import { ruleText } from '../../telemetry/guard/ruleText';
import { readContext } from '../routes';
import type { Metrics } from './useMetricScope';

/** Asked this often, a range is worth a rule. */
const often = 3;

/** Where an expensive range is asked again and again: the rules that would make it cheap, to be copied. */
export function RulesToCopy({ metrics }: { readonly metrics: Metrics }) {
  const styles = useStyles2(getStyles);
  const [open, setOpen] = useState(false);
  const { rules, environment, clock } = metrics;
  const times = useTimes(clock.window, rules !== undefined);
  const isRefreshed = readContext(useLocation().search).refresh !== undefined;
  if (!rules || (times < often && !isRefreshed)) {
    return null;
  }
  const name = `throughline-${environment.id}`;
  const text = ruleText(name, rules);
  const ofLogs = ruleText(`${name}-logs`, [logRecording(environment.id, environment.logs.matchers)]);
  return (
    <div className={styles.all} data-testid="rules-to-copy">
      <Button size="sm" variant="secondary" fill="text" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('guard.rules', 'This question is expensive here: recording rule')} ›
      </Button>
      {open && (
        <>
          <Rules title={t('guard.rules-metrics', 'For the ruler of Prometheus or Mimir')} text={text} />
          <Rules title={t('guard.rules-logs', 'For the ruler of Loki: lines by service and level')} text={ofLogs} />
        </>
      )}
    </div>
  );
}

function Rules({ title, text }: { readonly title: string; readonly text: string }) {
  const styles = useStyles2(getStyles);
  return (
    <section className={styles.rules} aria-label={title}>
      <span>{title}</span>
      <pre className={styles.text}>{text}</pre>
      <ClipboardButton size="sm" variant="secondary" icon="copy" getText={() => text}>
        {t('guard.copy', 'Copy')}
      </ClipboardButton>
    </section>
  );
}

/** How many windows were asked of since this is shown; equal ones count once. */
function useTimes(window: Window, counts: boolean): number {
  const [seen, setSeen] = useState<{ readonly last: Window | undefined; readonly times: number }>({
    last: undefined,
    times: 0,
  });
  if (counts && seen.last !== window) {
    setSeen({ last: window, times: seen.times + 1 });
  }
  return seen.times;
}

const getStyles = (theme: GrafanaTheme2) => ({
  all: css({ display: 'flex', flexDirection: 'column', alignItems: 'flex-start', minWidth: 0 }),
  rules: css({
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: theme.spacing(0.5),
    padding: theme.spacing(1, 0),
    maxWidth: '100%',
  }),
  text: css({ margin: 0, maxWidth: '100%', maxHeight: 240, overflow: 'auto' }),
});
