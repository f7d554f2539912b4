import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, ClipboardButton, Icon, Input, useStyles2 } from '@grafana/ui';
import React, { useMemo, useState, type ReactNode } from 'react';
import type { StoryEntry } from '../../analysis/traceStory';
import { levelName } from '../../grafana/logLevel';
import type { LogLevel } from '../../model/log';
import type { Translate } from '../../grafana/translate';
import { unreachable } from '../../model/outcome';
import { asText } from '../parts/asText';
import { formatCount } from '../parts/format';
import { partsOfStory, storyKinds, toggledIn, type StoryFilter, type StoryKind } from './storyFilter';
import { storyAsMarkdown, storyAsText } from './storyTexts';

interface Props {
  readonly entries: readonly StoryEntry[];
  readonly shown: readonly StoryEntry[];
  readonly filter: StoryFilter;
  readonly onFilter: (filter: StoryFilter) => void;
  /** What the saved file is called, without its ending. */
  readonly name: string;
  readonly wrapped: boolean;
  readonly onWrapped: (wrapped: boolean) => void;
  /** Stands at the end of the tools. */
  readonly beside?: ReactNode;
}

/** So many services have a switch of their own before one asks for all. */
const fewServices = 5;

/** What is left out of the story, and ways to take it along. */
export function StoryTools({ entries, filter, onFilter, beside, ...ways }: Props) {
  const styles = useStyles2(getStyles);
  const { kinds, levels, services } = useMemo(() => partsOfStory(entries), [entries]);
  const { hiddenKinds } = filter;
  return (
    <div className={styles.tools}>
      <div className={styles.line}>
        <Group label={t('trace.story-kinds', 'Kinds')}>
          {storyKinds.map((kind) => (
            <Toggle
              key={kind}
              shown={!hiddenKinds.has(kind)}
              onToggle={() => onFilter({ ...filter, hiddenKinds: toggledIn(hiddenKinds, kind) })}
            >
              {kindTitle(kind, kinds.get(kind) ?? 0, t)}
            </Toggle>
          ))}
        </Group>
        <LevelToggles levels={levels} filter={filter} onFilter={onFilter} />
        <Ways filter={filter} onFilter={onFilter} {...ways} />
      </div>
      <div className={styles.line}>
        <ServiceToggles services={services} filter={filter} onFilter={onFilter} />
        <div className={styles.beside}>{beside}</div>
      </div>
    </div>
  );
}

type ToggleRow = Pick<Props, 'filter' | 'onFilter'>;

function LevelToggles({ levels, filter, onFilter }: ToggleRow & { readonly levels: readonly LogLevel[] }) {
  const { hiddenLevels } = filter;
  return (
    levels.length > 1 && (
      <Group label={t('trace.story-levels', 'Levels of log lines')}>
        {levels.map((level) => (
          <Toggle
            key={level}
            shown={!hiddenLevels.has(level)}
            onToggle={() => onFilter({ ...filter, hiddenLevels: toggledIn(hiddenLevels, level) })}
          >
            {levelName(level, t)}
          </Toggle>
        ))}
      </Group>
    )
  );
}

function ServiceToggles({ services, filter, onFilter }: ToggleRow & { readonly services: readonly string[] }) {
  const [all, setAll] = useState(false);
  const { hiddenServices } = filter;
  return (
    services.length > 1 && (
      <Group label={t('trace.story-services', 'Services')}>
        {(all ? services : services.slice(0, fewServices)).map((service) => (
          <Toggle
            key={service}
            shown={!hiddenServices.has(service)}
            onToggle={() => onFilter({ ...filter, hiddenServices: toggledIn(hiddenServices, service) })}
          >
            {service || t('service.nameless', '(no name)')}
          </Toggle>
        ))}
        {!all && services.length > fewServices && (
          <Button size="sm" variant="secondary" fill="text" onClick={() => setAll(true)}>
            {t('trace.story-more', '{{number}} more', {
              number: formatCount(services.length - fewServices),
              ...asText,
            })}
          </Button>
        )}
      </Group>
    )
  );
}

function Ways({ shown, filter, onFilter, name, wrapped, onWrapped }: Omit<Props, 'entries' | 'beside'>) {
  const styles = useStyles2(getStyles);
  const wrap = t('logs.wrap', 'Wrap lines');
  const copy = t('trace.story-copy-what', 'Copies what is shown as a table in Markdown');
  const keep = t('trace.story-save', 'Save .txt');
  return (
    <div className={styles.ways}>
      <div className={styles.find}>
        <Input
          type="search"
          value={filter.text}
          prefix={<Icon name="search" />}
          placeholder={t('trace.story-contains', 'Contains…')}
          aria-label={t('trace.story-contains-label', 'Text that entries of the story must contain')}
          onChange={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
        />
      </div>
      <Button
        size="sm"
        variant={wrapped ? 'primary' : 'secondary'}
        fill="text"
        icon="wrap-text"
        tooltip={wrap}
        aria-label={wrap}
        aria-pressed={wrapped}
        onClick={() => onWrapped(!wrapped)}
      />
      <ClipboardButton
        size="sm"
        variant="secondary"
        fill="text"
        icon="copy"
        getText={() => storyAsMarkdown(shown, t)}
        tooltip={copy}
        aria-label={copy}
      />
      <Button
        size="sm"
        variant="secondary"
        fill="text"
        icon="download-alt"
        tooltip={keep}
        aria-label={keep}
        onClick={() => save(storyAsText(shown, t), `${name}.txt`)}
      />
    </div>
  );
}

function Group({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const styles = useStyles2(getStyles);
  return (
    <div role="group" aria-label={label} className={styles.group}>
      {children}
    </div>
  );
}

interface ToggleProps {
  readonly shown: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

function Toggle({ shown, onToggle, children }: ToggleProps) {
  const styles = useStyles2(getStyles);
  return (
    <button type="button" className={styles.toggle} aria-pressed={shown} onClick={onToggle}>
      {children}
    </button>
  );
}

function kindTitle(kind: StoryKind, count: number, t: Translate): string {
  const number = formatCount(count);
  switch (kind) {
    case 'span':
      return t('trace.story-spans', 'Spans {{number}}', { number, ...asText });
    case 'event':
      return t('trace.story-events', 'Events {{number}}', { number, ...asText });
    case 'line':
      return t('trace.story-lines', 'Log lines {{number}}', { number, ...asText });
    default:
      return unreachable(kind);
  }
}

function save(text: string, name: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 0);
}

const getStyles = (theme: GrafanaTheme2) => ({
  tools: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(0.5), paddingBottom: theme.spacing(0.5) }),
  line: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1.5),
    minHeight: 24,
    '@container (max-width: 640px)': { flexWrap: 'wrap' },
  }),
  group: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5) }),
  beside: css({ marginLeft: 'auto', minWidth: 0 }),
  ways: css({ display: 'flex', flex: '1 1 160px', alignItems: 'center', minWidth: 0 }),
  find: css({ flex: 1, minWidth: 80, maxWidth: 340, marginLeft: 'auto', '& > div, & input': { height: 24 } }),
  toggle: css({
    padding: theme.spacing(0, 1),
    height: 24,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.pill,
    background: theme.colors.background.secondary,
    color: theme.colors.text.primary,
    fontSize: theme.typography.bodySmall.fontSize,
    whiteSpace: 'nowrap',
    '&[aria-pressed="false"]': {
      background: 'none',
      color: theme.colors.text.disabled,
      textDecoration: 'line-through',
    },
  }),
});
