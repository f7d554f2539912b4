import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { useTimeKeys } from '../../grafana/clock';
import { OutcomeView } from '../parts/OutcomeView';
import { Caveats } from '../parts/Caveats';
import { RulesToCopy } from '../parts/RulesToCopy';
import type { Metrics } from '../parts/useMetricScope';
import { MapSentence } from './MapSentence';
import { mapStory } from './mapStory';
import { TrySizes } from './TrySizes';
import type { MapData } from './useMapData';
import type { MapSetting } from './useMapSetting';

interface Props {
  readonly data: MapData;
  readonly metrics: Metrics;
  readonly setting: MapSetting;
}

const sentenceHeight = 28;

/** What is on the map, in one sentence, or why that is not known. */
export function MapHead({ data, metrics, setting }: Props) {
  const styles = useStyles2(getStyles);
  const { refresh } = useTimeKeys();
  const { services, known, map } = data;
  const { look, context, pathTo } = setting;
  const story = useMemo(() => mapStory(map, known), [map, known]);
  return (
    <div className={styles.line}>
      <OutcomeView
        answer={services}
        awaited={t('overview.awaited.services', 'Asking for the services…')}
        minHeight={sentenceHeight}
        onRetry={refresh}
        empty={() => t('overview.headline.no-data', 'No requests were seen in this time range.')}
      >
        {(_, caveats) => (
          <>
            <MapSentence story={story} pathTo={pathTo} isLarge={look.kiosk} />
            <Caveats caveats={caveats} />
            {!look.kiosk && <RulesToCopy metrics={metrics} />}
          </>
        )}
      </OutcomeView>
      {!look.kiosk && (
        <div className={styles.end}>
          <TrySizes environment={metrics.environment} context={context} />
        </div>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1.5),
    minHeight: sentenceHeight,
    '& > *': { minWidth: 0 },
  }),
  end: css({ marginLeft: 'auto' }),
});
