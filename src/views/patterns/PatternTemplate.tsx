import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Tooltip, useStyles2 } from '@grafana/ui';
import React, { memo, useMemo } from 'react';
import type { Tally } from '../../analysis/patterns/patternRows';
import { templateParts } from '../../analysis/patterns/template';
import { formatCount } from '../parts/format';
import { shownText } from '../parts/shownText';

interface Props {
  readonly template: string;
  /** What stands most often at each hole. */
  readonly holes: ReadonlyArray<readonly Tally[]>;
}

/** Longer templates are cut in the list; open, the lines themselves are there. */
const longest = 400;

/** The words of a pattern; what varies stands back, and says on hover what it mostly is. */
export const PatternTemplate = memo(function PatternTemplate({ template, holes }: Props) {
  const styles = useStyles2(getStyles);
  const parts = useMemo(() => templateParts(template.slice(0, longest)), [template]);
  return (
    <bdi className={styles.template}>
      {parts.map((part, index) =>
        part.is === 'text' ? (
          <React.Fragment key={index}>{shownText(part.text)}</React.Fragment>
        ) : (
          <Hole key={index} values={holes[part.index] ?? []} />
        )
      )}
      {template.length > longest && '…'}
    </bdi>
  );
});

function Hole({ values }: { readonly values: readonly Tally[] }) {
  const styles = useStyles2(getStyles);
  const [most] = values;
  const chip = <span className={styles.hole}>{'<_>'}</span>;
  return most === undefined ? (
    chip
  ) : (
    <Tooltip content={<Values values={values} />} placement="top">
      {chip}
    </Tooltip>
  );
}

function Values({ values }: { readonly values: readonly Tally[] }) {
  const styles = useStyles2(getStyles);
  return (
    <div>
      {t('patterns.values', 'Most frequent here, of the newest lines')}
      <ul className={styles.values}>
        {values.map(({ name, count }) => (
          <li key={name}>
            <bdi>{shownText(name)}</bdi> × {formatCount(count)}
          </li>
        ))}
      </ul>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  template: css({
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
  }),
  hole: css({
    padding: theme.spacing(0, 0.25),
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.secondary,
    color: theme.colors.text.secondary,
  }),
  values: css({
    margin: 0,
    padding: 0,
    listStyle: 'none',
    fontFamily: theme.typography.fontFamilyMonospace,
    overflowWrap: 'anywhere',
  }),
});
