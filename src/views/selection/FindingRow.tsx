import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, ClipboardButton, useStyles2 } from '@grafana/ui';
import React, { memo, useMemo, useState } from 'react';
import type { Finding } from '../../analysis/overRepresented';
import type { AttributeFilter } from '../../model/traceSearch';
import type { TraceSelection } from '../../model/traceSelection';
import { BoundedText } from '../parts/BoundedText';
import { figuresText, findingLine, findingName, pointsText, selectedName } from './differenceTexts';
import { FindingExamples } from './FindingExamples';
import type { SelectionProps } from './selectionProps';
import { ShareBar } from './ShareBar';

type Props = Pick<SelectionProps, 'want' | 'context' | 'onFilter'> & {
  readonly finding: Finding;
  /** Those with the same counts. */
  readonly alike: readonly Finding[];
  readonly selection: TraceSelection;
};

const emptyText = '""';

/** One value: how frequent it is on either side, and what to do about it. */
export const FindingRow = memo(function FindingRow({ finding, alike, selection, want, context, onFilter }: Props) {
  const styles = useStyles2(getStyles);
  const [open, setOpen] = useState(false);
  const { key, value, selected, others, difference } = finding;
  const filter = useMemo((): AttributeFilter => ({ key, op: '=', value }), [key, value]);
  return (
    <li className={styles.row} data-testid="finding" data-attribute={key} data-value={value}>
      <div className={styles.what}>
        <bdi className={styles.key}>{key}</bdi>
        <BoundedText text={value || emptyText} limit={160} className={styles.value} />
        {alike.length > 0 && (
          <div className={styles.key} data-testid="alike-findings">
            {t('differences.alike', 'with the same counts:')}{' '}
            <BoundedText text={alike.map(findingName).join(', ')} limit={160} />
          </div>
        )}
      </div>
      <div className={styles.bars}>
        <ShareBar name={selectedName(selection, t)} share={selected} isSelection />
        <ShareBar name={t('differences.name.others', 'others')} share={others} />
      </div>
      <div className={styles.points} title={figuresText(finding, selection, t)}>
        {pointsText(difference, t)}
      </div>
      <FindingActions {...{ finding, filter, selection, open, onFilter }} onOpen={() => setOpen(!open)} />
      {open && (
        <div className={styles.more}>
          {want.traceql === undefined && <FindingExamples {...{ want, selection, filter, context }} />}
          <span className={styles.sureness}>{figuresText(finding, selection, t)}</span>
        </div>
      )}
    </li>
  );
});

interface ActionsProps {
  readonly finding: Finding;
  readonly filter: AttributeFilter;
  readonly selection: TraceSelection;
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly onFilter: (filter: AttributeFilter) => void;
}

function FindingActions({ finding, filter, selection, open, onOpen, onFilter }: ActionsProps) {
  const styles = useStyles2(getStyles);
  const what = findingName(finding);
  return (
    <div className={styles.actions}>
      <Button
        size="sm"
        variant="secondary"
        fill="text"
        aria-label={t('differences.only', 'Only these: {{what}}', { what })}
        onClick={() => onFilter(filter)}
      >
        {t('differences.only-short', 'Only these')}
      </Button>
      <Button
        size="sm"
        variant="secondary"
        fill="text"
        aria-label={t('differences.without', 'Without {{what}}', { what })}
        onClick={() => onFilter({ ...filter, op: '!=' })}
      >
        {t('differences.without-short', 'Without')}
      </Button>
      <Button
        size="sm"
        variant="secondary"
        fill="text"
        icon={open ? 'angle-down' : 'angle-right'}
        aria-expanded={open}
        aria-label={t('differences.examples', 'Sample traces with {{what}}', { what })}
        onClick={onOpen}
      >
        {t('differences.examples-short', 'Traces')}
      </Button>
      <ClipboardButton
        size="sm"
        variant="secondary"
        fill="text"
        icon="copy"
        aria-label={t('differences.copy', 'Copy {{what}} as text', { what })}
        getText={() => findingLine(finding, selection, t)}
      />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    display: 'grid',
    gridTemplateColumns: 'minmax(180px, 2fr) minmax(220px, 3fr) 84px auto',
    gap: theme.spacing(0.5, 2),
    alignItems: 'center',
    padding: theme.spacing(0.75, 1),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    '&:hover, &:focus-within': { background: theme.colors.action.hover },
    '@container selection (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr) auto' },
  }),
  what: css({ minWidth: 0, display: 'flex', flexDirection: 'column' }),
  key: css({
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    overflowWrap: 'anywhere',
  }),
  value: css({ fontFamily: theme.typography.fontFamilyMonospace, overflowWrap: 'anywhere' }),
  bars: css({
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    '@container selection (max-width: 900px)': { gridColumn: '1 / -1', gridRow: 2 },
  }),
  points: css({ textAlign: 'right', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }),
  actions: css({
    display: 'flex',
    justifyContent: 'flex-end',
    '@container selection (max-width: 900px)': { gridColumn: '1 / -1', justifyContent: 'flex-start', flexWrap: 'wrap' },
  }),
  more: css({
    gridColumn: '1 / -1',
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    paddingBottom: theme.spacing(0.5),
  }),
  sureness: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
