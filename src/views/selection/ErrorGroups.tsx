import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { errorGroups, type ErrorGroups as Groups } from '../../analysis/errorGroups';
import { foundBetween, isTraceSelected, spread } from '../../analysis/quickSelections';
import { mapAnswer } from '../../grafana/answerState';
import { useTimeKeys } from '../../grafana/clock';
import { useTracesById } from '../../grafana/tracesById';
import { windowOf } from '../../model/window';
import { asText } from '../parts/asText';
import { formatCount } from '../parts/format';
import { OutcomeView } from '../parts/OutcomeView';
import { tracesPath } from '../tracesRoutes';
import { ErrorGroupRow } from './ErrorGroupRow';
import { groupsFromText } from './errorGroupTexts';
import { cancelledAbove, ReadingProgress } from './ReadingProgress';
import type { SelectionProps } from './selectionProps';
import { useTraceScope } from './useDifferences';

/** So many failed traces are read. */
const sampled = 60;

/** The failures among the found traces, by where and how they began. */
export function ErrorGroups({ want, selection, found, context, onFilter }: SelectionProps) {
  const styles = useStyles2(getStyles);
  const { refresh } = useTimeKeys();
  const { names } = useTraceScope();
  const failed = useMemo(() => {
    const looked = selection ? found.filter((trace) => isTraceSelected(trace, selection)) : found;
    return looked.filter((trace) => isTraceSelected(trace, { failed: true }));
  }, [found, selection]);
  const ids = useMemo(
    () => (failed.length > 0 ? spread(failed, sampled).map(({ traceId }) => traceId) : undefined),
    [failed]
  );
  const { answer: traces, read } = useTracesById(ids, names);
  const { from, to } = useMemo(() => foundBetween(found), [found]);
  const answer = useMemo(() => mapAnswer(traces, (some) => errorGroups(some, windowOf(from, to))), [traces, from, to]);
  if (!ids) {
    return (
      <p className={styles.quiet} data-testid="absent">
        {t('errors.none', 'No errors among these traces: none of the {{looked}} that were looked at failed.', {
          looked: formatCount(
            selection ? found.filter((trace) => isTraceSelected(trace, selection)).length : found.length
          ),
        })}{' '}
        <FailedOnly want={want} context={context} />
      </p>
    );
  }
  return (
    <div className={styles.page} data-testid="error-groups">
      <ReadingProgress answer={answer} read={read} all={ids.length} />
      <OutcomeView
        answer={cancelledAbove(answer)}
        awaited={t('errors.awaited', 'Reading {{all}} failed traces…', { all: ids.length })}
        minHeight={240}
        onRetry={refresh}
        empty={() => t('errors.nothing-read', 'None of the failed traces is still stored.')}
      >
        {(groups) => <GroupList groups={groups} failedFound={failed.length} {...{ want, context, onFilter }} />}
      </OutcomeView>
      {failed.length < found.length && (
        <p className={styles.quiet}>
          <FailedOnly want={want} context={context} />
        </p>
      )}
    </div>
  );
}

/** Most of what is found by a search of all traces did not fail: one of failed ones finds more kinds. */
function FailedOnly({ want, context }: Pick<SelectionProps, 'want' | 'context'>) {
  const styles = useStyles2(getStyles);
  return want.status === 'error' || want.traceql !== undefined ? null : (
    <Link to={tracesPath(context, { ...want, status: 'error', tab: 'errors' })} className={styles.link}>
      {t('errors.failed-only', 'Search failed ones only')}
    </Link>
  );
}

type ListProps = Pick<SelectionProps, 'want' | 'context' | 'onFilter'> & {
  readonly groups: Groups;
  readonly failedFound: number;
};

function GroupList({ groups, failedFound, ...row }: ListProps) {
  const styles = useStyles2(getStyles);
  return (
    <>
      <p className={styles.summary}>
        {t('errors.summary', '{{groups}} kinds of failure.', {
          groups: formatCount(groups.groups.length),
          count: groups.groups.length,
          defaultValue_one: 'One kind of failure.',
          defaultValue_other: '{{groups}} kinds of failure.',
          ...asText,
        })}{' '}
        <span className={styles.from}>{groupsFromText(groups, failedFound, t)}</span>
      </p>
      <ul className={styles.rows}>
        {groups.groups.map((group) => (
          <ErrorGroupRow key={group.id} group={group} all={groups} {...row} />
        ))}
      </ul>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({
    containerName: 'selection',
    containerType: 'inline-size',
    display: 'flex',
    flexDirection: 'column',
    minWidth: 0,
  }),
  quiet: css({ color: theme.colors.text.secondary, padding: theme.spacing(1.5), margin: 0 }),
  summary: css({ margin: theme.spacing(0, 0, 1) }),
  link: css({ color: theme.colors.text.link, '&:hover': { textDecoration: 'underline' } }),
  from: css({ color: theme.colors.text.secondary }),
  rows: css({ listStyle: 'none', margin: 0 }),
});
