import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { timeZoneOf } from '../../grafana/timeZone';
import type { LogLevel } from '../../model/log';
import { asText } from '../parts/asText';
import { formatClock, formatMoment } from '../parts/format';
import { FilterChips } from './FilterChips';
import { LevelFilter } from './LevelFilter';
import type { LogsSetting } from './logsSetting';
import { SubjectFilter } from './SubjectFilter';
import { TextFilter } from './TextFilter';

interface Props {
  readonly setting: LogsSetting;
  /** Lines of each level; undefined while they are not known. */
  readonly counts: ReadonlyMap<LogLevel, number> | undefined;
}

/** Whose lines, which levels, what they contain, and which fields they have. */
export function LogFilters({ setting, counts }: Props) {
  const { thread, view, metrics, go } = setting;
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.filters}>
      <SubjectFilter thread={thread} metrics={metrics} onThread={(other) => go({ thread: other })} />
      <TextFilter
        contains={view.contains}
        onContains={(contains) => go({ view: { ...view, contains }, how: 'replace' })}
      />
      <AroundTrace setting={setting} />
      <LevelFilter levels={view.levels} counts={counts} onLevels={(levels) => go({ view: { ...view, levels } })} />
      <FilterChips view={view} onView={(other) => go({ view: other })} />
    </div>
  );
}

/** A trace's lines are looked for around it, whatever the time picker says. */
function AroundTrace({ setting: { wanted, metrics, context } }: { readonly setting: LogsSetting }) {
  const styles = useStyles2(getStyles);
  if (!wanted || wanted.window === metrics.clock.window) {
    return null;
  }
  const timeZone = timeZoneOf(context.timezone);
  return (
    <span className={styles.around}>
      {t('logs.around-trace', 'around this trace: {{from}} – {{to}}', {
        from: formatMoment(wanted.window.from, timeZone),
        to: formatClock(wanted.window.to, timeZone),
        ...asText,
      })}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  around: css({ color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
  filters: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
});
