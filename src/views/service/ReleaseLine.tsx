import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { Link } from 'react-router-dom';
import { currentVersion, releasesBy } from '../../analysis/releases';
import { timeZoneOf } from '../../grafana/timeZone';
import type { ServiceRed } from '../../model/red';
import type { Release } from '../../model/release';
import { sameService, type ServiceId } from '../../model/service';
import { minutes } from '../../model/units';
import { asText } from '../parts/asText';
import { formatTime } from '../parts/format';
import { changeText, releaseVersion } from '../parts/releaseText';
import type { Metrics } from '../parts/useMetricScope';
import { useReleases } from '../parts/useReleases';
import { servicePath, type Context } from '../routes';

interface Props {
  readonly service: ServiceId;
  readonly own: ServiceRed | undefined;
  readonly metrics: Metrics;
  readonly context: Context;
}

/** Which version runs, since when if that is within the window, and what changed with it. Empty where nothing says. */
export function ReleaseLine({ service, own, metrics, context }: Props) {
  const styles = useStyles2(getStyles);
  const { releases, versions } = useReleases(metrics);
  const others = releasesBy(releases, service);
  const latest = others.at(-1);
  const known = versions.find((one) => sameService(one.service, service));
  const version = known && currentVersion(known);
  if (latest) {
    const change = changeText(latest, { others, course: own?.course, window: metrics.clock.window }, t);
    return (
      <p className={styles.line} data-testid="release-line">
        <Since release={latest} service={service} context={context} />
        {change && `: ${change}`}
      </p>
    );
  }
  // Its place is kept while nothing is known, so that what is below does not move.
  return (
    <p className={styles.line} data-testid={version === undefined ? undefined : 'release-line'}>
      {version !== undefined && t('service.release.only', 'version {{version}}', { version, ...asText })}
    </p>
  );
}

const margin = minutes(15);

interface SinceProps extends Pick<Props, 'service' | 'context'> {
  readonly release: Release;
}

/** The time leads to the same page around it. */
function Since({ release, service, context }: SinceProps) {
  const { at, before } = release;
  const around = { ...context, from: new Date(at - margin).toISOString() };
  const values = {
    version: releaseVersion(release, t),
    time: formatTime(at, timeZoneOf(context.timezone)),
    before: before ?? '',
  };
  const components = { at: <Link to={servicePath(around, service)} /> };
  return before === undefined ? (
    <Trans
      i18nKey="service.release.since"
      defaults="{{version}} since <at>{{time}}</at>"
      values={values}
      components={components}
    />
  ) : (
    <Trans
      i18nKey="service.release.since-before"
      defaults="{{version}} since <at>{{time}}</at>, before {{before}}"
      values={values}
      components={components}
    />
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    flexBasis: '100%',
    minHeight: theme.spacing(2.75),
    margin: 0,
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
    '& a': { color: theme.colors.text.link, textDecoration: 'underline' },
  }),
});
