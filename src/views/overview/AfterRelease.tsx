import { t, Trans } from '@grafana/i18n';
import React from 'react';
import { Link } from 'react-router-dom';
import type { Headline } from '../../analysis/headline';
import { releaseBefore } from '../../analysis/releases';
import type { Release } from '../../model/release';
import { minutes } from '../../model/units';
import { releaseName } from '../parts/releaseText';
import { servicePath, type Context } from '../routes';

interface Props {
  readonly headline: Headline;
  readonly releases: readonly Release[];
  readonly context: Context;
}

/** Says of the trouble in the headline that it began shortly after a release of the service that causes it. */
export function AfterRelease({ headline, releases, context }: Props) {
  const [worst] = headline.hurt;
  const beginnings = [worst?.slow?.since, worst?.errors?.since].filter((since) => since !== undefined);
  const [since] = beginnings.sort((a, b) => a - b);
  const release = worst && since !== undefined ? releaseBefore(releases, worst.service, since) : undefined;
  if (!worst || !release || since === undefined) {
    return null;
  }
  const passed = Math.round((since - release.at) / minutes(1));
  const values = {
    release: releaseName(release, t),
    after: t('overview.headline.minutes', '{{count}} minutes', {
      count: passed,
      defaultValue_one: '{{count}} minute',
      defaultValue_other: '{{count}} minutes',
    }),
  };
  const components = { to: <Link to={servicePath(context, worst.service)} /> };
  return passed === 0 ? (
    <Trans
      i18nKey="overview.headline.with-release"
      defaults="It began with <to>{{release}}</to>."
      values={values}
      components={components}
    />
  ) : (
    <Trans
      i18nKey="overview.headline.after-release"
      defaults="It began {{after}} after <to>{{release}}</to>."
      values={values}
      components={components}
    />
  );
}
