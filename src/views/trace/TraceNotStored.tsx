import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { LinkButton, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { nearestTrace } from '../../analysis/nearestTrace';
import { useEnvironment } from '../../grafana/environment';
import { useFirstAnswer } from '../../grafana/firstAnswer';
import type { TraceSummary } from '../../model/trace';
import { signalIn } from '../../telemetry/scope';
import { asText } from '../parts/asText';
import { OutcomeView } from '../parts/OutcomeView';
import { servicePath, tracePath, type Context, type Thread } from '../routes';
import { distanceText, nearestText, noneOfOperationText, waysToNearest, type Wanted } from './nearestStored';

interface Props {
  readonly thread: Thread;
  readonly context: Context;
}

/** A trace that was not kept: why, and the kept one that is most like it. */
export function TraceNotStored({ thread, context }: Props) {
  const styles = useStyles2(getStyles);
  const { service, exemplar } = thread;
  return (
    <section className={styles.box}>
      <h2 className={styles.title}>{t('trace.not-stored', 'This trace is not stored')}</h2>
      <p>
        {t('trace.not-stored-why', 'It was not sampled, it has not arrived yet, or it is past its retention: {{id}}', {
          id: thread.traceId,
        })}
      </p>
      {service && exemplar && <Nearest wanted={{ service, exemplar, traceId: thread.traceId }} context={context} />}
      {service && (
        <LinkButton variant="secondary" href={servicePath(context, service, { tab: 'traces', exemplar })}>
          {t('trace.traces-of', 'Traces of {{service}}', { service: service.name, ...asText })}
        </LinkButton>
      )}
    </section>
  );
}

interface NearestProps {
  readonly wanted: Wanted;
  readonly context: Context;
}

function Nearest({ wanted, context }: NearestProps) {
  const { service, exemplar, traceId } = wanted;
  const { environment } = useEnvironment();
  const ways = useMemo(
    () => waysToNearest({ service, exemplar, traceId }, signalIn(environment, 'traces')),
    [service, exemplar, traceId, environment]
  );
  const { answer, used } = useFirstAnswer(ways);
  return (
    <OutcomeView
      answer={answer}
      awaited={t('trace.awaited-nearest', 'Looking for the nearest stored trace…')}
      minHeight={40}
      empty={() => t('trace.no-nearest', 'No stored trace of this service is within five minutes of it.')}
    >
      {(candidates) => {
        const nearest = nearestTrace({ at: exemplar.at, duration: exemplar.took }, candidates);
        const of = used?.about.is === 'traces' ? used.about.operation : undefined;
        return nearest && <Offer nearest={nearest} operation={of} wanted={wanted} context={context} />;
      }}
    </OutcomeView>
  );
}

interface OfferProps extends NearestProps {
  readonly nearest: TraceSummary;
  /** Of which operation it was asked for; undefined where any of the service would do. */
  readonly operation: string | undefined;
}

function Offer({ nearest, operation, wanted, context }: OfferProps) {
  const styles = useStyles2(getStyles);
  const { service, exemplar } = wanted;
  return (
    <p className={styles.nearest}>
      <LinkButton
        variant="primary"
        data-testid="nearest-trace"
        href={tracePath(context, nearest.traceId, { service, exemplar })}
      >
        {nearestText(operation, t)}
      </LinkButton>
      <span>{distanceText(nearest, wanted, t)}</span>
      {operation === undefined && exemplar.operation !== undefined && (
        <span>{noneOfOperationText(exemplar.operation, t)}</span>
      )}
    </p>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    padding: theme.spacing(2),
    overflowWrap: 'anywhere',
  }),
  title: css({ margin: 0, fontSize: theme.typography.h5.fontSize }),
  nearest: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1), margin: 0 }),
});
