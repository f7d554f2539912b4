import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, Input, useStyles2 } from '@grafana/ui';
import { useVirtualizer } from '@tanstack/react-virtual';
import React, { useCallback, useMemo, useRef, useState, type RefObject } from 'react';
import { useLocation } from 'react-router-dom';
import type { FieldDistribution } from '../../analysis/fieldDistributions';
import { asText } from '../parts/asText';
import { formatCount } from '../parts/format';
import { measureRow, observeViewport } from '../parts/virtualRows';
import { FieldRow } from './FieldRow';
import type { LogsSetting } from './logsSetting';

interface Props {
  readonly distributions: readonly FieldDistribution[];
  /** How many lines were looked at. */
  readonly lines: number;
  readonly truncated: boolean;
  readonly setting: LogsSetting;
  readonly height: number;
}

const rowHeight = 120;
const measured = measureRow(rowHeight);

/** What the lines have beside their text: every field with its most frequent values. */
export function FieldsTable({ distributions, lines, truncated, setting, height }: Props) {
  const styles = useStyles2(getStyles);
  const [typed, setTyped] = useState(fieldIn(useLocation().state));
  const wanted = typed.trim().toLowerCase();
  const found = useMemo(
    () => distributions.filter(({ key }) => key.toLowerCase().includes(wanted)),
    [distributions, wanted]
  );
  const viewport = useRef<HTMLDivElement>(null);
  const list = useFieldsInSight(viewport, found, height);
  const total = formatCount(lines);
  return (
    <section aria-label={t('logs.fields', 'Fields')} data-testid="log-fields">
      <div className={styles.head}>
        <Input
          width={32}
          value={typed}
          prefix={<Icon name="search" />}
          placeholder={t('logs.find-field', 'Find a field…')}
          aria-label={t('logs.find-field-label', 'Find a field')}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <span>
          {truncated
            ? t('logs.fields-newest', 'from the newest {{total}} lines', { total, ...asText })
            : t('logs.fields-all', 'from all {{total}} lines', { total, ...asText })}
        </span>
        {found.length === 0 && <span>{t('logs.no-field', 'No field is called so.')}</span>}
      </div>
      <div ref={viewport} className={styles.viewport} style={{ height }}>
        <ul className={styles.list} style={{ height: list.getTotalSize() }}>
          {list.getVirtualItems().map((item) => {
            const field = found[item.index];
            return (
              field && (
                <li
                  key={item.key}
                  ref={list.measureElement}
                  data-index={item.index}
                  data-testid="log-field"
                  className={styles.item}
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <FieldRow field={field} lines={lines} setting={setting} />
                </li>
              )
            );
          })}
        </ul>
      </div>
    </section>
  );
}

function useFieldsInSight(
  viewport: RefObject<HTMLDivElement | null>,
  found: readonly FieldDistribution[],
  height: number
) {
  return useVirtualizer({
    count: found.length,
    getScrollElement: () => viewport.current,
    estimateSize: () => rowHeight,
    getItemKey: useCallback((index: number) => nameOf(found[index]) ?? index, [found]),
    initialRect: { width: 800, height },
    observeElementRect: useMemo(() => observeViewport<HTMLDivElement>(height), [height]),
    measureElement: measured,
    overscan: 4,
  });
}

function nameOf(field: FieldDistribution | undefined): string | undefined {
  return field && `${field.within ?? ''} ${field.key}`;
}

/** A link to one field brings its name along. */
function fieldIn(state: unknown): string {
  return typeof state === 'object' && state !== null && 'field' in state && typeof state.field === 'string'
    ? state.field
    : '';
}

const getStyles = (theme: GrafanaTheme2) => ({
  head: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    paddingBottom: theme.spacing(1),
    color: theme.colors.text.secondary,
  }),
  viewport: css({ overflow: 'auto', scrollbarGutter: 'stable', overflowAnchor: 'none' }),
  list: css({ position: 'relative', margin: 0, padding: 0, listStyle: 'none' }),
  item: css({
    position: 'absolute',
    top: 0,
    left: 0,
    width: '100%',
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
});
