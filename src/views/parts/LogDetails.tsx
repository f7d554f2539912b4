import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, ClipboardButton, useStyles2 } from '@grafana/ui';
import React, { useState, type ReactNode } from 'react';
import { lineFields, type LineField } from '../../analysis/lineFields';
import type { LogLine } from '../../model/log';
import { lineAsJson, lineAsText } from './linesAsText';
import { BoundedText } from './BoundedText';
import { asText } from './asText';
import { formatCount } from './format';

/** What can be done with an open line on a page that can do more than show it. */
export interface LineTools {
  /** Stands beside each field. */
  readonly ofField?: (field: LineField) => ReactNode;
  /** Stands above the fields. */
  readonly ofLine?: (line: LogLine) => ReactNode;
}

interface Props extends LineTools {
  readonly line: LogLine;
  readonly className: string;
}

const shownAtFirst = 100;
const more = 500;

/** Everything that came with a line, to be read and copied: as many fields at a time as one can look through. */
export function LogDetails({ line, className, ofField, ofLine }: Props) {
  const styles = useStyles2(getStyles);
  const [most, setMost] = useState(shownAtFirst);
  const fields = lineFields(line);
  return (
    <div className={className}>
      <div className={styles.tools}>
        {ofLine?.(line)}
        <Copy text={() => lineAsText(line)}>{t('logs.copy-line', 'Copy line')}</Copy>
        <Copy text={() => lineAsJson(line)}>{t('logs.copy-json', 'Copy as JSON')}</Copy>
      </div>
      <dl className={styles.list}>
        <div className={styles.row}>
          <dt className={styles.key}>{t('logs.line', 'line')}</dt>
          <dd className={styles.value}>
            <BoundedText text={line.body} limit={4000} className={styles.text} />
          </dd>
        </div>
        {fields.slice(0, most).map((field) => (
          <div key={`${field.within ?? ''} ${field.key}`} className={styles.row}>
            <dt className={styles.key}>
              <BoundedText text={field.key} limit={120} />
            </dt>
            <dd className={styles.value}>
              <BoundedText text={field.value} limit={600} className={styles.text} />
              <span className={styles.actions}>
                {ofField?.(field)}
                <ClipboardButton
                  className={styles.copy}
                  size="sm"
                  variant="secondary"
                  fill="text"
                  icon="copy"
                  aria-label={t('attributes.copy', 'Copy the value of {{key}}', { key: field.key, ...asText })}
                  getText={() => field.value}
                />
              </span>
            </dd>
          </div>
        ))}
      </dl>
      {fields.length > most && (
        <Button size="sm" variant="secondary" fill="text" onClick={() => setMost(most + more)}>
          {t('logs.more-fields', '{{left}} more fields', { left: formatCount(fields.length - most) })}
        </Button>
      )}
    </div>
  );
}

function Copy({ text, children }: { readonly text: () => string; readonly children: string }) {
  return (
    <ClipboardButton size="sm" variant="secondary" fill="text" icon="copy" getText={text}>
      {children}
    </ClipboardButton>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  tools: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0, 1) }),
  list: css({ margin: 0, fontSize: theme.typography.bodySmall.fontSize }),
  row: css({
    display: 'grid',
    gridTemplateColumns: 'minmax(96px, 1fr) minmax(0, 3fr)',
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
  actions: css({ display: 'inline-flex', flexShrink: 0, alignItems: 'center', gap: theme.spacing(0.5) }),
  copy: css({ height: 20, padding: theme.spacing(0, 0.5) }),
});
