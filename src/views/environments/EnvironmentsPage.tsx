import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { useLocation } from 'react-router-dom';
import { worstEnvironments } from '../../analysis/environmentFigures';
import { shownServices } from '../../analysis/hidden';
import { versionDifferences } from '../../analysis/versionDifferences';
import { useWindow } from '../../grafana/clock';
import { useEnvironment } from '../../grafana/environment';
import { InEnvironment } from '../../grafana/InEnvironment';
import type { Environment } from '../../model/environment';
import { useRoving } from '../parts/useRoving';
import { readContext } from '../routes';
import { EnvironmentAsker, type Told } from './EnvironmentAsker';
import { environmentAnswer, knownOf } from './environmentAnswer';
import { EnvironmentRow, figureWidth } from './EnvironmentRow';
import { EnvironmentsSentence } from './EnvironmentsSentence';
import { useEnvironments } from './useEnvironments';
import { useRowOrder } from './useRowOrder';
import { useSeen } from './useSeen';

/** Which of all environments need attention, and what differs between them? */
export function EnvironmentsPage() {
  const styles = useStyles2(getStyles);
  const { search } = useLocation();
  const context = useMemo(() => readContext(search), [search]);
  const { environments } = useEnvironment();
  const { raw } = useWindow();
  const { seen, watch } = useSeen();
  const { told, asking, isAwaited, onTold, askAgain } = useEnvironments(environments, seen);
  const { answers, worst, differences } = useConclusions(environments, told);
  const isAllTold = environments.every(({ id }) => !isAwaited(id));
  const ids = environments.map(({ id }) => id);
  const order = useRowOrder(ids, isAllTold ? worst : undefined, [raw.from, raw.to, ...ids].join('\n'));
  const roving = useRoving('environment', ids.length);
  const inOrder = (of: readonly string[]) => of.flatMap((id) => environments.find((one) => one.id === id) ?? []);
  return (
    <div className={styles.page}>
      <EnvironmentsSentence environments={inOrder(worst)} answers={answers} context={context} />
      <div className={styles.box}>
        <table className={styles.table} data-testid="environments-table">
          <caption className={styles.caption}>{t('environments.caption', 'All environments')}</caption>
          <Head />
          <tbody>
            {inOrder(order.ids).map((environment, index) => (
              <EnvironmentRow
                key={environment.id}
                environment={environment}
                answer={answers.get(environment.id) ?? { is: 'awaited' }}
                differences={differences.get(environment.id) ?? []}
                isAwaited={isAwaited(environment.id)}
                context={context}
                item={roving.item(index)}
                watch={watch}
                onAskAgain={() => askAgain(environment.id)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {order.sortAnew && (
        <Button variant="secondary" fill="text" onClick={order.sortAnew}>
          {t('environments.sort-anew', 'Worst first')}
        </Button>
      )}
      {asking.map((environment) => (
        <InEnvironment key={environment.id} environment={environment}>
          <EnvironmentAsker id={environment.id} onTold={onTold} />
        </InEnvironment>
      ))}
    </div>
  );
}

/** What the page says of what the environments told. */
function useConclusions(environments: readonly Environment[], told: ReadonlyMap<string, Told>) {
  return useMemo(() => {
    const hidingIn = (id: string) => ({ names: environments.find((one) => one.id === id)?.overrides?.hiddenServices });
    const answers = new Map(environments.map(({ id, overrides }) => [id, environmentAnswer(told.get(id), overrides)]));
    return {
      answers,
      worst: worstEnvironments(new Map([...answers].map(([id, one]) => [id, knownOf(one)]))),
      differences: versionDifferences(
        new Map([...told].map(([id, { versions }]) => [id, shownServices(versions, hidingIn(id))]))
      ),
    };
  }, [environments, told]);
}

function Head() {
  const styles = useStyles2(getStyles);
  const figures = [
    t('environments.column.rate', 'Rate'),
    t('environments.column.errors', 'Errors'),
    t('environments.column.p95', 'p95'),
  ];
  return (
    <thead>
      <tr>
        <th scope="col">{t('environments.column.environment', 'Environment')}</th>
        <th scope="col">{t('environments.column.state', 'State')}</th>
        {figures.map((title) => (
          <th key={title} scope="col">
            <span className={styles.figure}>{title}</span>
          </th>
        ))}
        <th scope="col">{t('environments.column.versions', 'Versions that differ')}</th>
      </tr>
    </thead>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: theme.spacing(1.5),
    minWidth: 0,
    container: 'page / inline-size',
    '& > *': { maxWidth: '100%' },
  }),
  box: css({ width: '100%', minWidth: 0, overflowX: 'auto' }),
  caption: css({ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }),
  // Ends where the numbers below end; the course comes after.
  figure: css({ display: 'inline-block', minWidth: figureWidth, textAlign: 'right' }),
  table: css({
    width: '100%',
    borderCollapse: 'collapse',
    '& th, & td': { padding: theme.spacing(0.5, 1), textAlign: 'left', height: 40 },
    '& thead th': { color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightMedium },
    '& tr': { borderBottom: `1px solid ${theme.colors.border.weak}` },
  }),
});
