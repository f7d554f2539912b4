import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useTheme2 } from '@grafana/ui';
import React, { memo } from 'react';
import type { StoryEntry } from '../../analysis/traceStory';
import { levelColour } from '../../grafana/logLevel';
import { shifted, type EpochMs, type Ms } from '../../model/units';
import { asText } from '../parts/asText';
import { BoundedText } from '../parts/BoundedText';
import { formatDayClock, formatDuration, formatExactTime } from '../parts/format';
import type { ServiceColour } from '../parts/serviceColour';
import { oddText, offsetText, storyKind, storyService, storyText } from './storyTexts';

export type StoryRowStyles = ReturnType<typeof getStoryRowStyles>;

interface Props {
  readonly entry: StoryEntry;
  readonly styles: StoryRowStyles;
  readonly look: ServiceColour;
  /** When the trace began. */
  readonly zero: EpochMs;
  readonly timeZone: string | undefined;
  /** Nothing was told for so long before it. */
  readonly silence: Ms | undefined;
  readonly wrapped: boolean;
}

const icons = { span: 'gf-bar-alignment-before', event: 'bolt', line: 'document-info' } as const;

/** One moment of the story: when, who, what kind of thing, and what it says. */
export const StoryRow = memo(function StoryRow({ entry, styles, look, zero, timeZone, silence, wrapped }: Props) {
  const theme = useTheme2();
  const at = shifted(zero, entry.at);
  const moment = `${formatDayClock(at, timeZone)} · ${formatExactTime(at, timeZone)}`;
  const service = storyService(entry);
  const odd = entry.is === 'line' ? oddText(entry, t) : undefined;
  const text = storyText(entry, t);
  const failed = entry.is === 'span' && entry.node.span.status === 'error';
  const edge = entry.is === 'line' ? levelColour(entry.line.level, theme) : 'transparent';
  return (
    <>
      {silence !== undefined && (
        <div className={styles.silence} role="gridcell">
          {t('trace.story-silence', 'nothing for {{length}}', { length: formatDuration(silence), ...asText })}
        </div>
      )}
      <div className={styles.line} role="none">
        <span role="gridcell" className={styles.time} title={moment}>
          {offsetText(entry)}
        </span>
        <span role="gridcell" className={styles.service} title={service}>
          <span className={styles.swatch} style={{ backgroundColor: look.colour, backgroundImage: look.pattern }} />
          {service}
        </span>
        <span role="gridcell" className={styles.kind} style={{ borderColor: edge }}>
          <Icon name={icons[entry.is]} size="xs" /> {storyKind(entry, t)}
        </span>
        <span role="gridcell" className={wrapped ? styles.wrapped : styles.oneLine} data-failed={failed || undefined}>
          <BoundedText text={text} limit={wrapped ? 4000 : 400} />
          {odd && <span className={styles.odd}>{` · ${odd}`}</span>}
        </span>
      </div>
    </>
  );
});

export const getStoryRowStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'grid',
    gridTemplateColumns: '84px minmax(72px, 150px) 84px minmax(0, 1fr)',
    gap: theme.spacing(1),
    alignItems: 'start',
    minHeight: 26,
    padding: theme.spacing(0.25, 1),
    fontSize: theme.typography.bodySmall.fontSize,
    lineHeight: '20px',
    '@container (max-width: 640px)': {
      gridTemplateColumns: '76px minmax(56px, 90px) 72px minmax(0, 1fr)',
      gap: theme.spacing(0.5),
    },
  }),
  time: css({ textAlign: 'right', fontVariantNumeric: 'tabular-nums', color: theme.colors.text.secondary }),
  service: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
  swatch: css({ flex: 'none', width: 4, height: 16, borderRadius: 1 }),
  kind: css({
    borderLeft: '4px solid',
    paddingLeft: theme.spacing(0.75),
    whiteSpace: 'nowrap',
    color: theme.colors.text.secondary,
  }),
  oneLine: css({
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    minWidth: 0,
    '&[data-failed]': { color: theme.colors.error.text },
  }),
  wrapped: css({
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    minWidth: 0,
    '&[data-failed]': { color: theme.colors.error.text },
  }),
  odd: css({ color: theme.colors.text.secondary, fontStyle: 'italic' }),
  silence: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(0, 1),
    height: 22,
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    '&::before, &::after': { content: '""', flex: 1, borderTop: `1px dashed ${theme.colors.border.medium}` },
  }),
});
