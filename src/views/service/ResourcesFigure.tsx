import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, Tooltip, useStyles2 } from '@grafana/ui';
import React from 'react';
import { latestFigure, limitNow } from '../../analysis/resourceStrain';
import { useTimeKeys } from '../../grafana/clock';
import type { Mark } from '../../grafana/markFrames';
import { ResourcePanel } from '../../grafana/ResourcePanel';
import { mostLines } from '../../grafana/resourceFrames';
import type { AskedFigure, ResourceFigure } from '../../model/resource';
import { asText } from '../parts/asText';
import { Caveats } from '../parts/Caveats';
import { nothing } from '../parts/format';
import { ProblemNotice } from '../parts/ProblemNotice';
import { figureText, figureTitle, joinExplained, joinText } from './resourcesTexts';

const panelHeight = 190;
/** With the line of facts below the panel. */
export const figureHeight = panelHeight + 44;

interface Props {
  readonly figure: AskedFigure;
  readonly isAsking: boolean;
  readonly marks: readonly Mark[];
}

/** One figure: Grafana's panel, and below it the value now and how it came to be the service's. */
export function ResourcesFigure({ figure: asked, isAsking, marks }: Props) {
  const styles = useStyles2(getStyles);
  const { refresh } = useTimeKeys();
  const title = figureTitle(asked, t);
  const { outcome } = asked;
  return (
    <div className={styles.figure} data-testid="resource-figure" data-figure={asked.kind}>
      {outcome.is === 'ready' && (
        <>
          <ResourcePanel title={title} figure={outcome.value} loading={isAsking} height={panelHeight} marks={marks} />
          <div className={styles.facts}>
            <Now figure={outcome.value} />
            <Joined figure={outcome.value} />
            <Caveats caveats={outcome.caveats} />
          </div>
        </>
      )}
      {outcome.is === 'failed' && (
        <>
          <h4 className={styles.title}>{title}</h4>
          <ProblemNotice problem={outcome.problem} onRetry={refresh} />
        </>
      )}
      {outcome.is === 'absent' && (
        <>
          <h4 className={styles.title}>{title}</h4>
          <p className={styles.quiet}>{t('resources.nothing', 'Nothing was measured in this time range.')}</p>
        </>
      )}
    </div>
  );
}

/** The highest of all lines at the window's end, and what it may be at most. */
function Now({ figure }: { readonly figure: ResourceFigure }) {
  const now = latestFigure(figure);
  const limit = limitNow(figure.limit);
  const text = now === undefined ? nothing : figureText(figure, now);
  const { length } = figure.series;
  return (
    <span data-testid="resource-now">
      {limit === undefined
        ? text
        : t('resources.of-limit', '{{now}} of {{limit}}', {
            now: text,
            limit: figureText(figure, limit),
            ...asText,
          })}
      {length > mostLines &&
        ` · ${t('resources.drawn', 'the highest {{drawn}} of {{length}} drawn', { drawn: mostLines, length })}`}
    </span>
  );
}

function Joined({ figure: { join, inEnvironment } }: { readonly figure: ResourceFigure }) {
  const styles = useStyles2(getStyles);
  const text = joinText(join, t);
  return (
    <>
      {text !== undefined && (
        <Tooltip content={joinExplained(join, t)}>
          <span className={styles.quiet} data-testid="resource-join" data-join={join.by}>
            {join.by === 'name-guess' && <Icon name="question-circle" size="xs" />} {text}
          </span>
        </Tooltip>
      )}
      {!inEnvironment && (
        <span className={styles.quiet}>
          {t('resources.any-environment', 'not told apart by environment: the metric carries no such label')}
        </span>
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  figure: css({ minWidth: 0, minHeight: figureHeight }),
  facts: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 1.5),
    padding: theme.spacing(0.5, 1, 0),
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
  title: css({ fontSize: theme.typography.body.fontSize, margin: theme.spacing(0.5, 0) }),
  quiet: css({ color: theme.colors.text.secondary, overflowWrap: 'anywhere' }),
});
