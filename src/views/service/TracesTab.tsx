import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, LinkButton, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import { tellingPick } from '../../analysis/tellingPick';
import { useAnswer } from '../../grafana/answer';
import { useTimeKeys } from '../../grafana/clock';
import type { TracePick } from '../../telemetry/about';
import { auxiliaryPattern } from '../../telemetry/auxiliary';
import { signalIn } from '../../telemetry/scope';
import { tracesQuestion } from '../../telemetry/traceSearch';
import { Caveats } from '../parts/Caveats';
import { OutcomeView } from '../parts/OutcomeView';
import { servicePath } from '../routes';
import { tracesPath } from '../tracesRoutes';
import type { CountedTabProps } from './ServiceTabs';
import { TraceTable } from './TraceTable';
import { useCount } from './useCount';
import { noTracesText, pickTitle } from './serviceTexts';

const picks: readonly TracePick[] = ['errors', 'slow', 'newest'];
const most = 20;

/** Some traces of the service or of one of its operations: failed, slow or just the newest. */
export function TracesTab(props: CountedTabProps) {
  const { service, context, view, facts, onCount } = props;
  const styles = useStyles2(getStyles);
  const navigate = useNavigate();
  const { refresh } = useTimeKeys();
  const pick = view.pick ?? tellingPick(facts.health?.reasons ?? []);
  const answer = useTraces(props, pick);
  useCount(answer, onCount);
  const options = picks.map((value) => ({ value, label: pickTitle(value, t) }));
  return (
    <>
      <div className={styles.tools}>
        <RadioButtonGroup
          size="sm"
          options={options}
          value={pick}
          aria-label={t('service.pick.label', 'Which traces')}
          onChange={(next) => navigate(servicePath(context, service, { ...view, tab: 'traces', pick: next }))}
        />
        {view.operation !== undefined && (
          <Button
            size="sm"
            variant="secondary"
            icon="times"
            tooltip={t('service.all-operations', 'All operations')}
            onClick={() => navigate(servicePath(context, service, { ...view, operation: undefined }))}
          >
            {view.operation}
          </Button>
        )}
        <AllInTraces {...props} pick={pick} />
      </div>
      <OutcomeView
        answer={answer}
        awaited={t('service.awaited.traces', 'Asking for {{most}} traces…', { most })}
        minHeight={240}
        onRetry={refresh}
        empty={() => noTracesText(pick, t)}
      >
        {(traces, caveats) => (
          <>
            <Caveats caveats={caveats} />
            <TraceTable traces={traces} service={service} context={context} />
          </>
        )}
      </OutcomeView>
    </>
  );
}

/** The same traces where more can be asked of them. */
function AllInTraces({ service, context, view, facts, pick }: CountedTabProps & { readonly pick: TracePick }) {
  const isSlow = pick === 'slow' && view.operation === undefined;
  const href = tracesPath(context, {
    service,
    operation: view.operation,
    status: pick === 'errors' ? 'error' : undefined,
    atLeast: isSlow ? facts.own?.red.duration?.p95 : undefined,
  });
  return (
    <LinkButton size="sm" variant="secondary" fill="text" icon="search" data-testid="all-in-traces" href={href}>
      {t('service.all-in-traces', 'All in Traces')}
    </LinkButton>
  );
}

/** "Slow" begins at the service's own p95; until that is known, slow traces are not asked for. */
function useTraces({ service, view, metrics, facts }: CountedTabProps, pick: TracePick) {
  const { environment } = metrics;
  const { window, step } = metrics.clock;
  const { operation } = view;
  const p95 = facts.own?.red.duration?.p95;
  const isAwaited = facts.services.is === 'loading' && facts.own === undefined;
  const hasToWait = isAwaited && (pick === 'slow' || view.pick === undefined);
  const atLeast = pick === 'slow' && operation === undefined ? p95 : undefined;
  const without = operation === undefined && pick !== 'errors' ? auxiliaryPattern(environment.overrides) : undefined;
  const question = useMemo(
    () =>
      hasToWait
        ? undefined
        : tracesQuestion(
            { service, operation, pick, atLeast, without, limit: most },
            { ...signalIn(environment, 'traces'), window, step }
          ),
    [hasToWait, service, operation, pick, atLeast, without, environment, window, step]
  );
  return useAnswer(question);
}

const getStyles = (theme: GrafanaTheme2) => ({
  tools: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1), paddingBottom: theme.spacing(1) }),
});
