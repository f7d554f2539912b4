import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { Link } from 'react-router-dom';
import type { ServiceId } from '../../model/service';
import { serviceLabel, serviceTitle } from './serviceName';
import { servicePath, type Context, type ServiceView } from '../routes';

interface Props {
  readonly context: Context;
  readonly service: ServiceId;
  readonly view?: ServiceView;
}

/** A service's name as the link to its page. The namespace is in the title, a nameless service says so. */
export function ServiceLink({ context, service, view }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <Link to={servicePath(context, service, view)} className={styles.link} title={serviceTitle(service, t)}>
      {serviceLabel(service, t)}
    </Link>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  link: css({
    color: theme.colors.text.primary,
    fontWeight: theme.typography.fontWeightMedium,
    overflowWrap: 'anywhere',
    '&:hover': { color: theme.colors.text.link, textDecoration: 'underline' },
  }),
});
