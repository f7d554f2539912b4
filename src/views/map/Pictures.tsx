import { t } from '@grafana/i18n';
import { Button, useTheme2 } from '@grafana/ui';
import React, { useState } from 'react';
import { timeZoneOf } from '../../grafana/timeZone';
import { asText } from '../parts/asText';
import { formatMoment } from '../parts/format';
import type { Metrics } from '../parts/useMetricScope';
import { mapInk } from '../topology/canvasInk';
import { mapPng } from '../topology/exportPng';
import { mapSvg, svgSize } from '../topology/mapSvg';
import type { MapScene } from '../topology/scene';
import { mapStory } from './mapStory';
import { whatIsThere } from './MapSentence';
import { saveFile } from './saveFile';
import type { MapData } from './useMapData';

interface Props {
  readonly data: MapData;
  readonly metrics: Metrics;
  /** What is drawn just now; undefined while nothing is. */
  readonly sceneNow: () => MapScene | undefined;
  readonly timeZone: string | undefined;
}

/** So often larger than on the screen that it can be printed. */
const printed = 2;

/** The whole map as a file, as it is drawn, with what it is of and of when written below. */
export function Pictures({ data, metrics, sceneNow, timeZone }: Props) {
  const theme = useTheme2();
  const [said, say] = useState<string>();
  const svgOf = (drawn: MapScene) => {
    const title = t('map.take.picture', 'Service map of {{environment}}', {
      environment: metrics.environment.name,
      ...asText,
    });
    return mapSvg(drawn, data.marks, {
      colours: mapInk(theme),
      t,
      title,
      description: whatIsThere(mapStory(data.map, data.known)),
      legend: `${title} · ${whenText(metrics, timeZone)}`,
    });
  };
  const savePng = async (drawn: MapScene) => {
    try {
      const { blob, isReduced } = await mapPng(svgOf(drawn), svgSize(drawn), printed);
      saveFile('service-map.png', blob);
      say(
        isReduced ? t('map.take.reduced', 'The picture is smaller than it should be: browsers draw none larger.') : ''
      );
    } catch {
      say(t('map.take.no-picture', 'This browser could not draw the picture. The SVG has the same in it.'));
    }
  };
  const withScene = (save: (drawn: MapScene) => void) => {
    const drawn = sceneNow();
    if (drawn) {
      save(drawn);
    } else {
      say(t('map.take.nothing', 'Nothing is drawn yet.'));
    }
  };
  const shared = { size: 'sm', variant: 'secondary', fill: 'text', icon: 'download-alt' } as const;
  return (
    <>
      <Button
        {...shared}
        onClick={() =>
          withScene((drawn) => saveFile('service-map.svg', new Blob([svgOf(drawn)], { type: 'image/svg+xml' })))
        }
      >
        {t('map.take.svg', 'Download SVG')}
      </Button>
      <Button {...shared} onClick={() => withScene((drawn) => void savePng(drawn))}>
        {t('map.take.png', 'Download PNG')}
      </Button>
      <span role="status">{said}</span>
    </>
  );
}

function whenText({ told }: Metrics, timeZone: string | undefined): string {
  const zone = timeZoneOf(timeZone);
  return `${formatMoment(told.from, zone)} – ${formatMoment(told.to, zone)}`;
}
