import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { MapGraph } from '../../analysis/map/mapGraph';
import { unreachable } from '../../model/outcome';
import { asText } from '../parts/asText';
import { formatCount } from '../parts/format';
import type { MapLook } from '../mapRoutes';
import { leftOutItems, type LeftOutItem } from './leftOutItems';

interface Props {
  readonly map: MapGraph;
  readonly look: MapLook;
  readonly onUndo: (change: Partial<MapLook>) => void;
  /** Services that the environment's settings leave out of every page. */
  readonly hiddenBySettings: number;
  readonly environment: string;
}

/** What is in the graph and not on the map: counted, and each kind one click away. */
export function LeftOutStrip({ map, look, onUndo, hiddenBySettings, environment }: Props) {
  const styles = useStyles2(getStyles);
  const items = leftOutItems(map, look);
  return items.length === 0 && hiddenBySettings === 0 ? null : (
    <div className={styles.strip} data-testid="left-out-of-map">
      <span>{t('map.left-out.title', 'Not on the map:')}</span>
      <ul className={styles.list}>
        {items.map((item) => (
          <li key={item.what}>
            <button
              type="button"
              className={styles.undo}
              title={undoText(item)}
              aria-label={spoken(item, look)}
              onClick={() => onUndo(item.undo)}
              data-left-out={item.what}
            >
              {leftOutText(item, look)}
            </button>
          </li>
        ))}
        {hiddenBySettings > 0 && (
          <li>
            {t('overview.hidden', '', {
              count: hiddenBySettings,
              environment,
              ...asText,
              defaultValue_one: '1 service hidden by the settings of {{environment}}',
              defaultValue_other: '{{count}} services hidden by the settings of {{environment}}',
            })}
          </li>
        )}
      </ul>
    </div>
  );
}

/** What is left out, and what a press does. */
function spoken(item: LeftOutItem, look: MapLook): string {
  return `${leftOutText(item, look)}. ${undoText(item)}`;
}

function leftOutText({ what, count }: LeftOutItem, { focus }: MapLook): string {
  const total = formatCount(count);
  switch (what) {
    case 'hidden':
      return t('map.left-out.hidden', '{{total}} hidden by your query', { total, ...asText });
    case 'beyond':
      return t('map.left-out.beyond', '{{total}} beyond {{count}} calls', {
        total,
        count: focus?.hops ?? 1,
        ...asText,
        defaultValue_one: '{{total}} beyond {{count}} call',
        defaultValue_other: '{{total}} beyond {{count}} calls',
      });
    case 'well':
      return t('map.left-out.well', '{{total}} that are well', { total, ...asText });
    case 'grouped':
      return t('map.left-out.grouped', '{{total}} in groups', { total, ...asText });
    case 'selfCalls':
      return t('map.left-out.self-calls', '', {
        count,
        total,
        ...asText,
        defaultValue_one: '{{total}} calls itself',
        defaultValue_other: '{{total}} call themselves',
      });
    default:
      return unreachable(what);
  }
}

function undoText({ what }: LeftOutItem): string {
  switch (what) {
    case 'hidden':
      return t('map.left-out.show-hidden', 'Show them again');
    case 'beyond':
      return t('map.left-out.show-beyond', 'Show the whole map');
    case 'well':
      return t('map.left-out.show-well', 'Show them, too');
    case 'grouped':
      return t('map.left-out.show-grouped', 'Show each by itself');
    case 'selfCalls':
      return t('map.left-out.show-self-calls', 'Show these calls');
    default:
      return unreachable(what);
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  strip: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: theme.spacing(0, 1),
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
  }),
  list: css({
    display: 'inline-flex',
    flexWrap: 'wrap',
    margin: 0,
    padding: 0,
    listStyle: 'none',
    '& > li + li::before': { content: '"·"', margin: theme.spacing(0, 0.75) },
  }),
  undo: css({
    padding: 0,
    minHeight: 24,
    border: 'none',
    background: 'transparent',
    color: theme.colors.text.link,
    '&:hover': { textDecoration: 'underline' },
  }),
});
