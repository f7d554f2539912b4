import { t } from '@grafana/i18n';
import { ToolbarButton, ButtonGroup } from '@grafana/ui';
import React from 'react';
import { twinShows, type MapLook } from '../mapRoutes';
import type { MapSetting } from './useMapSetting';

/** The map in words beside the drawing, as a table or as a tree; the one that is shown goes away again. */
export function TwinSwitch({ look, go }: Pick<MapSetting, 'look' | 'go'>) {
  return (
    <ButtonGroup role="group" aria-label={t('map.twin.title', 'The map in words')}>
      {twinShows.map((show) => (
        <ToolbarButton
          key={show}
          variant={look.twin === show ? 'active' : 'canvas'}
          icon={show === 'table' ? 'table' : 'sitemap'}
          aria-pressed={look.twin === show}
          tooltip={twinText(show)}
          aria-label={twinText(show)}
          onClick={() => go({ twin: look.twin === show ? undefined : show })}
        />
      ))}
    </ButtonGroup>
  );
}

function twinText(show: NonNullable<MapLook['twin']>): string {
  return show === 'table' ? t('map.twin.table', 'As a table') : t('map.twin.tree', 'As a tree');
}
