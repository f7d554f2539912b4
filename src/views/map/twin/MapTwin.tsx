import React, { useCallback } from 'react';
import type { OverviewView } from '../../routes';
import type { MapLook } from '../../mapRoutes';
import { toggled } from '../toggled';
import { useLooked, type Looking } from '../useLooking';
import type { MapData } from '../useMapData';
import type { MapSetting } from '../useMapSetting';
import { TwinTable } from './TwinTable';
import { TwinTree } from './TwinTree';

interface Props {
  readonly setting: MapSetting;
  readonly data: MapData;
  readonly looking: Looking;
  readonly show: NonNullable<MapLook['twin']>;
}

/** The map in words: just what is drawn, for whoever would rather read, or cannot see it. */
export function MapTwin({ setting, data, looking, show }: Props) {
  const { look, go } = setting;
  const onSelect = useCallback(({ selected, edge }: OverviewView) => go({ selected, edge }), [go]);
  const onToggle = useCallback((key: string) => go({ opened: toggled(look.opened, key) }), [go, look.opened]);
  const shared = {
    map: data.map,
    marks: data.marks,
    view: look,
    onSelect,
    onToggle,
    looked: useLooked(looking),
    onLook: looking.onLook,
  };
  return show === 'table' ? <TwinTable {...shared} /> : <TwinTree {...shared} />;
}
