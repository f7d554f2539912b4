import { t } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import React from 'react';
import type { MapSetting } from './useMapSetting';

/** Only what is in trouble, and the ways on which trouble reaches others. */
export function OnlyHurtSwitch({ look, go }: Pick<MapSetting, 'look' | 'go'>) {
  const isOn = look.only === 'hurt';
  return (
    <Button
      variant={isOn ? 'primary' : 'secondary'}
      fill={isOn ? 'outline' : 'solid'}
      icon={isOn ? 'check' : 'heart-break'}
      aria-pressed={isOn}
      tooltip={t('map.only-hurt.about', 'Only services in trouble, and the ways on which it reaches others')}
      onClick={() => go({ only: isOn ? undefined : 'hurt' })}
    >
      {t('map.only-hurt.title', 'Unhealthy')}
    </Button>
  );
}
