import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { ClipboardButton, Input, useStyles2 } from '@grafana/ui';
import React, { useMemo, useState } from 'react';
import { attributeGroups, type AttributeGroupName } from '../../analysis/attributeGroups';
import { unreachable } from '../../model/outcome';
import type { Span } from '../../model/trace';
import type { Context } from '../routes';
import { AttributeRows, type AttributeRow } from './AttributeRows';
import { attributeRow } from './attributeRow';
import { attributesJson } from './spanJson';
import { Section } from './Section';

interface Props {
  readonly span: Span;
  readonly context: Context;
}

/** All that a span and its resource say about themselves, in groups, found by name or value. */
export function SpanAttributes({ span, context }: Props) {
  const styles = useStyles2(getStyles);
  const [find, setFind] = useState('');
  const groups = useMemo(
    () =>
      attributeGroups(span).map(({ group, attributes }) => ({
        group,
        rows: attributes.map((attribute) => attributeRow(attribute, attribute.of)),
      })),
    [span]
  );
  const shown = useMemo(
    () =>
      groups
        .map(({ group, rows }) => ({ group, rows: rows.filter((one) => matches(one, find)) }))
        .filter(({ rows }) => rows.length > 0),
    [groups, find]
  );
  return (
    <Section
      title={t('trace.attributes', 'Attributes')}
      beside={
        groups.length > 0 && (
          <div className={styles.tools}>
            <ClipboardButton
              size="sm"
              variant="secondary"
              fill="text"
              icon="copy"
              tooltip={t('trace.copy-attributes', 'Copy all attributes as JSON')}
              aria-label={t('trace.copy-attributes', 'Copy all attributes as JSON')}
              getText={() => attributesJson(span)}
            />
            <Input
              width={22}
              value={find}
              placeholder={t('trace.find-attribute', 'Name or value')}
              aria-label={t('trace.find-attribute-label', 'Find an attribute by name or value')}
              onChange={(event) => setFind(event.currentTarget.value)}
            />
          </div>
        )
      }
    >
      {shown.map(({ group, rows }) => (
        <div key={group} role="group" aria-label={groupName(group)}>
          <h5 className={styles.group}>{groupName(group)}</h5>
          <AttributeRows key={find} rows={rows} context={context} />
        </div>
      ))}
      {shown.length === 0 && <p className={styles.none}>{t('trace.no-attributes', 'No attribute matches.')}</p>}
    </Section>
  );
}

function matches({ key, text }: AttributeRow, find: string): boolean {
  const wanted = find.trim().toLowerCase();
  return wanted === '' || key.toLowerCase().includes(wanted) || text.toLowerCase().includes(wanted);
}

function groupName(group: AttributeGroupName): string {
  switch (group) {
    case 'http':
      return t('attribute-group.http', 'HTTP');
    case 'rpc':
      return t('attribute-group.rpc', 'RPC');
    case 'db':
      return t('attribute-group.db', 'Database');
    case 'messaging':
      return t('attribute-group.messaging', 'Messaging');
    case 'exception':
      return t('attribute-group.exception', 'Error');
    case 'kubernetes':
      return t('attribute-group.kubernetes', 'Kubernetes');
    case 'resource':
      return t('attribute-group.resource', 'Resource');
    case 'other':
      return t('attribute-group.other', 'Span');
    default:
      return unreachable(group);
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  group: css({
    margin: theme.spacing(1, 0, 0.5),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  tools: css({ display: 'flex', alignItems: 'center' }),
  none: css({ margin: 0, color: theme.colors.text.secondary }),
});
