import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { quickSelections } from '../../analysis/quickSelections';
import { useTimeKeys } from '../../grafana/clock';
import { Caveats } from '../parts/Caveats';
import { OutcomeView } from '../parts/OutcomeView';
import { FoundDifferences } from './FoundDifferences';
import { QuickSelections } from './QuickSelections';
import { cancelledAbove, ReadingProgress } from './ReadingProgress';
import type { SelectionProps } from './selectionProps';
import { useDifferences } from './useDifferences';

/**
 * What sets the selected spans apart from the rest of the same search: versions, places, operations, customers. Without a
 * selection, failed ones are set against fine ones, or the slowest against the rest.
 */
export function Differences(props: SelectionProps) {
  const { selection, found, want, context, onSelection, onFilter } = props;
  const styles = useStyles2(getStyles);
  const { refresh } = useTimeKeys();
  const quick = useMemo(() => quickSelections(found), [found]);
  const proposed = quick[0]?.selection;
  const compared = selection ?? proposed;
  const { answer, progress } = useDifferences(props, compared);
  return (
    <div className={styles.page} data-testid="differences">
      <QuickSelections quick={quick} compared={compared} isChosen={selection !== undefined} onSelection={onSelection} />
      {!compared ? (
        <p className={styles.quiet}>
          {t('differences.too-few', 'There is nothing to compare: too few traces were found, or all are alike.')}
        </p>
      ) : (
        <>
          {progress && <ReadingProgress answer={answer} {...progress} />}
          <OutcomeView
            answer={progress ? cancelledAbove(answer) : answer}
            awaited={
              progress
                ? t('differences.awaited.sample', 'Reading {{all}} traces…', { all: progress.all })
                : t('differences.awaited.counts', 'Asking Tempo to count attributes…')
            }
            minHeight={240}
            onRetry={refresh}
            empty={() => t('differences.nothing-read', 'None of the traces that would be compared is still stored.')}
          >
            {(told, caveats) => (
              <>
                <Caveats caveats={caveats} />
                <FoundDifferences {...{ told, want, context, onFilter }} selection={compared} />
              </>
            )}
          </OutcomeView>
        </>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({
    containerName: 'selection',
    containerType: 'inline-size',
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    minWidth: 0,
  }),
  quiet: css({ color: theme.colors.text.secondary, padding: theme.spacing(1.5), margin: 0 }),
});
