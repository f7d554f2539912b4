import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import type { AttributeFilter } from '../../model/traceSearch';
import type { Metrics } from '../parts/useMetricScope';
import type { TracesView } from '../tracesRoutes';
import { AttributeFilterRow } from './AttributeFilterRow';

interface Props {
  readonly view: TracesView;
  readonly metrics: Metrics;
  readonly onAttributes: (attributes: readonly AttributeFilter[] | undefined) => void;
}

const blank: AttributeFilter = { key: '', op: '=', value: '' };

/** All of them are of one span. One that is still being written is not asked yet. */
export function AttributeFilters({ view, metrics, onAttributes }: Props) {
  const styles = useStyles2(getStyles);
  const [draft, setDraft] = useState<AttributeFilter>();
  const { attributes = [] } = view;
  const change = (index: number, to: AttributeFilter | undefined) => {
    // Another attribute has other values: until one is chosen nothing is asked of it.
    const isOpen = to?.value === '';
    const next = attributes.flatMap((one, place) => (place === index ? ((isOpen ? undefined : to) ?? []) : one));
    setDraft(isOpen ? to : draft);
    onAttributes(next.length > 0 ? next : undefined);
  };
  const write = (to: AttributeFilter | undefined) => {
    if (to && to.key !== '' && to.value !== '') {
      setDraft(undefined);
      onAttributes([...attributes, to]);
    } else {
      setDraft(to);
    }
  };
  return (
    <div className={styles.filters} role="group" aria-label={t('traces.attributes', 'Attributes')}>
      {attributes.map((filter, index) => (
        <AttributeFilterRow
          key={`${index} ${filter.key}`}
          filter={filter}
          view={view}
          metrics={metrics}
          onFilter={(to) => change(index, to)}
        />
      ))}
      {draft && <AttributeFilterRow filter={draft} view={view} metrics={metrics} onFilter={write} />}
      {!draft && (
        <Button size="sm" variant="secondary" icon="plus" data-testid="add-attribute" onClick={() => setDraft(blank)}>
          {t('traces.add-attribute', 'Attribute')}
        </Button>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  filters: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
});
