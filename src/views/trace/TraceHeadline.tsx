import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import type { TraceInShort } from '../../analysis/traceSummary';
import type { TraceTree } from '../../analysis/traceTree';
import type { Caveat } from '../../model/outcome';
import { epochMs, ms } from '../../model/units';
import { Caveats } from '../parts/Caveats';
import { formatDuration, formatMoment } from '../parts/format';
import { serviceLabel } from '../parts/serviceName';
import { ListSteps } from './ListSteps';
import { failedText, servicesText, spansText } from './traceTexts';
import type { TraceList } from './useTraceList';

interface Props {
  readonly tree: TraceTree;
  readonly short: TraceInShort;
  readonly caveats: readonly Caveat[];
  readonly environment: string | undefined;
  readonly timeZone: string | undefined;
  /** The list one came from. */
  readonly list: TraceList | undefined;
  readonly beside?: ReactNode;
  readonly onNextError: () => void;
}

/** The trace in one line: what was asked for, how long it took, how much took part, what failed, when and where. */
export function TraceHeadline({ tree, short, caveats, environment, timeZone, list, beside, onNextError }: Props) {
  const styles = useStyles2(getStyles);
  const { services, failed, root } = short;
  return (
    <header className={styles.line}>
      <h2 className={styles.title}>
        {root ? (
          <>
            <span className={styles.service}>{serviceLabel(root.span.service, t)}</span> {root.span.operation}
          </>
        ) : (
          t('trace.empty', 'A trace without spans')
        )}
      </h2>
      <strong className={styles.figure}>{formatDuration(ms(tree.end - tree.start))}</strong>
      <span className={styles.figure}>{spansText(tree.order.length, t)}</span>
      <span className={styles.figure}>{servicesText(services.length, t)}</span>
      {failed > 0 ? (
        <Button
          size="sm"
          variant="destructive"
          fill="text"
          onClick={onNextError}
          tooltip={t('trace.next-error', 'Next failed span (e)')}
        >
          {'✕ '}
          {failedText(failed, t)}
        </Button>
      ) : (
        <span className={styles.figure}>{t('trace.no-errors', 'no errors')}</span>
      )}
      <time className={styles.figure}>{formatMoment(epochMs(tree.start), timeZone)}</time>
      {environment && <span className={styles.figure}>{environment}</span>}
      <Caveats caveats={caveats} />
      {list && <ListSteps list={list} />}
      {beside}
    </header>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: theme.spacing(2),
    rowGap: theme.spacing(0.5),
    minHeight: theme.spacing(4),
  }),
  title: css({
    margin: 0,
    minWidth: 0,
    fontSize: theme.typography.h5.fontSize,
    lineHeight: theme.typography.h5.lineHeight,
    overflowWrap: 'anywhere',
  }),
  service: css({ color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular }),
  figure: css({ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }),
});
