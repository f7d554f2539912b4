import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, IconButton, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import type { Release } from '../../../model/release';
import { asText } from '../../parts/asText';
import { CallsThen } from './CallsThen';
import { momentText, troubleText } from './momentText';
import { PlayControls } from './PlayControls';
import { ReleaseMarks } from './ReleaseMarks';
import { TimeTrack } from './TimeTrack';
import type { MapTime } from './useMapTime';
import { usePlaying } from './usePlaying';

interface Props {
  readonly time: MapTime;
  readonly releases: readonly Release[];
  readonly timeZone?: string;
  readonly onRetry: () => void;
}

/** Steps through the window: what was when, of what has been asked already. */
export function TimeBar(props: Props) {
  const { time } = props;
  return time.isOpen ? (
    <OpenBar {...props} />
  ) : (
    <Button size="sm" variant="secondary" fill="text" icon="history" onClick={time.open} data-testid="map-time-open">
      {t('map.time.open', 'Step through this time')}
    </Button>
  );
}

function OpenBar({ time, releases, timeZone, onRetry }: Props) {
  const styles = useStyles2(getStyles);
  const playing = usePlaying(time);
  const { moments, index, window, known, close } = time;
  const trouble = useMemo(() => troubleText(known, t), [known]);
  const when = whenText(time, timeZone);
  const said = t('map.time.said', '{{when}}: {{trouble}}', { when, trouble, ...asText });
  const onMove = () => playing.isPlaying && playing.pause();
  const toWhole = () => {
    onMove();
    time.show(undefined, 'settled');
  };
  return (
    <section className={styles.bar} aria-label={t('map.time.bar', 'The map through time')} data-testid="map-time">
      <PlayControls time={time} playing={playing} />
      <div className={styles.track}>
        <TimeTrack time={time} said={said} onMove={onMove} onSpace={playing.isPlaying ? playing.pause : playing.play} />
        <ReleaseMarks time={time} releases={releases} timeZone={timeZone} onMove={onMove} />
      </div>
      <div className={styles.end}>
        <Button size="sm" variant="secondary" disabled={index === undefined} onClick={toWhole}>
          {t('map.time.whole', 'Whole time range')}
        </Button>
        <IconButton name="times" size="lg" aria-label={t('map.time.close', 'Close the time bar')} onClick={close} />
      </div>
      <p className={styles.said}>
        <strong>{when}</strong> {trouble}
        {moments.length === 0 && ` ${t('map.time.no-moments', 'Nothing was measured that could be stepped through.')}`}
        <CallsThen answer={time.edges} onRetry={onRetry} />
      </p>
      <span className={styles.aloud} role="status" aria-live="polite" data-testid="map-time-said">
        {playing.isPlaying ? '' : said}
      </span>
      {time.outside !== undefined && (
        <p className={styles.said} role="status">
          {t('map.time.outside', '{{when}} lies outside this time range, which is shown as a whole.', {
            when: momentText(time.outside, moments, { window: { ...window, from: time.outside }, timeZone }),
            ...asText,
          })}
        </p>
      )}
    </section>
  );
}

/** `10:42`, or from when to when all of it is. */
function whenText({ moments, index, window }: MapTime, timeZone?: string): string {
  const at = index === undefined ? undefined : moments[index];
  const written = (moment: typeof window.from) => momentText(moment, moments, { window, timeZone });
  return at === undefined
    ? t('map.time.range', '{{from}} – {{to}}', { from: written(window.from), to: written(window.to), ...asText })
    : written(at);
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    alignItems: 'start',
    columnGap: theme.spacing(1.5),
    padding: theme.spacing(0.5, 0),
    container: 'time / inline-size',
    '@container page (max-width: 820px)': {
      gridTemplateColumns: 'minmax(0, 1fr) auto',
      '& > div:nth-of-type(2)': { gridColumn: '1 / -1', gridRow: 2 },
    },
  }),
  track: css({ minWidth: 0 }),
  end: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.5), height: 34 }),
  // Only to be read aloud.
  aloud: css({ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }),
  said: css({
    gridColumn: '1 / -1',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
    minHeight: 24,
    margin: 0,
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
    '& strong': { color: theme.colors.text.primary, fontWeight: theme.typography.fontWeightMedium },
  }),
});
