import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { Link } from 'react-router-dom';
import type { ServiceGraph } from '../../model/graph';
import { sameService, type ServiceId } from '../../model/service';
import { asText } from '../parts/asText';
import { serviceLabel } from '../parts/serviceName';
import { logsPath } from '../logsRoutes';
import type { Context } from '../routes';
import { kindOf } from './selected';

interface Props {
  readonly ends: { readonly client: ServiceId; readonly server: ServiceId };
  readonly graph: ServiceGraph | undefined;
  readonly context: Context;
}

/** The lines of both ends of a call, of those that write any: whoever nobody instrumented sends no logs here either. */
export function EndLogs({ ends, graph, context }: Props) {
  const styles = useStyles2(getStyles);
  const { client, server } = ends;
  const writing = (sameService(client, server) ? [server] : [client, server]).filter(
    (service) => (kindOf(service, graph) ?? 'service') === 'service'
  );
  return (
    <div className={styles.ways}>
      {writing.map((service) => (
        <Link
          key={`${service.namespace ?? ''}/${service.name}`}
          to={logsPath(context, { service })}
          className={styles.way}
          data-testid="edge-logs"
        >
          {t('topology.call.logs', 'Logs of {{service}}', { service: serviceLabel(service, t), ...asText })} ›
        </Link>
      ))}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  ways: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0, 2), minWidth: 0 }),
  way: css({
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    color: theme.colors.text.link,
    '&:hover': { textDecoration: 'underline' },
  }),
});
