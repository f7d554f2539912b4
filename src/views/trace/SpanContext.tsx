import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { Link } from 'react-router-dom';
import type { PreparedTrace } from '../../analysis/preparedTrace';
import { spanVersion } from '../../analysis/spanVersion';
import type { TraceNode } from '../../analysis/traceTree';
import { unusual, type Unusual } from '../../analysis/unusual';
import type { Release } from '../../model/release';
import { minutes } from '../../model/units';
import { usualOf, type UsualDuration } from '../../model/usual';
import { lengthOf, widened, type Window } from '../../model/window';
import { asText } from '../parts/asText';
import { formatDuration, formatRate, formatRatio, nothing } from '../parts/format';
import { lengthText } from '../parts/lengthText';
import { servicePath, type Context } from '../routes';
import { DurationStrip } from './DurationStrip';
import { Fact } from './Fact';
import { pathText, speedBasis, speedText, versionText } from './spanContextTexts';
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

/** A span among its kind: how slow it was for its operation, what it meant for the trace, how its service was then. */
export function SpanContext(props: Props) {
  const styles = useStyles2(getStyles);
  const { node, prepared, around, timeZone } = props;
  const { path } = prepared;
  const releases = around?.releases ?? noReleases;
  const version = useMemo(() => spanVersion(node.span, releases), [node, releases]);
  return (
    <dl className={styles.facts} data-testid="span-context">
      {around && <Speed {...props} around={around} />}
      <Fact name={t('trace.fact-path', 'In the trace')}>
        {pathText(path.shares.get(node.span.spanId), path.root?.duration, t)}
      </Fact>
      {around && <ServiceThen {...props} around={around} />}
      {version && <Fact name={t('trace.fact-version', 'Version')}>{versionText(version, t, timeZone)}</Fact>}
    </dl>
  );
}

interface Around extends Props {
  readonly around: Surroundings;
}

function Speed({ node, around, context }: Around) {
  const styles = useStyles2(getStyles);
  const usual = around.usual && usualOf(around.usual, node.span);
  const told = unusual(node.duration, usual);
  return (
    <Fact name={t('trace.fact-speed', 'Against its operation')}>
      {told && usual && around.window ? (
        <ToldSpeed node={node} told={told} usual={usual} window={around.window} context={context} />
      ) : (
        <span className={styles.basis}>{noSpeed(around)}</span>
      )}
    </Fact>
  );
}

interface ToldProps {
  readonly node: TraceNode;
  readonly told: Unusual;
  readonly usual: UsualDuration;
  readonly window: Window;
  readonly context: Context;
}

function ToldSpeed({ node, told, usual, window, context }: ToldProps) {
  const styles = useStyles2(getStyles);
  const { span, duration } = node;
  const slow = told.is === 'slow' || told.is === 'slowest';
  const received = span.kind === 'server' || span.kind === 'consumer';
  const basis = speedBasis(usual, lengthText(lengthOf(window)), t);
  return (
    <>
      <span className={slow ? styles.slow : undefined} data-testid="span-speed">
        {slow && '▲ '}
        {speedText(told, usual, t)}
      </span>
      <DurationStrip duration={duration} usual={usual} slow={slow} />
      <span className={styles.basis}>
        {told.thin ? t('trace.speed-thin', 'few to compare with: {{basis}}', { basis, ...asText }) : basis}
        {received && (
          <>
            {' · '}
            <Link to={servicePath(inWindow(context, window), span.service, operationView(span.operation))}>
              {t('trace.to-operation', 'operation')}
            </Link>
          </>
        )}
      </span>
    </>
  );
}

function operationView(operation: string) {
  return { tab: 'operations', operation } as const;
}

function noSpeed({ answer }: Surroundings): string {
  switch (answer.is) {
    case 'loading':
      return t('trace.speed-awaited', 'asking metrics…');
    case 'failed':
    case 'cancelled':
      return t('trace.speed-failed', 'metrics did not answer');
    default:
      return t('trace.speed-unknown', 'its operation has no distribution in metrics');
  }
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
    <Fact name={t('trace.fact-then', 'Its service then')}>
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

/** The same place at a time of its own. */
function inWindow(context: Context, { from, to }: Window): Context {
  return { ...context, from: String(Math.round(from)), to: String(Math.round(to)) };
}

const getStyles = (theme: GrafanaTheme2) => ({
  facts: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    margin: 0,
    '& a': { color: theme.colors.text.link },
  }),
  slow: css({ color: theme.colors.warning.text }),
  basis: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  figures: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0, 2) }),
});
