import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { Fragment } from 'react';
import { Link } from 'react-router-dom';
import type { Health } from '../../analysis/health';
import { timeZoneOf } from '../../grafana/timeZone';
import type { ServiceId } from '../../model/service';
import { asText } from '../parts/asText';
import { formatDuration, formatRate, formatRatio } from '../parts/format';
import { HealthMark } from '../parts/HealthMark';
import { reasonTexts, type ReasonSaid } from '../parts/healthText';
import { OutcomeView } from '../parts/OutcomeView';
import { ServiceLink } from '../parts/ServiceLink';
import { serviceLabel } from '../parts/serviceName';
import { overviewPath, type Context } from '../routes';
import type { ServiceFacts } from './useServiceFacts';

interface Props {
  readonly service: ServiceId;
  readonly facts: ServiceFacts;
  readonly context: Context;
}

/** How the service is, and why. */
export function ServiceSentence({ service, facts, context }: Props) {
  const styles = useStyles2(getStyles);
  const { own, health } = facts;
  return (
    <div className={styles.sentence} data-testid="service-sentence">
      {service.namespace && <span className={styles.namespace}>{service.namespace}</span>}
      <OutcomeView
        answer={facts.services}
        awaited={t('service.awaited.service', 'Asking how {{service}} is…', {
          service: serviceLabel(service, t),
          ...asText,
        })}
        minHeight={28}
        empty={() => <NotSeen service={service} context={context} />}
      >
        {() =>
          own && health ? (
            <>
              <HealthMark level={health.level} />
              <span className={styles.words}>
                <Reasons health={health} context={context} />
                {t('service.whole-range', 'whole range: {{rate}}, {{errors}} failed, p95 {{p95}}', {
                  rate: formatRate(own.red.rate),
                  errors: formatRatio(own.red.errors),
                  p95: formatDuration(own.red.duration?.p95),
                  ...asText,
                })}
              </span>
            </>
          ) : (
            <NotSeen service={service} context={context} />
          )
        }
      </OutcomeView>
    </div>
  );
}

/** Why the service is so: the same words as in the table of the Overview. */
function Reasons({ health, context }: { readonly health: Health; readonly context: Context }) {
  return (
    <>
      {reasonTexts(health, t, timeZoneOf(context.timezone)).map((said, index) => (
        <Fragment key={index}>
          <ReasonPart said={said} context={context} />
          {' · '}
        </Fragment>
      ))}
    </>
  );
}

/** A reason that names another service leads there. */
function ReasonPart({ said, context }: { readonly said: ReasonSaid; readonly context: Context }) {
  const { reason, label, text } = said;
  if (reason.kind !== 'through') {
    return <>{label + text}</>;
  }
  const components = { callee: <ServiceLink context={context} service={reason.callee} /> };
  return reason.by === 'errors' ? (
    <Trans i18nKey="service.fails-with" defaults="fails with <callee/>" components={components} />
  ) : (
    <Trans i18nKey="service.waits-for" defaults="waits for <callee/>" components={components} />
  );
}

function NotSeen({ service, context }: Omit<Props, 'facts'>) {
  return (
    <span data-testid="not-seen">
      {t('service.not-seen', '{{service}} sent no metrics in this time range and environment.', {
        service: serviceLabel(service, t),
        ...asText,
      })}{' '}
      <Link to={overviewPath(context)}>{t('service.to-overview', 'To the Overview')}</Link>
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  sentence: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: theme.spacing(1.5),
    fontSize: theme.typography.h5.fontSize,
    fontVariantNumeric: 'tabular-nums',
    minWidth: 0,
    '& a': { color: theme.colors.text.link, '&:hover': { textDecoration: 'underline' } },
  }),
  words: css({ flex: '1 1 0', minWidth: 200, wordBreak: 'keep-all', overflowWrap: 'anywhere' }),
  namespace: css({ color: theme.colors.text.secondary }),
});
