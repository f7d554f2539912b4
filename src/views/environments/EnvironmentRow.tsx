import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { type MouseEvent } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import type { VersionDifference } from '../../analysis/versionDifferences';
import type { Environment } from '../../model/environment';
import type { Series } from '../../model/series';
import { asText } from '../parts/asText';
import { formatDuration, formatRate, formatRatio } from '../parts/format';
import { healthColour, HealthMark } from '../parts/HealthMark';
import { serviceLabel } from '../parts/serviceName';
import { Sparkline } from '../parts/Sparkline';
import type { RovingItem } from '../parts/useRoving';
import { overviewPath, type Context } from '../routes';
import { differenceText, stateText } from './environmentTexts';
import { NoFigures } from './NoFigures';
import type { EnvironmentAnswer } from './environmentAnswer';

interface Props {
  readonly environment: Environment;
  readonly answer: EnvironmentAnswer;
  readonly differences: readonly VersionDifference[];
  /** Whether a newer answer is on its way. */
  readonly isAwaited: boolean;
  readonly context: Context;
  readonly item: RovingItem;
  readonly watch: (element: HTMLElement | null) => void;
  readonly onAskAgain: () => void;
}

/** Least width of a number in pixels, and of the head above it. */
export const figureWidth = 56;

/** One environment; its row leads to its Overview, over the same time. */
export function EnvironmentRow(props: Props) {
  const { environment, answer, differences, isAwaited, context, item, watch } = props;
  const styles = useStyles2(getStyles);
  const navigate = useNavigate();
  const to = overviewPath({ ...context, 'var-env': environment.id });
  const open = ({ target }: MouseEvent) => {
    if (!(target instanceof Element && target.closest('a, button'))) {
      void navigate(to);
    }
  };
  return (
    <tr
      ref={watch}
      className={styles.row}
      onClick={open}
      aria-busy={isAwaited}
      data-testid="environment-row"
      data-environment={environment.id}
    >
      <th scope="row" className={styles.name}>
        <Link to={to} {...item}>
          {environment.name}
        </Link>
      </th>
      {answer.is === 'figures' ? (
        <Figures figures={answer.figures} isWithoutGraph={answer.isWithoutGraph} />
      ) : (
        <NoFigures answer={answer} columns={4} onAskAgain={props.onAskAgain} />
      )}
      <Versions differences={differences} />
    </tr>
  );
}

function Figures({ figures, isWithoutGraph }: Omit<Extract<EnvironmentAnswer, { is: 'figures' }>, 'is'>) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const { said, rate, errors, p95, p95Of, course } = figures;
  const level = said.level ?? (said.kind === 'no-data' ? 'no-data' : 'healthy');
  const earned = (is: boolean) => (is && said.level ? healthColour(theme, said.level) : undefined);
  const of = p95Of && t('environments.p95-of', 'at {{service}}', { service: serviceLabel(p95Of, t), ...asText });
  return (
    <>
      <td>
        <span className={styles.state}>
          <HealthMark level={level} />
          <span className={styles.count}>{stateText(figures, t)}</span>
          {isWithoutGraph && <span className={styles.count}>{t('environments.no-graph', 'no service graph')}</span>}
        </span>
      </td>
      <Figure series={course.rate} text={formatRate(rate)} />
      <Figure series={course.errors} text={formatRatio(errors)} colour={earned(said.kind === 'errors')} />
      <Figure series={course.p95} text={formatDuration(p95)} title={of} colour={earned(said.kind === 'slow')} />
    </>
  );
}

interface FigureProps {
  readonly series: Series<number>;
  readonly text: string;
  readonly title?: string;
  readonly colour?: string;
}

function Figure({ series, text, title, colour }: FigureProps) {
  const styles = useStyles2(getStyles);
  return (
    <td title={title}>
      <span className={styles.figure}>
        <span className={styles.number}>{text}</span>
        <Sparkline series={series} colour={colour} />
      </span>
    </td>
  );
}

/** More than this would make one row as long as all others. */
const mostDifferences = 2;

function Versions({ differences }: Pick<Props, 'differences'>) {
  const styles = useStyles2(getStyles);
  const shown = differences.slice(0, mostDifferences);
  const more = differences.length - shown.length;
  const all = differences.map((one) => differenceText(one, t));
  return (
    <td className={styles.versions} title={all.join('\n')} data-testid="version-differences">
      {shown.map((one) => (
        <div key={one.service.name} className={cx(!one.isUsual && styles.unusual)}>
          {differenceText(one, t)}
        </div>
      ))}
      {more > 0 && t('environments.more-differences', 'and {{more}} more', { more })}
    </td>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ cursor: 'pointer', '&:hover': { background: theme.colors.action.hover } }),
  name: css({
    minWidth: 140,
    overflowWrap: 'anywhere',
    '& a': { color: theme.colors.text.primary, fontWeight: theme.typography.fontWeightMedium },
    '& a:hover': { color: theme.colors.text.link, textDecoration: 'underline' },
  }),
  state: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: theme.spacing(1) }),
  count: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  figure: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    fontVariantNumeric: 'tabular-nums',
    '@container page (max-width: 820px)': { '& svg': { display: 'none' } },
  }),
  number: css({ minWidth: figureWidth, textAlign: 'right', whiteSpace: 'nowrap' }),
  versions: css({
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    overflowWrap: 'anywhere',
  }),
  unusual: css({ color: theme.colors.text.primary }),
});
