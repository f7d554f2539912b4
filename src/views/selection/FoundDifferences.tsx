import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { ClipboardButton, useStyles2 } from '@grafana/ui';
import React, { useState, type ReactNode } from 'react';
import { attributeMeanings, type AttributeMeaning } from '../../analysis/attributeMeaning';
import { alikeFindings } from '../../analysis/alikeFindings';
import type { Differences, Finding } from '../../analysis/overRepresented';
import type { TraceSelection } from '../../model/traceSelection';
import { asText } from '../parts/asText';
import { formatCount } from '../parts/format';
import { shownText } from '../parts/shownText';
import {
  besidesText,
  figuresText,
  findingLine,
  findingSentence,
  meaningTitle,
  numberSentence,
  toldFromText,
} from './differenceTexts';
import { FindingRow } from './FindingRow';
import type { SelectionProps } from './selectionProps';
import type { DifferencesTold } from './useDifferences';

type Props = Pick<SelectionProps, 'want' | 'context' | 'onFilter'> & {
  readonly told: DifferencesTold;
  readonly selection: TraceSelection;
};

/** Nobody reads on after so many. */
const mostRows = 60;

/** The strongest difference as a sentence, then all of them in groups, then what was tested beside them. */
export function FoundDifferences({ told, ...row }: Props) {
  const styles = useStyles2(getStyles);
  const { differences, from } = told;
  const { found, numbers } = differences;
  const rows = (findings: readonly Finding[]) => (
    <ul className={styles.rows}>
      {alikeFindings(findings)
        .slice(0, mostRows)
        .map(({ finding, alike }) => (
          <FindingRow
            key={`${finding.key} ${finding.isText} ${finding.value}`}
            finding={finding}
            alike={alike}
            {...row}
          />
        ))}
    </ul>
  );
  return (
    <>
      <Sentence {...{ told }} selection={row.selection} />
      <p className={styles.quiet} data-testid="told-from">
        {toldFromText(from, t)}
      </p>
      {meaningsOf(found).map((meaning) => {
        const findings = found.filter((finding) => finding.meaning === meaning);
        const moved = numbers.filter((finding) => finding.meaning === meaning);
        return findings.length + moved.length > 0 ? (
          <section key={meaning} aria-label={meaningTitle(meaning, t)}>
            <h3 className={styles.title}>{meaningTitle(meaning, t)}</h3>
            {moved.map((finding) => (
              <p key={finding.key} className={styles.number} data-testid="number-finding">
                {numberSentence(finding, t)}
              </p>
            ))}
            {findings.length > 0 && rows(findings)}
          </section>
        ) : null;
      })}
      <Asides differences={differences} rows={rows} />
    </>
  );
}

interface AsidesProps {
  readonly differences: Differences;
  readonly rows: (findings: readonly Finding[]) => ReactNode;
}

/** What was looked at and says less, each kind behind a line of its own. */
function Asides({ differences: { carried, rest, restating, unique }, rows }: AsidesProps) {
  const styles = useStyles2(getStyles);
  return (
    <>
      <Aside
        count={carried.length}
        title={t(
          'differences.carried',
          'More frequent only because other operations lack them: {{values}}',
          counted(carried)
        )}
      >
        {() => rows(carried)}
      </Aside>
      <Aside
        count={rest.length}
        title={t('differences.rest', 'Tested and not over-represented: {{values}}', counted(rest))}
      >
        {() => rows(rest)}
      </Aside>
      <Aside
        count={restating.length}
        title={t('differences.restating', 'Only restate the selection: {{values}}', counted(restating))}
      >
        {() => rows(restating)}
      </Aside>
      <Aside
        count={unique.length}
        title={t('differences.unique', 'Differ in nearly every span: {{values}}', counted(unique))}
      >
        {() => <p className={styles.quiet}>{shownText(unique.join(', '))}</p>}
      </Aside>
    </>
  );
}

/** That of the strongest difference first. */
function meaningsOf(found: readonly Finding[]): readonly AttributeMeaning[] {
  return [...new Set([...found.map(({ meaning }) => meaning), ...attributeMeanings])];
}

function counted(list: readonly unknown[]) {
  return { values: formatCount(list.length), count: list.length, ...asText };
}

function Sentence({ told, selection }: Pick<Props, 'told' | 'selection'>) {
  const styles = useStyles2(getStyles);
  const { found, numbers } = told.differences;
  const [first] = found;
  const [number] = numbers;
  if (first) {
    return (
      <div className={styles.top}>
        <div>
          <p className={styles.sentence} data-testid="difference-sentence" title={figuresText(first, selection, t)}>
            {findingSentence(first, selection, t)}
          </p>
          <p className={styles.besides} data-testid="difference-besides">
            {besidesText(found, t)}
          </p>
        </div>
        <ClipboardButton
          size="sm"
          variant="secondary"
          fill="text"
          icon="copy"
          getText={() => found.map((finding) => findingLine(finding, selection, t)).join('\n')}
        >
          {t('differences.copy-all', 'Copy as text')}
        </ClipboardButton>
      </div>
    );
  }
  return (
    <p className={styles.sentence} data-testid="difference-sentence">
      {number
        ? numberSentence(number, t)
        : t(
            'differences.none',
            'No value is clearly more frequent among the {{selected}} selected spans than among the {{others}} others.',
            {
              selected: formatCount(told.differences.selected),
              others: formatCount(told.differences.others),
              ...asText,
            }
          )}
    </p>
  );
}

/** One click away; nothing of it is drawn before. Left out where there is nothing in it. */
interface AsideProps {
  readonly count: number;
  readonly title: string;
  readonly children: () => ReactNode;
}

function Aside({ count, title, children }: AsideProps) {
  const styles = useStyles2(getStyles);
  const [open, setOpen] = useState(false);
  return count === 0 ? null : (
    <details className={styles.aside} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {open && children()}
    </details>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  top: css({ display: 'flex', gap: theme.spacing(1), alignItems: 'start', justifyContent: 'space-between' }),
  sentence: css({ ...theme.typography.h5, margin: 0, overflowWrap: 'anywhere' }),
  besides: css({ margin: 0, overflowWrap: 'anywhere' }),
  quiet: css({
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    margin: 0,
    overflowWrap: 'anywhere',
  }),
  title: css({ ...theme.typography.h6, margin: theme.spacing(1.5, 0, 0.5) }),
  rows: css({ listStyle: 'none', margin: 0 }),
  number: css({ margin: theme.spacing(0.5, 1), overflowWrap: 'anywhere' }),
  aside: css({
    marginTop: theme.spacing(1),
    '& > summary': { cursor: 'pointer', color: theme.colors.text.secondary },
  }),
});
