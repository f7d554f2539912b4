import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React, { useEffect } from 'react';
import { mostLive } from '../../analysis/liveLines';
import { timeZoneOf } from '../../grafana/timeZone';
import type { LogLine } from '../../model/log';
import { perSecond } from '../../model/units';
import { asText } from '../parts/asText';
import { formatClock, formatCount, formatRate } from '../parts/format';
import { isKeyTaken } from '../parts/keyTaken';
import { LogList } from '../parts/LogList';
import { ProblemNotice } from '../parts/ProblemNotice';
import { useLineTools } from './LineActions';
import type { LogsSetting } from './logsSetting';
import { TakeAway } from './TakeAway';
import { useLineLinks } from './useLineLinks';
import { useLiveLines, type Live } from './useLiveLines';
import { useRoomBelow } from './useRoomBelow';

const lowest = 320;

/** Lines as they come, newest first. Whoever reads further down is left in peace and told how many came meanwhile. */
export function LiveLines({ setting }: { readonly setting: LogsSetting }) {
  const styles = useStyles2(getStyles);
  const { ref, room } = useRoomBelow(lowest);
  const live = useLiveLines(setting);
  usePauseKey(live.togglePause);
  const { traceHref, serviceHref } = useLineLinks(setting);
  const lineTools = useLineTools(setting);
  const { view, context, wanted } = setting;
  return (
    <div ref={ref} className={styles.live} data-testid="live-lines">
      {live.problem && <ProblemNotice problem={live.problem} onRetry={live.retry} />}
      <LogList
        lines={live.shown}
        traceHref={traceHref}
        serviceHref={serviceHref}
        timeZone={timeZoneOf(context.timezone)}
        height={room}
        oneService={wanted?.of.is === 'service'}
        columns={view.columns}
        lineTools={lineTools}
        topAsked={live.topAsked}
        onAway={live.onAway}
        tools={<LiveTools live={live} timeZone={timeZoneOf(context.timezone)} traceHref={traceHref} />}
      />
    </div>
  );
}

interface ToolsProps {
  readonly live: Live;
  readonly timeZone: string | undefined;
  readonly traceHref: (line: LogLine) => string | undefined;
}

function LiveTools({ live, timeZone, traceHref }: ToolsProps) {
  const styles = useStyles2(getStyles);
  const { paused, togglePause, newer, toNewest, dropped, sampled, gap } = live;
  return (
    <>
      <Button
        size="sm"
        variant="secondary"
        icon={paused ? 'play' : 'pause'}
        onClick={togglePause}
        aria-pressed={paused}
      >
        {paused ? t('logs.live-resume', 'Go on') : t('logs.live-pause', 'Pause')}
      </Button>
      <span className={styles.rate}>
        {t('logs.live-rate', 'lines: {{rate}}', { rate: formatRate(perSecond(live.rate)), ...asText })}
      </span>
      <span className={styles.newer} role="status">
        {newer > 0 && (
          <Button size="sm" variant="secondary" fill="outline" onClick={toNewest}>
            {t('logs.live-newer', '{{total}} newer lines', { total: formatCount(newer) })} ▲
          </Button>
        )}
      </span>
      {live.shown.length > 0 && <TakeAway lines={live.shown} traceHref={traceHref} />}
      {gap && (
        <span data-testid="live-gap">
          {t('logs.live-gap', 'Nothing was asked between {{from}} and {{to}}: the rest was too long.', {
            from: formatClock(gap.from, timeZone),
            to: formatClock(gap.to, timeZone),
            ...asText,
          })}
        </span>
      )}
      {sampled && (
        <span>{t('logs.live-sampled', 'Too many at once: only the newest of each two seconds are shown.')}</span>
      )}
      {dropped > 0 && (
        <span>
          {t('logs.live-dropped', 'The newest {{kept}} are kept; {{dropped}} older ones left.', {
            kept: formatCount(mostLive),
            dropped: formatCount(dropped),
          })}
        </span>
      )}
    </>
  );
}

/** Space pauses and goes on, except on what has a use for it: buttons, links and fields. */
function usePauseKey(togglePause: () => void) {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const isControl = event.target instanceof Element && event.target.closest('button, a, [role="switch"]') !== null;
      if (event.key === ' ' && !isControl && !isKeyTaken(event)) {
        event.preventDefault();
        togglePause();
      }
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [togglePause]);
}

const getStyles = (theme: GrafanaTheme2) => ({
  live: css({ minWidth: 0 }),
  rate: css({ minWidth: '9ch', fontVariantNumeric: 'tabular-nums', color: theme.colors.text.secondary }),
  newer: css({ marginRight: 'auto' }),
});
