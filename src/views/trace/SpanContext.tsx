import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { Link } from 'react-router-dom';
import type { PreparedTrace } from '../../analysis/preparedTrace';
import { spanVersion } from '../../analysis/spanVersion';
import type { TraceNode } from '../../analysis/traceTree';
import type { Release } from '../../model/release';
import { minutes } from '../../model/units';
import { widened } from '../../model/window';
import { formatDuration, formatRate, formatRatio, nothing } from '../parts/format';
import { servicePath, type Context } from '../routes';
import { Fact } from './Fact';
import { inWindow } from './inWindow';
import { pathText, versionText } from './spanContextTexts';
import { momentAround, useServiceThen } from './useServiceThen';
import type { Surroundings } from './useSurroundings';

interface Props {
  readonly node: TraceNode;
  readonly prepared: PreparedTrace;
  readonly around?: Surroundings;
  readonly context: Context;
  readonly timeZone?: string;
}

const noReleases: readonly Release[] = [];

/** What a span meant for the trace, how its service was then, and which version served it. */
export function SpanContext(props: Props) {
  const styles = useStyles2(getStyles);
  const { node, prepared, around, timeZone } = props;
  const { path } = prepared;
  const releases = around?.releases ?? noReleases;
  const version = useMemo(() => spanVersion(node.span, releases), [node, releases]);
  return (
    <dl className={styles.facts} data-testid="span-context">
      <Fact beside name={t('trace.fact-path', 'In the trace')}>
        {pathText(path.shares.get(node.span.spanId), path.root?.duration, t)}
      </Fact>
      {around && <ServiceThen {...props} around={around} />}
      {version && (
        <Fact beside name={t('trace.fact-version', 'Version')}>
          {versionText(version, t, timeZone)}
        </Fact>
      )}
    </dl>
  );
}

interface Around extends Props {
  readonly around: Surroundings;
}

/** Three figures of the service at that moment, on the way to its page. */
function ServiceThen({ node, around, context }: Around) {
  const styles = useStyles2(getStyles);
  const answer = useServiceThen(node, around.scope);
  const red = answer.is === 'ready' ? answer.value : undefined;
  const { service } = node.span;
  const window = widened(momentAround(node), minutes(15), minutes(15));
  const figures = [
    [t('trace.then-rate', 'requests'), formatRate(red?.rate)],
    [t('trace.then-errors', 'errors'), formatRatio(red?.errors)],
    [t('trace.then-p95', 'p95'), formatDuration(red?.duration?.p95)],
  ] as const;
  const known = figures.some(([, figure]) => figure !== nothing);
  return (
    <Fact beside name={t('trace.fact-then', 'Its service then')}>
      <span className={styles.figures} data-testid="service-then">
        {known || answer.is === 'loading'
          ? figures.map(([name, figure]) => (
              <span key={name}>
                {name} <strong>{figure}</strong>
              </span>
            ))
          : t('trace.then-unknown', 'not measured')}
        <Link to={servicePath(inWindow(context, window), service)}>{t('trace.to-service-then', 'service then')}</Link>
      </span>
    </Fact>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  facts: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.25),
    margin: 0,
    fontSize: theme.typography.bodySmall.fontSize,
    '& a': { color: theme.colors.text.link },
  }),
  figures: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0, 1.5) }),
});
