import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Icon, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { Link } from 'react-router-dom';
import { timeZoneOf } from '../../grafana/timeZone';
import { asText } from '../parts/asText';
import { formatCount, formatExactTime } from '../parts/format';
import { LogList } from '../parts/LogList';
import { OutcomeView } from '../parts/OutcomeView';
import { momentOf, type AroundMark } from './aroundLine';
import { useLineTools } from './LineActions';
import type { LogsSetting } from './logsSetting';
import { useLineLinks } from './useLineLinks';
import { useLinesAround } from './useLinesAround';
import { useRoomBelow } from './useRoomBelow';

interface Props {
  readonly setting: LogsSetting;
  readonly mark: AroundMark;
}

const lowest = 320;

/** What was written just before and just after one line by the same service, whatever the filters say. */
export function AroundLine({ setting, mark }: Props) {
  const styles = useStyles2(getStyles);
  const { context, view, hrefOf } = setting;
  const { ref, room } = useRoomBelow(lowest);
  const [wish, setWish] = useState({ before: 50, after: 50 });
  const { answer, current, way } = useLinesAround(setting, mark, wish);
  const { traceHref, serviceHref } = useLineLinks(setting);
  const lineTools = useLineTools(setting);
  const timeZone = timeZoneOf(context.timezone);
  const time = formatExactTime(momentOf(mark), timeZone);
  const more = (side: 'before' | 'after') => setWish({ ...wish, [side]: wish[side] * 4 });
  return (
    <div ref={ref} className={styles.around} data-testid="lines-around">
      <div className={styles.head}>
        <Link to={hrefOf({ ...view, around: undefined })}>
          <Icon name="arrow-left" /> {t('logs.around-back', 'Back to the list')}
        </Link>
        <span>
          {mark.service
            ? t('logs.around', 'Lines of {{service}} around {{time}}, without the filters', {
                service: mark.service,
                time,
                ...asText,
              })
            : t('logs.around-any', 'Lines around {{time}}, without the filters', { time })}
        </span>
        <Button size="sm" variant="secondary" fill="text" disabled={!way} onClick={() => more('after')}>
          {t('logs.around-after', '{{lines}} more after', { lines: formatCount(wish.after * 3) })}
        </Button>
        <Button size="sm" variant="secondary" fill="text" disabled={!way} onClick={() => more('before')}>
          {t('logs.around-before', '{{lines}} more before', { lines: formatCount(wish.before * 3) })}
        </Button>
      </div>
      <OutcomeView
        answer={answer}
        awaited={t('logs.awaited-around', 'Asking for the lines around this one…')}
        minHeight={lowest}
      >
        {(lines) => (
          <LogList
            lines={lines}
            current={current}
            traceHref={traceHref}
            serviceHref={serviceHref}
            timeZone={timeZone}
            height={room}
            columns={view.columns}
            lineTools={lineTools}
          />
        )}
      </OutcomeView>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  around: css({ minWidth: 0 }),
  head: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 2),
    minHeight: theme.spacing(4),
    '& a': { color: theme.colors.text.link },
  }),
});
