import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Combobox, IconButton, useStyles2, type ComboboxOption } from '@grafana/ui';
import React, { useMemo, useState } from 'react';
import type { AttributeFilter } from '../../model/traceSearch';
import type { Metrics } from '../parts/useMetricScope';
import type { TracesView } from '../tracesRoutes';
import { useKnownTags, useKnownValues } from './useKnownNames';

interface Props {
  readonly filter: AttributeFilter;
  readonly view: TracesView;
  readonly metrics: Metrics;
  /** Undefined takes it away. */
  readonly onFilter: (filter: AttributeFilter | undefined) => void;
}

const ops: ReadonlyArray<ComboboxOption<AttributeFilter['op']>> = (
  ['=', '!=', '=~', '!~', '>', '>=', '<', '<='] as const
).map((value) => ({ value, label: value }));

/** Longer values are cut in the list; what is asked is whole. */
const longest = 120;

/** One comparison: names and values that Tempo knows are offered, anything else can be typed. */
export function AttributeFilterRow({ filter, view, metrics, onFilter }: Props) {
  const styles = useStyles2(getStyles);
  const { key, op, value } = filter;
  const tags = useKnownTags(metrics);
  // Values are asked for once somebody goes to choose one.
  const [isChoosing, setChoosing] = useState(key !== '' && value === '');
  const values = useKnownValues(metrics, isChoosing ? key : undefined, view);
  const names = useMemo(() => tags.names.map(optionOf), [tags.names]);
  const offered = useMemo(() => values.names.map(optionOf), [values.names]);
  return (
    <div className={styles.filter} data-testid="attribute-filter" onFocus={() => setChoosing(true)}>
      <Combobox
        width={28}
        createCustomValue
        options={names}
        loading={tags.isLoading}
        value={key === '' ? null : optionOf(key)}
        placeholder={t('traces.attribute.key', 'span.http.route')}
        aria-label={t('traces.attribute.name', 'Name of the attribute')}
        onChange={(chosen) => onFilter({ ...filter, key: chosen.value, value: '' })}
      />
      <Combobox
        width={9}
        options={[...ops]}
        value={op}
        aria-label={t('traces.attribute.op', 'How it is compared')}
        onChange={(chosen) => onFilter({ ...filter, op: chosen.value })}
      />
      <Combobox
        width={28}
        createCustomValue
        options={offered}
        loading={values.isLoading}
        value={value === '' ? null : optionOf(value)}
        placeholder={t('traces.attribute.any', 'value')}
        aria-label={t('traces.attribute.value', 'Value of the attribute')}
        onChange={(chosen) => onFilter({ ...filter, value: chosen.value })}
      />
      <IconButton
        name="times"
        tooltip={t('traces.attribute.remove', 'Take this filter away')}
        onClick={() => onFilter(undefined)}
      />
    </div>
  );
}

function optionOf(value: string) {
  return { value, label: value.length > longest ? `${value.slice(0, longest)}…` : value };
}

const getStyles = (theme: GrafanaTheme2) => ({
  filter: css({ display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0.5) }),
});
