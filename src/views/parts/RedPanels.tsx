import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useCallback } from 'react';
import { valueOf } from '../../grafana/answerState';
import { useTimeKeys } from '../../grafana/clock';
import { exploreHref } from '../../grafana/exploreLinks';
import { RedPanel } from '../../grafana/RedPanel';
import type { Exemplar } from '../../model/exemplar';
import type { RedOverTime, RedSubject } from '../../model/red';
import type { ServiceId } from '../../model/service';
import { unreachable } from '../../model/outcome';
import type { RedMeasure } from '../../grafana/redFrames';
import type { Question } from '../../telemetry/question';
import { redQuestion } from '../../telemetry/red';
import type { MetricScope } from '../../telemetry/scope';
import type { Context, ExemplarMark } from '../routes';
import { Caveats } from './Caveats';
import { ExemplarStrip } from './ExemplarStrip';
import { exemplarHref } from './exemplarText';
import { OpenInExplore } from './OpenInExplore';
import { ProblemNotice } from './ProblemNotice';
import { absenceText } from './problemText';
import { useMetricAnswer } from './useMetricAnswer';
import type { Metrics } from './useMetricScope';
import { useMarks, useReleases } from './useReleases';
import { Waiting } from './Waiting';

interface Props {
  readonly of: RedSubject;
  readonly metrics: Metrics;
  readonly context: Context;
  /** One below the other, or beside each other where there is room. */
  readonly arranged: 'column' | 'row';
  readonly panelHeight: number;
  /** The exemplar that was opened before. */
  readonly opened?: ExemplarMark;
}

const measures: readonly RedMeasure[] = ['rate', 'errors', 'duration'];

/** The duration's three lines need names below them, and its exemplars room between them. */
const roomForLegend = 72;

/** Rate, errors and duration of one subject through the window, with the exemplars of the duration under it. */
export function RedPanels({ of, metrics, context, arranged, panelHeight, opened }: Props) {
  const styles = useStyles2(getStyles);
  const { clock, environment } = metrics;
  const build = useCallback((scope: MetricScope) => redQuestion(of, scope), [of]);
  const { answer, question } = useMetricAnswer(metrics, build);
  const { refresh } = useTimeKeys();
  const service = serviceOf(of);
  const traceHref = useCallback((exemplar: Exemplar) => exemplarHref(exemplar, context, service), [context, service]);
  const red = valueOf(answer);
  const loading = answer.is === 'loading';
  const { releases, caveats } = useReleases(metrics);
  const marks = useMarks(releases, of, { course: red, window: clock.window });
  return (
    <section className={styles.all} aria-busy={loading} aria-label={t('red.label', 'Rate, errors, duration')}>
      {answer.is === 'failed' && <ProblemNotice problem={answer.problem} onRetry={refresh} />}
      {answer.is === 'absent' && (
        <p className={styles.quiet} data-testid="absent">
          {absenceText(answer.absence, t)}
        </p>
      )}
      {(answer.is === 'ready' || answer.is === 'absent') && (
        <Caveats caveats={[...(answer.caveats ?? []), ...(answer.is === 'ready' ? caveats : [])]} />
      )}
      {(answer.is === 'cancelled' || (loading && !red)) && (
        <div className={styles.waiting}>
          <Waiting answer={answer} awaited={t('red.awaited', 'Asking for rate, errors and duration…')} />
        </div>
      )}
      <div className={cx(arranged === 'row' ? styles.row : styles.column)}>
        {measures.map((measure) => (
          <div key={measure} className={styles.cell}>
            {measure === 'duration' && (
              <ExemplarStrip
                exemplars={red?.exemplars}
                window={clock.window}
                context={context}
                service={service}
                opened={opened}
              />
            )}
            <RedPanel
              measure={measure}
              title={measureTitle(measure)}
              red={red}
              loading={loading}
              height={arranged === 'column' && measure === 'duration' ? panelHeight + roomForLegend : panelHeight}
              traceHref={traceHref}
              marks={marks}
              actions={
                <OpenInExplore
                  href={question && exploreHref({ environment, question: only(question, measure), raw: clock.raw })}
                />
              }
            />
          </div>
        ))}
      </div>
    </section>
  );
}

/** The part of a RED question that one panel shows. */
function only(question: Question<RedOverTime>, measure: RedMeasure): Question<RedOverTime> {
  const needed = measure === 'errors' ? ['errors', 'rate'] : [measure];
  return { ...question, queries: question.queries.filter((query) => needed.includes(query.refId)) };
}

/** Whose thread the exemplars begin: the service itself, of an edge the one that answers. */
function serviceOf(of: RedSubject): ServiceId | undefined {
  switch (of.is) {
    case 'environment':
      return undefined;
    case 'service':
    case 'operation':
      return of.service;
    case 'edge':
      return of.server;
    default:
      return unreachable(of);
  }
}

function measureTitle(measure: RedMeasure): string {
  switch (measure) {
    case 'rate':
      return t('red.rate', 'Requests');
    case 'errors':
      return t('red.errors', 'Failed requests');
    case 'duration':
      return t('red.duration', 'Duration');
    default:
      return unreachable(measure);
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  all: css({ position: 'relative', display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0 }),
  // Over the empty panels, which keep their place.
  waiting: css({
    position: 'absolute',
    inset: 0,
    zIndex: 1,
    display: 'grid',
    placeItems: 'center',
    pointerEvents: 'none',
    '& > *': { pointerEvents: 'auto', background: theme.colors.background.primary, padding: theme.spacing(0, 1) },
  }),
  quiet: css({ margin: 0, color: theme.colors.text.secondary }),
  column: css({ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: theme.spacing(1) }),
  row: css({
    display: 'grid',
    gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
    gap: theme.spacing(1),
    // Where three have no room, the duration gets a line to itself: its exemplars need the width most.
    '@container page (max-width: 940px)': {
      gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
      '& > :last-child': { gridColumn: '1 / -1' },
    },
    '@container page (max-width: 560px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  }),
  // Under the panel for the eye, before it for the keyboard: Tab need not pass each of the panel's own markers first.
  cell: css({ display: 'flex', flexDirection: 'column-reverse', justifyContent: 'flex-end', minWidth: 0 }),
});
