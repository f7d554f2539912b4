import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { RadioButtonGroup, useStyles2 } from '@grafana/ui';
import React, { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { valueOf, type Answer } from '../../grafana/answerState';
import type { LogLine } from '../../model/log';
import { formatCount } from '../parts/format';
import { LinesFound } from './LinesFound';
import type { HiddenCounts } from '../patterns/PatternList';
import { LogTools } from './LogTools';
import { shownIn } from './logsSubject';
import type { LogsSetting } from './logsSetting';

const LiveLines = lazy(() => import('./LiveLines').then((m) => ({ default: m.LiveLines })));

export interface ContentProps {
  readonly setting: LogsSetting;
  readonly answer: Answer<readonly LogLine[]>;
  readonly onMore: (limit: number) => void;
  readonly onRetry: () => void;
}

/** What stands under the volume: patterns, lines or fields of the same lines, or the lines as they come. */
export function LogsContent(props: ContentProps) {
  const styles = useStyles2(getStyles);
  const { setting, answer } = props;
  const { view, thread, go } = setting;
  const shown = shownIn(view, thread);
  const count = valueOf(answer)?.length;
  const [counts, setCounts] = useState<HiddenCounts>(new Map());
  const onHiddenCount = useCallback(
    (template: string, count: number) => setCounts((before) => new Map(before).set(template, count)),
    []
  );
  const [patterns, setPatterns] = useState<number>();
  const options = useMemo(
    () => [
      {
        value: 'patterns' as const,
        label:
          patterns === undefined
            ? t('logs.show-patterns', 'Patterns')
            : t('logs.show-patterns-count', 'Patterns {{total}}', { total: formatCount(patterns) }),
      },
      {
        value: 'lines' as const,
        label:
          count === undefined
            ? t('logs.show-lines', 'Lines')
            : t('logs.show-lines-count', 'Lines {{total}}', { total: formatCount(count) }),
      },
      { value: 'fields' as const, label: t('logs.show-fields', 'Fields') },
    ],
    [count, patterns]
  );
  return (
    <div className={styles.content}>
      <div className={styles.head}>
        <RadioButtonGroup
          size="sm"
          options={options}
          value={view.live ? 'lines' : shown}
          aria-label={t('logs.show', 'What is shown of the lines')}
          onChange={(show) => go({ view: { ...view, show, live: undefined } })}
        />
        <LogTools setting={setting} answer={answer} onMore={props.onMore} />
      </div>
      {view.live ? (
        <Suspense fallback={null}>
          <LiveLines setting={setting} />
        </Suspense>
      ) : (
        <LinesFound
          {...props}
          shown={shown}
          onPatterns={setPatterns}
          hiddenCounts={counts}
          onHiddenCount={onHiddenCount}
        />
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  content: css({ minWidth: 0 }),
  head: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(0.5, 2),
    minHeight: theme.spacing(4),
  }),
});
