import { t } from '@grafana/i18n';
import { Combobox } from '@grafana/ui';
import React, { useMemo } from 'react';
import type { Grouping, MapChoice } from '../../analysis/map/mapChoice';
import { asText } from '../parts/asText';

interface Props {
  readonly grouping: MapChoice['grouping'];
  /** What stands on the map, chosen or by itself. */
  readonly inUse: Grouping;
  /** Labels by which services can be put together. */
  readonly labels: readonly string[];
  readonly onGrouping: (grouping: MapChoice['grouping']) => void;
}

const automatic = 'automatic';
const byLabel = 'label:';

/** By what services are put together; where nothing is chosen, by what the size of the graph asks for. */
export function GroupingChoice({ grouping, inUse, labels, onGrouping }: Props) {
  const chosen = grouping === undefined ? automatic : valueOf(grouping);
  const options = useMemo(() => {
    const known =
      typeof grouping === 'object' && !labels.includes(grouping.label) ? [...labels, grouping.label] : labels;
    return [
      { value: automatic, label: automaticText(inUse) },
      ...(['none', 'namespace', 'name'] as const).map((value) => ({ value, label: groupingText(value) })),
      ...known.map((label) => ({ value: byLabel + label, label: groupingText({ label }) })),
    ];
  }, [grouping, inUse, labels]);
  return (
    <div data-testid="map-grouping" data-grouping={chosen}>
      <Combobox
        aria-label={t('map.grouping.title', 'Groups')}
        options={options}
        value={chosen}
        width="auto"
        minWidth={16}
        maxWidth={26}
        onChange={({ value }) => onGrouping(read(value))}
      />
    </div>
  );
}

function valueOf(grouping: Grouping): string {
  return typeof grouping === 'string' ? grouping : byLabel + grouping.label;
}

function read(value: string): MapChoice['grouping'] {
  if (value.startsWith(byLabel)) {
    return { label: value.slice(byLabel.length) };
  }
  return (['none', 'namespace', 'name'] as const).find((grouping) => grouping === value);
}

function automaticText(inUse: Grouping): string {
  switch (inUse) {
    case 'none':
      return t('map.grouping.automatic-none', 'Auto (no groups)');
    case 'namespace':
      return t('map.grouping.automatic-namespace', 'Auto (namespace)');
    case 'name':
      return t('map.grouping.automatic-name', 'Auto (name)');
    default:
      return t('map.grouping.automatic', 'Auto (groups)');
  }
}

function groupingText(grouping: Grouping): string {
  switch (grouping) {
    case 'none':
      return t('map.grouping.none', 'No groups');
    case 'namespace':
      return t('map.grouping.namespace', 'By namespace');
    case 'name':
      return t('map.grouping.name', 'By first word of the name');
    default:
      return t('map.grouping.label', 'By {{label}}', { label: grouping.label, ...asText });
  }
}
