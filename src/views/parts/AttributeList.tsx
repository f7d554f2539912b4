import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { ClipboardButton, useStyles2 } from '@grafana/ui';
import React from 'react';
import { asText } from './asText';
import { BoundedText } from './BoundedText';

export interface ShownAttribute {
  readonly key: string;
  readonly text: string;
}

/** Names and values as they arrived; each value can be copied. */
export function AttributeList({ attributes }: { readonly attributes: readonly ShownAttribute[] }) {
  const styles = useStyles2(getStyles);
  return (
    <dl className={styles.list}>
      {attributes.map(({ key, text }, index) => (
        <div key={`${key} ${index}`} className={styles.row}>
          <dt className={styles.key}>{key}</dt>
          <dd className={styles.value}>
            <BoundedText text={text} limit={600} className={styles.text} />
            <ClipboardButton
              className={styles.copy}
              size="sm"
              variant="secondary"
              fill="text"
              icon="copy"
              aria-label={t('attributes.copy', 'Copy the value of {{key}}', { key, ...asText })}
              getText={() => text}
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ margin: 0, fontSize: theme.typography.bodySmall.fontSize }),
  row: css({
    display: 'grid',
    gridTemplateColumns: 'minmax(96px, 2fr) minmax(0, 3fr)',
    gap: theme.spacing(1),
    alignItems: 'start',
    padding: theme.spacing(0.25, 0.5),
    '&:hover, &:focus-within': { background: theme.colors.action.hover },
  }),
  key: css({
    color: theme.colors.text.secondary,
    fontWeight: theme.typography.fontWeightRegular,
    overflowWrap: 'anywhere',
    minWidth: 0,
  }),
  value: css({ display: 'flex', justifyContent: 'space-between', alignItems: 'start', margin: 0, minWidth: 0 }),
  text: css({ fontFamily: theme.typography.fontFamilyMonospace, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }),
  copy: css({ height: 20, padding: theme.spacing(0, 0.5) }),
});
