import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Input, useStyles2 } from '@grafana/ui';
import React, { useMemo, useState } from 'react';
import { attributeGroups, type AttributeGroupName } from '../../analysis/attributeGroups';
import { unreachable } from '../../model/outcome';
import type { Span } from '../../model/trace';
import { AttributeList, type ShownAttribute } from '../parts/AttributeList';
import { attributeText } from './attributeText';
import { Section } from './Section';

/** All that a span and its resource say about themselves, in groups, found by name or value. */
export function SpanAttributes({ span }: { readonly span: Span }) {
  const styles = useStyles2(getStyles);
  const [find, setFind] = useState('');
  const groups = useMemo(
    () =>
      attributeGroups(span).map(({ group, attributes }) => ({
        group,
        attributes: attributes.map(({ key, value }) => ({ key, text: attributeText(value) })),
      })),
    [span]
  );
  const shown = groups
    .map(({ group, attributes }) => ({ group, attributes: attributes.filter((one) => matches(one, find)) }))
    .filter(({ attributes }) => attributes.length > 0);
  return (
    <Section
      title={t('trace.attributes', 'Attributes')}
      beside={
        groups.length > 0 && (
          <Input
            width={22}
            value={find}
            placeholder={t('trace.find-attribute', 'Name or value')}
            aria-label={t('trace.find-attribute-label', 'Find an attribute by name or value')}
            onChange={(event) => setFind(event.currentTarget.value)}
          />
        )
      }
    >
      {shown.map(({ group, attributes }) => (
        <div key={group} role="group" aria-label={groupName(group)}>
          <h5 className={styles.group}>{groupName(group)}</h5>
          <AttributeList attributes={attributes} />
        </div>
      ))}
      {shown.length === 0 && <p className={styles.none}>{t('trace.no-attributes', 'No attribute matches.')}</p>}
    </Section>
  );
}

function matches({ key, text }: ShownAttribute, find: string): boolean {
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
  none: css({ margin: 0, color: theme.colors.text.secondary }),
});
