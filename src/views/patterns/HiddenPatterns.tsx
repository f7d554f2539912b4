import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React from 'react';
import { formatCount } from '../parts/format';
import { shownText } from '../parts/shownText';

interface Props {
  readonly hidden: readonly string[];
  /** Lines of each; undefined where nobody counted them. */
  readonly counts: ReadonlyArray<number | undefined>;
  readonly onShow: (template: string) => void;
}

/** What was hidden, how much it is, and the way to bring it back. */
export function HiddenPatterns({ hidden, counts, onShow }: Props) {
  const styles = useStyles2(getStyles);
  if (hidden.length === 0) {
    return null;
  }
  const lines = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  const uncounted = counts.some((count) => count === undefined);
  return (
    <div className={styles.hidden} data-testid="hidden-patterns">
      <span>
        {uncounted
          ? t('patterns.hidden', '', {
              count: hidden.length,
              defaultValue_one: '1 pattern hidden',
              defaultValue_other: '{{count}} patterns hidden',
            })
          : t('patterns.hidden-lines', '', {
              count: hidden.length,
              lines: formatCount(lines),
              defaultValue_one: '1 pattern hidden, {{lines}} lines',
              defaultValue_other: '{{count}} patterns hidden, {{lines}} lines',
              interpolation: { escapeValue: false },
            })}
      </span>
      {hidden.map((template) => (
        <span key={template} className={styles.one}>
          <bdi className={styles.template} title={template}>
            {shownText(template.slice(0, 120))}
          </bdi>
          <Button size="sm" variant="secondary" fill="text" onClick={() => onShow(template)}>
            {t('patterns.show-again', 'Show again')}
          </Button>
        </span>
      ))}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  hidden: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 1.5),
    color: theme.colors.text.secondary,
  }),
  one: css({ display: 'inline-flex', alignItems: 'center', minWidth: 0, maxWidth: '100%' }),
  template: css({
    maxWidth: 320,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
