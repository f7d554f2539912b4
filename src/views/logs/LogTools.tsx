import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React from 'react';
import { valueOf, type Answer } from '../../grafana/answerState';
import { exploreHref } from '../../grafana/exploreLinks';
import type { LogLine } from '../../model/log';
import { logsQuestion } from '../../telemetry/logs';
import { signalIn } from '../../telemetry/scope';
import { asText } from '../parts/asText';
import { Caveats } from '../parts/Caveats';
import { formatCount } from '../parts/format';
import { isTraced, scopeOf } from '../parts/linesWanted';
import { OpenInExplore } from '../parts/OpenInExplore';
import { ColumnChoice } from './ColumnChoice';
import type { LogsSetting } from './logsSetting';
import { moreThan } from './logsSubject';
import { SavedViews } from './SavedViews';
import { TakeAway } from './TakeAway';
import { useLineLinks } from './useLineLinks';

interface Props {
  readonly setting: LogsSetting;
  readonly answer: Answer<readonly LogLine[]>;
  readonly onMore: (limit: number) => void;
}

const none: readonly LogLine[] = [];

/** What can be done with the lines, whichever way they are shown. */
export function LogTools({ setting, answer, onMore }: Props) {
  const styles = useStyles2(getStyles);
  const { view, go } = setting;
  const lines = valueOf(answer) ?? none;
  const { traceHref } = useLineLinks(setting);
  return (
    <div className={styles.tools} role="group" aria-label={t('logs.tools', 'Tools')}>
      {answer.is === 'ready' && !view.live && <Caveats caveats={answer.caveats} />}
      {!view.live && <More setting={setting} answer={answer} onMore={onMore} />}
      <LiveSwitch setting={setting} />
      <ColumnChoice
        lines={lines}
        columns={view.columns}
        onColumns={(columns) => go({ view: { ...view, columns }, how: 'replace' })}
      />
      <SavedViews setting={setting} />
      {lines.length > 0 && !view.live && <TakeAway lines={lines} traceHref={traceHref} />}
      <OpenInExplore href={exploreLines(setting, answer)} />
    </div>
  );
}

/** Only where there may be more lines than were read. */
function More({ setting: { wanted }, answer, onMore }: Props) {
  const limit = wanted?.limit ?? 0;
  const next = (valueOf(answer)?.length ?? 0) >= limit ? moreThan(limit) : undefined;
  return next === undefined ? null : (
    <Button size="sm" variant="secondary" fill="text" disabled={answer.is === 'loading'} onClick={() => onMore(next)}>
      {t('logs.more', 'Show up to {{limit}}', { limit: formatCount(next), ...asText })}
    </Button>
  );
}

/** Only what goes on can be watched: a time range that ends now, of more than one request. */
function LiveSwitch({ setting: { view, metrics, wanted, go } }: { readonly setting: LogsSetting }) {
  const isNow = metrics.clock.raw.to === 'now';
  const why = isTraced(wanted?.of)
    ? t('logs.live-not-traced', 'The lines of one request are all there already.')
    : t('logs.live-not-now', 'Choose a time range that ends now to watch lines as they come.');
  const off = !view.live && (!isNow || isTraced(wanted?.of));
  return (
    <Button
      size="sm"
      variant="secondary"
      fill={view.live ? 'solid' : 'text'}
      icon={view.live ? 'square-shape' : 'play'}
      disabled={off}
      aria-pressed={view.live ?? false}
      tooltip={off ? why : t('logs.live-tooltip', 'Lines as they come')}
      onClick={() => go({ view: { ...view, live: view.live ? undefined : true } })}
    >
      {t('logs.live', 'Live')}
    </Button>
  );
}

function exploreLines({ wanted, way, raw, metrics }: LogsSetting, answer: Props['answer']): string | undefined {
  const { environment } = metrics;
  if (!wanted || !way || !valueOf(answer)) {
    return undefined;
  }
  const question = logsQuestion({ ...wanted, way }, scopeOf(wanted, signalIn(environment, 'logs')));
  return exploreHref({ environment, question, raw });
}

const getStyles = (theme: GrafanaTheme2) => ({
  tools: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0, 0.5) }),
});
