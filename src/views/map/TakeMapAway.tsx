import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, ClipboardButton, useStyles2 } from '@grafana/ui';
import React from 'react';
import { mermaidOf } from '../../analysis/map/mermaid';
import { Disclosure } from '../parts/Disclosure';
import type { Metrics } from '../parts/useMetricScope';
import { Pictures } from './Pictures';
import { absolutePath } from './absolutePath';
import { mermaidWords } from './mermaidWords';
import { saveFile } from './saveFile';
import type { MapData } from './useMapData';
import type { MapSetting } from './useMapSetting';
import type { Taken } from './useTaken';

interface Props {
  readonly setting: MapSetting;
  readonly data: MapData;
  readonly metrics: Metrics;
  readonly taken: Taken;
}

/** The map as a picture, as text for a document, and as a link that shows the same tomorrow. */
export function TakeMapAway({ setting, data, metrics, taken }: Props) {
  const styles = useStyles2(getStyles);
  const { context, look } = setting;
  const mermaid = () => mermaidOf(data.map, data.marks, mermaidWords(t));
  const link = () => {
    const path = absolutePath({ context, look, window: metrics.clock.window, seenFrom: taken.seen() });
    return new URL(path, document.baseURI).toString();
  };
  return (
    <Disclosure label={t('map.take.title', 'Export')} icon="download-alt" size="md">
      {() => (
        <>
          <Pictures data={data} metrics={metrics} sceneNow={taken.scene} timeZone={context.timezone} />
          <ClipboardButton size="sm" variant="secondary" fill="text" icon="link" getText={link}>
            {t('map.take.link', 'Copy link to this moment')}
          </ClipboardButton>
          <span className={styles.about}>
            {t('map.take.link-about', 'With the time range as dates: it shows the same tomorrow.')}
          </span>
          <ClipboardButton size="sm" variant="secondary" fill="text" icon="copy" getText={mermaid}>
            {t('map.take.mermaid', 'Copy as Mermaid')}
          </ClipboardButton>
          <Button
            size="sm"
            variant="secondary"
            fill="text"
            icon="download-alt"
            onClick={() => saveFile('service-map.mmd', new Blob([mermaid()], { type: 'text/plain;charset=utf-8' }))}
          >
            {t('map.take.mermaid-file', 'Download Mermaid')}
          </Button>
        </>
      )}
    </Disclosure>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  about: css({
    padding: theme.spacing(0, 1),
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
  }),
});
