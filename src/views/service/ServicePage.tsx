import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { Link, useLocation, useParams } from 'react-router-dom';
import type { RedSubject } from '../../model/red';
import type { ServiceId } from '../../model/service';
import { Caveats } from '../parts/Caveats';
import { RedPanels } from '../parts/RedPanels';
import { RulesToCopy } from '../parts/RulesToCopy';
import { ThreadBar } from '../parts/ThreadBar';
import { useMetricScope } from '../parts/useMetricScope';
import { overviewPath, readContext, readServicePath, readServiceView } from '../routes';
import { ReleaseLine } from './ReleaseLine';
import { ServiceSentence } from './ServiceSentence';
import { ServiceTabs } from './ServiceTabs';
import { useServiceFacts } from './useServiceFacts';
import { useStepUp } from './useStepUp';

/** Is this service well, and if not, since when and because of whom? */
export function ServicePage() {
  const { service: param } = useParams();
  const { search } = useLocation();
  const service = useMemo(() => readServicePath(param, search), [param, search]);
  return service ? <Page service={service} /> : <NoSuchName />;
}

function Page({ service }: { readonly service: ServiceId }) {
  const styles = useStyles2(getStyles);
  const { search } = useLocation();
  const context = useMemo(() => readContext(search), [search]);
  const view = useMemo(() => readServiceView(search), [search]);
  const metrics = useMetricScope();
  const facts = useServiceFacts(service, metrics);
  useStepUp(context, service);
  const { exemplar, operation } = view;
  const thread = useMemo(() => ({ service, exemplar }), [service, exemplar]);
  const of = useMemo<RedSubject>(
    () => (operation === undefined ? { is: 'service', service } : { is: 'operation', service, operation }),
    [service, operation]
  );
  return (
    <div className={styles.page}>
      <ThreadBar thread={thread} />
      <div className={styles.sentence}>
        <ServiceSentence service={service} facts={facts} context={context} />
        <ReleaseLine service={service} own={facts.own} metrics={metrics} context={context} />
        {facts.services.is === 'ready' && <Caveats caveats={facts.services.caveats} />}
        <RulesToCopy metrics={metrics} />
      </div>
      {facts.isSeen && (
        <RedPanels of={of} metrics={metrics} context={context} arranged="row" panelHeight={220} opened={exemplar} />
      )}
      <ServiceTabs service={service} context={context} view={view} metrics={metrics} facts={facts} />
    </div>
  );
}

function NoSuchName() {
  const { search } = useLocation();
  return (
    <p>
      {t('service.no-such-name', 'This address names no service.')}{' '}
      <Link to={overviewPath(readContext(search))}>{t('service.to-overview', 'To the Overview')}</Link>
    </p>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
    minWidth: 0,
    container: 'page / inline-size',
  }),
  sentence: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1), minHeight: 28 }),
});
