import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Tooltip, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import type { Release } from '../../../model/release';
import { asText } from '../../parts/asText';
import { formatTime } from '../../parts/format';
import { releaseName } from '../../parts/releaseText';
import { percentOf, releasesByMoment } from './trackGeometry';
import type { MapTime } from './useMapTime';

interface Props {
  readonly time: MapTime;
  readonly releases: readonly Release[];
  readonly timeZone?: string;
  readonly onMove: () => void;
}

/** Under the track a ▲ where something was released; it leads to the first moment after that. */
export function ReleaseMarks({ time, releases, timeZone, onMove }: Props) {
  const styles = useStyles2(getStyles);
  const { moments, window, show } = time;
  const marks = useMemo(() => releasesByMoment(releases, moments, window), [releases, moments, window]);
  return (
    <div className={styles.row}>
      {marks.map(({ index, releases: those }) => {
        const said = saidOf(those, timeZone);
        return (
          <Tooltip key={index} content={said}>
            <button
              type="button"
              className={styles.mark}
              style={{ left: `${percentOf(those[0]?.at ?? window.from, window)}%` }}
              aria-label={said}
              onClick={() => {
                onMove();
                show(index, 'settled');
              }}
            >
              ▲
            </button>
          </Tooltip>
        );
      })}
    </div>
  );
}

/** More names than these are counted. */
const mostNamed = 4;

function saidOf(releases: readonly Release[], timeZone?: string): string {
  const names = releases
    .slice(0, mostNamed)
    .map((release) => `${formatTime(release.at, timeZone)} ${releaseName(release, t)}`)
    .join(', ');
  const more = releases.length - mostNamed;
  return more > 0
    ? t('map.time.released-more', 'Released: {{names}} and {{more}} more', { names, more, ...asText })
    : t('map.time.released', 'Released: {{names}}', { names, ...asText });
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ position: 'relative', height: 16 }),
  mark: css({
    position: 'absolute',
    top: 0,
    width: 20,
    height: 16,
    marginLeft: -10,
    padding: 0,
    border: 0,
    background: 'none',
    color: theme.colors.text.secondary,
    fontSize: 11,
    lineHeight: '16px',
    cursor: 'pointer',
    '&:hover, &:focus-visible': { color: theme.colors.text.primary },
  }),
});
