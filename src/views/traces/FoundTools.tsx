import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, LinkButton, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { foundBetween, quickSelections, type QuickSelection } from '../../analysis/quickSelections';
import type { TracePoint } from '../../analysis/tracePoint';
import type { TraceId } from '../../model/ids';
import { asText } from '../parts/asText';
import { Caveats } from '../parts/Caveats';
import { ms } from '../../model/units';
import { formatCount, formatDuration } from '../parts/format';
import { comparePath } from '../tracesRoutes';
import type { FoundProps } from './FoundTabs';

interface Props extends FoundProps {
  /** In the order of time. */
  readonly points: readonly TracePoint[];
  readonly selected: number;
  readonly ticked: readonly TraceId[];
}

/** How many there are and how many of them are selected, and what one may do with those. */
export function FoundTools(props: Props) {
  const { found, caveats, view, onView, selected } = props;
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.tools}>
      <span className={styles.count} role="status" data-testid="found-count">
        {countText(props)}
      </span>
      <More {...props} />
      <Caveats caveats={caveats} />
      {view.selection ? (
        <>
          <Button
            size="sm"
            variant="secondary"
            icon="times"
            data-testid="clear-selection"
            onClick={() => onView({ ...view, selection: undefined })}
          >
            {t('traces.clear', 'Clear the selection')}
          </Button>
          {selected > 0 && selected < found.length && (
            <Button size="sm" icon="columns" onClick={() => onView({ ...view, tab: 'differences' })}>
              {t('traces.compare-rest', 'Compare selection with the rest')}
            </Button>
          )}
        </>
      ) : (
        <QuickPicks {...props} />
      )}
      <CompareTwo {...props} />
    </div>
  );
}

function countText(props: Props): string {
  const { found, newest, view, selected, more, limit } = props;
  const all = formatCount(found.length);
  if (view.selection) {
    return t('traces.selected', '{{selected}} of {{all}} selected', {
      selected: formatCount(selected),
      all,
      ...asText,
    });
  }
  if (more !== undefined || newest.length >= limit) {
    return newestText(props);
  }
  return t('traces.found', '{{count}} traces', {
    count: found.length,
    defaultValue_one: '{{count}} trace',
    defaultValue_other: '{{count}} traces',
  });
}

/** Which of more there are shown: the newest, and where these are of the last moment only, some of all the time before. */
function newestText({ newest, earlier, byRoots }: Props): string {
  const { from, to } = foundBetween(newest);
  const newestCount = formatCount(newest.length);
  const length = formatDuration(ms(to - from));
  if (earlier.length > 0) {
    const words = { newest: newestCount, length, earlier: formatCount(earlier.length), ...asText };
    return byRoots
      ? t(
          'traces.spread-roots',
          'By their roots: the {{newest}} newest traces, begun within {{length}}, and {{earlier}} of the time before; there are more.',
          words
        )
      : t(
          'traces.spread',
          'The {{newest}} newest traces, begun within {{length}}, and {{earlier}} of the time before; there are more.',
          words
        );
  }
  const words = { all: newestCount, length, ...asText };
  return byRoots
    ? t(
        'traces.newest-roots',
        'The {{all}} newest traces by their roots, begun within {{length}}; there are more.',
        words
      )
    : t('traces.newest', 'The {{all}} newest traces, begun within {{length}}; there may be more.', words);
}

function More({ more, onMore }: Props) {
  return more === undefined ? null : (
    <Button size="sm" variant="secondary" fill="text" data-testid="more-traces" onClick={() => onMore(more)}>
      {t('traces.more', 'Show {{more}}', { more: formatCount(more), ...asText })}
    </Button>
  );
}

/** What one would select without drawing; a way to the drawing is said as well. */
function QuickPicks({ found, view, onView }: Props) {
  const styles = useStyles2(getStyles);
  const picks = useMemo(() => quickSelections(found).filter(({ is }) => is !== 'latest'), [found]);
  return (
    <>
      <span className={styles.quiet}>{t('traces.draw', 'Draw a rectangle to select, or:')}</span>
      {picks.map((pick) => (
        <Button
          key={pick.is}
          size="sm"
          variant="secondary"
          data-testid={`pick-${pick.is}`}
          onClick={() => onView({ ...view, selection: pick.selection })}
        >
          {pickText(pick)}
        </Button>
      ))}
    </>
  );
}

function pickText({ is, selected }: QuickSelection): string {
  const amount = formatCount(selected);
  return is === 'failed'
    ? t('traces.pick.failed', 'Failed ({{amount}})', { amount, ...asText })
    : t('traces.pick.slowest', 'Slowest 5 % ({{amount}})', { amount, ...asText });
}

/** The older of both is what the newer is compared with. */
function CompareTwo({ ticked, points, context }: Props) {
  const styles = useStyles2(getStyles);
  const [before, after] = points.flatMap(({ trace }) => (ticked.includes(trace.traceId) ? [trace.traceId] : []));
  if (before && !after) {
    return <span className={styles.quiet}>{t('traces.tick-another', 'Tick one more to compare the two.')}</span>;
  }
  return before && after ? (
    <LinkButton size="sm" icon="code-branch" href={comparePath(context, { before, after })} data-testid="compare-two">
      {t('traces.compare-two', 'Compare these two')}
    </LinkButton>
  ) : null;
}

const getStyles = (theme: GrafanaTheme2) => ({
  tools: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    minHeight: theme.spacing(4),
  }),
  count: css({ fontWeight: theme.typography.fontWeightMedium, fontVariantNumeric: 'tabular-nums' }),
  quiet: css({ color: theme.colors.text.secondary }),
});
