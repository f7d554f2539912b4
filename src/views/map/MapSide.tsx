import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, useStyles2 } from '@grafana/ui';
import React from 'react';
import { valueOf } from '../../grafana/answerState';
import type { Metrics } from '../parts/useMetricScope';
import { SelectionPanels } from '../topology/SelectionPanels';
import { TraceCalls } from './traced/TraceCalls';
import type { Looking } from './useLooking';
import type { MapData } from './useMapData';
import type { MapSetting } from './useMapSetting';

interface Props {
  readonly setting: MapSetting;
  readonly data: MapData;
  readonly metrics: Metrics;
  readonly looking: Looking;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

/** The calls of a chosen trace, and what is selected, in its course; folded away where the map needs the room. */
export function MapSide({ setting, data, metrics, looking, isOpen, onOpen }: Props) {
  const { context, look, go } = setting;
  const styles = useStyles2(getStyles);
  return (
    <aside className={styles.side} data-open={isOpen}>
      <IconButton
        name={isOpen ? 'angle-double-right' : 'angle-double-left'}
        className={styles.fold}
        aria-expanded={isOpen}
        tooltip={
          isOpen ? t('map.side.fold', 'Fold away what is selected') : t('map.side.unfold', 'Show what is selected')
        }
        onClick={() => onOpen(!isOpen)}
      />
      {isOpen && (
        <div className={styles.panels}>
          <TraceCalls chosen={data.trace} on={data.onMap} map={data.map} looking={looking} context={context} />
          <SelectionPanels
            metrics={metrics}
            context={context}
            view={look}
            onSelect={({ selected, edge }) => go({ selected, edge })}
            services={data.known.services}
            health={data.health}
            graph={valueOf(data.edges)}
            seen={data.seen}
          />
        </div>
      )}
    </aside>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  side: css({ display: 'flex', alignItems: 'flex-start', gap: theme.spacing(0.5), minWidth: 0 }),
  fold: css({ flex: 'none', marginTop: theme.spacing(0.5) }),
  panels: css({ flex: 1, minWidth: 0 }),
});
