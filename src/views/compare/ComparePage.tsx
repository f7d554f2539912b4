import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, useStyles2, useTheme2 } from '@grafana/ui';
import React, { useCallback, useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { traceDifference } from '../../analysis/traceDifference';
import { usePlace } from '../../grafana/answer';
import { useTimeKeys } from '../../grafana/clock';
import { serviceColours } from '../parts/serviceColour';
import { readContext, tracePath, type Context } from '../routes';
import { comparePath, readCompared, type Compared } from '../tracesRoutes';
import { differenceSentence } from './differenceTexts';
import { DifferenceTree } from './DifferenceTree';
import { PathStrips } from './PathStrips';
import { TraceSide } from './TraceSide';
import { useTrace, type ChosenTrace } from './useTrace';

/** What does the second trace do otherwise than the first: in structure, durations, failures and critical paths? */
export function ComparePage() {
  const styles = useStyles2(getStyles);
  const { search } = useLocation();
  const navigate = useNavigate();
  const { refresh } = useTimeKeys();
  const { timeZone } = usePlace();
  const context = useMemo(() => readContext(search), [search]);
  const compared = useMemo(() => readCompared(search), [search]);
  const before = useTrace(compared.before);
  const after = useTrace(compared.after);
  const go = (next: Compared) => navigate(comparePath(context, next));
  const shared = { context, timeZone, onRetry: refresh };
  return (
    <div className={styles.page}>
      <div className={styles.sides}>
        <TraceSide
          {...shared}
          title={t('compare.first-trace', 'First trace')}
          side={before}
          other={after}
          onTraceId={(id) => go({ ...compared, before: id })}
          hrefTo={(id) => comparePath(context, { ...compared, before: id })}
        />
        <IconButton
          name="exchange-alt"
          size="lg"
          className={styles.swap}
          tooltip={t('compare.swap', 'Swap the two traces')}
          onClick={() => go({ before: compared.after, after: compared.before })}
        />
        <TraceSide
          {...shared}
          title={t('compare.second-trace', 'Second trace')}
          side={after}
          other={before}
          onTraceId={(id) => go({ ...compared, after: id })}
          hrefTo={(id) => comparePath(context, { ...compared, after: id })}
        />
      </div>
      <Comparison before={before} after={after} context={context} />
    </div>
  );
}

interface ComparisonProps {
  readonly before: ChosenTrace | undefined;
  readonly after: ChosenTrace | undefined;
  readonly context: Context;
}

function Comparison({ before, after, context }: ComparisonProps) {
  const styles = useStyles2(getStyles);
  const colourOf = useColours(before, after);
  const [one, other] = [before?.prepared, after?.prepared];
  const difference = useMemo(() => (one && other ? traceDifference(one, other) : undefined), [one, other]);
  const [beforeId, afterId] = [before?.traceId, after?.traceId];
  const hrefOf = useCallback<React.ComponentProps<typeof DifferenceTree>['hrefOf']>(
    (side, node) => {
      const traceId = side === 'before' ? beforeId : afterId;
      return traceId && tracePath(context, traceId, { spanId: node.span.spanId });
    },
    [context, beforeId, afterId]
  );
  if (!one && !other) {
    return null;
  }
  return (
    <>
      {difference && (
        <p className={styles.headline} data-testid="compare-headline" role="status">
          {differenceSentence(difference, t)}
        </p>
      )}
      <PathStrips before={one?.path} after={other?.path} colourOf={colourOf} />
      {difference && <DifferenceTree difference={difference} colourOf={colourOf} hrefOf={hrefOf} />}
    </>
  );
}

/** One service has one colour in both traces. */
function useColours(before: ChosenTrace | undefined, after: ChosenTrace | undefined) {
  const theme = useTheme2();
  const [one, other] = [before?.prepared, after?.prepared];
  return useMemo(() => {
    const orders = [one, other].map((prepared) => prepared?.tree.order ?? []);
    return serviceColours(new Set(orders.flatMap((order) => order.map(({ span }) => span.service.name))), theme);
  }, [one, other, theme]);
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    minWidth: 0,
    containerType: 'inline-size',
  }),
  sides: css({
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto minmax(0, 1fr)',
    gap: theme.spacing(1),
    alignItems: 'start',
    '@container (max-width: 560px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  }),
  swap: css({ marginTop: theme.spacing(3.5) }),
  headline: css({ margin: 0, fontSize: theme.typography.h5.fontSize, overflowWrap: 'anywhere' }),
});
