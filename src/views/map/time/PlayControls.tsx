import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { RadioButtonGroup, ToolbarButton, useStyles2 } from '@grafana/ui';
import React from 'react';
import { nextIndex } from './TimeTrack';
import type { MapTime } from './useMapTime';
import { speeds, type Playing } from './usePlaying';

interface Props {
  readonly time: MapTime;
  readonly playing: Playing;
}

/** Back, play or pause, forth, and how fast. */
export function PlayControls({ time, playing }: Props) {
  const styles = useStyles2(getStyles);
  const { index, moments, show } = time;
  const { isPlaying, play, pause, speed, setSpeed } = playing;
  const step = (key: 'ArrowLeft' | 'ArrowRight') => {
    if (isPlaying) {
      pause();
    }
    show(nextIndex(key, index, moments.length), 'settled');
  };
  const isEmpty = moments.length === 0;
  const playText = isPlaying ? t('map.time.pause', 'Pause') : t('map.time.play', 'Play');
  const [back, forth] = [t('map.time.back', 'One moment back'), t('map.time.forth', 'One moment on')];
  return (
    <div className={styles.controls} role="group" aria-label={t('map.time.controls', 'Stepping and playing')}>
      <ToolbarButton
        icon="angle-left"
        aria-label={back}
        tooltip={back}
        disabled={isEmpty || index === 0}
        onClick={() => step('ArrowLeft')}
      />
      <ToolbarButton
        icon={isPlaying ? 'pause' : 'play'}
        aria-label={playText}
        tooltip={playText}
        disabled={isEmpty}
        onClick={isPlaying ? pause : play}
      />
      <ToolbarButton
        icon="angle-right"
        aria-label={forth}
        tooltip={forth}
        disabled={isEmpty || index === moments.length - 1}
        onClick={() => step('ArrowRight')}
      />
      <RadioButtonGroup
        size="sm"
        aria-label={t('map.time.speed', 'Speed')}
        value={speed}
        options={speeds.map((value) => ({ value, label: `×${value}` }))}
        onChange={setSpeed}
      />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  controls: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.25), height: 34 }),
});
