import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { useAnswer } from '../../grafana/answer';
import { valueOf } from '../../grafana/answerState';
import type { OperationRed } from '../../model/red';
import { auxiliaryQuestion } from '../../telemetry/operations';
import { formatRate } from '../parts/format';
import { servicePath } from '../routes';
import type { TabProps } from './ServiceTabs';

/** Health checks and the like, which serve machines and do not count: apart from the rest, and only where there are any. */
export function AuxiliaryOperations({ service, context, metrics }: TabProps) {
  const styles = useStyles2(getStyles);
  const { scope } = metrics;
  const question = useMemo(() => scope && auxiliaryQuestion(service, scope), [service, scope]);
  const operations = valueOf(useAnswer(question)) ?? none;
  if (!question || operations.length === 0) {
    return null;
  }
  return (
    <p className={styles.line} data-testid="auxiliary-operations">
      {t('service.auxiliary', '', {
        count: operations.length,
        defaultValue_one: '1 operation serves machines and is not counted above:',
        defaultValue_other: '{{count}} operations serve machines and are not counted above:',
      })}
      {operations.map(({ operation, red }) => (
        <span key={operation}>
          {' '}
          <Link to={servicePath(context, service, { tab: 'traces', operation, pick: 'newest' })}>{operation}</Link>
          {` ${formatRate(red.rate)}`}
        </span>
      ))}
    </p>
  );
}

const none: readonly OperationRed[] = [];

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: theme.spacing(1.5),
    margin: theme.spacing(1, 1, 0),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
    '& a:hover': { textDecoration: 'underline' },
  }),
});
