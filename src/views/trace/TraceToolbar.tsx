import { css } from '@emotion/css';
import type { GrafanaTheme2, SelectableValue } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Icon, Input, RadioButtonGroup, Toggletip, useStyles2 } from '@grafana/ui';
import React, { memo, type KeyboardEvent } from 'react';
import type { TraceTree } from '../../analysis/traceTree';
import { formatCount } from '../parts/format';
import type { ServiceColour } from '../parts/serviceColour';
import type { RowPick, TraceLook } from '../traceLook';
import { FoldMenu } from './FoldMenu';
import { foundText } from './traceTexts';
import type { FoundSpans } from './useFoundSpans';
import type { ChangeLook } from './useLook';

interface Props {
  readonly tree: TraceTree;
  readonly look: TraceLook;
  readonly change: ChangeLook;
  readonly found: FoundSpans | undefined;
  /** Whether it is known how long operations usually take. */
  readonly knowsUsual: boolean;
  readonly hasStory: boolean;
  readonly colourOf: (service: string) => ServiceColour;
  readonly onFound: (direction: 'next' | 'previous') => void;
}

/** How the trace is looked at: as what, which of its spans, how far folded, and what is looked for. */
export const TraceToolbar = memo(function TraceToolbar({ look, change, hasStory, ...rest }: Props) {
  const styles = useStyles2(getStyles);
  const isRows = look.show !== 'story';
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('trace.toolbar', 'How the trace is shown')}>
      <RadioButtonGroup<Show>
        size="sm"
        aria-label={t('trace.show', 'Shown as')}
        value={look.show ?? 'waterfall'}
        options={showOptions()}
        disabledOptions={hasStory ? [] : ['story' as const]}
        onChange={(show) => change({ show: show === 'waterfall' ? undefined : show }, 'push')}
      />
      {isRows && <FindSpans look={look} change={change} found={rest.found} tree={rest.tree} onFound={rest.onFound} />}
      {isRows && <Only look={look} change={change} knowsUsual={rest.knowsUsual} />}
      {isRows && (
        <Toggletip
          closeButton={false}
          placement="bottom-end"
          content={<FoldMenu tree={rest.tree} look={look} change={change} colourOf={rest.colourOf} />}
        >
          <Button size="sm" variant="secondary" icon="angle-down" data-testid="trace-fold">
            {t('trace.fold', 'Fold')}
          </Button>
        </Toggletip>
      )}
    </div>
  );
});

type Show = 'waterfall' | NonNullable<TraceLook['show']>;

function showOptions(): Array<SelectableValue<Show>> {
  return [
    { value: 'waterfall', label: t('trace.show-waterfall', 'Waterfall') },
    { value: 'flame', label: t('trace.show-flame', 'Flame graph') },
    { value: 'services', label: t('trace.show-services', 'Services') },
    { value: 'map', label: t('trace.show-map', 'Map') },
    { value: 'story', label: t('trace.show-story', 'Story') },
  ];
}

function FindSpans({
  tree,
  look,
  change,
  found,
  onFound,
}: Pick<Props, 'tree' | 'look' | 'change' | 'found' | 'onFound'>) {
  const styles = useStyles2(getStyles);
  const hear = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      onFound(event.shiftKey ? 'previous' : 'next');
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (look.find) {
        change({ find: undefined }, 'replace');
      } else {
        event.currentTarget.blur();
      }
    }
  };
  return (
    <div className={styles.find}>
      <Input
        type="search"
        value={look.find ?? ''}
        prefix={<Icon name="search" />}
        suffix={
          found && (
            <span className={styles.count} role="status" data-testid="trace-found">
              {foundText({ count: found.places.length, of: tree.order.length, searching: found.searching }, t)}
            </span>
          )
        }
        placeholder={t('trace.find', 'Find spans  /')}
        aria-label={t('trace.find-label', 'Find in services, operations and attributes')}
        data-trace-find
        onChange={(event) => change({ find: event.currentTarget.value || undefined }, 'rest')}
        onKeyDown={hear}
      />
    </div>
  );
}

function Only({ look, change, knowsUsual }: Pick<Props, 'look' | 'change' | 'knowsUsual'>) {
  const slowWhy = knowsUsual
    ? t('trace.only-slow-title', 'Spans slower than 95 % of their operation’s requests, and what leads to them')
    : t('trace.only-slow-unknown', 'How long these operations usually take is not known');
  const all: 'all' | RowPick = 'all';
  const options = [
    { value: all, label: t('trace.only-all', 'All') },
    {
      value: 'critical' as const,
      label: t('trace.only-critical', 'Critical path'),
      description: t('trace.only-critical-title', 'Spans that the trace waited for'),
    },
    {
      value: 'errors' as const,
      label: t('trace.only-errors', 'Errors'),
      description: t('trace.only-errors-title', 'Failed spans and what leads to them'),
    },
    { value: 'slow' as const, label: t('trace.only-slow', 'Slow'), description: slowWhy },
  ];
  return (
    <RadioButtonGroup<'all' | RowPick>
      size="sm"
      aria-label={t('trace.only', 'Spans with a row')}
      value={look.only ?? 'all'}
      options={options}
      disabledOptions={knowsUsual ? [] : ['slow']}
      onChange={(only) => change({ only: only === 'all' ? undefined : only }, 'push')}
    />
  );
}

/** What of the trace has no row, and the way back to all of it. */
export function Shown({ rows, of, onAll }: { readonly rows: number; readonly of: number; readonly onAll: () => void }) {
  const styles = useStyles2(getStyles);
  return rows === of ? null : (
    <span className={styles.shown} role="status" data-testid="trace-shown">
      {t('trace.shown-rows', 'Showing {{rows}} of {{all}} spans', { rows: formatCount(rows), all: formatCount(of) })}
      {' · '}
      <Button size="sm" fill="text" onClick={onAll}>
        {t('trace.show-all', 'Show all')}
      </Button>
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
  find: css({ flex: '1 1 120px', maxWidth: 340, minWidth: 120, '& > div, & input': { height: 24 } }),
  count: css({
    whiteSpace: 'nowrap',
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
  shown: css({ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }),
});
