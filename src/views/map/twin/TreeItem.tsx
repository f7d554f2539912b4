import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import { formatRate, formatRatio } from '../../parts/format';
import { formatP95 } from '../../parts/formatP95';
import { HealthMark } from '../../parts/HealthMark';
import { isSelectedPlace } from './choosePlace';
import { PlaceName } from './PlaceName';
import { canOpen, type ShownRow } from './treeRows';
import type { TwinProps } from './twinProps';
import { getTwinStyles } from './twinStyles';

interface Props extends TwinProps {
  readonly id: string;
  readonly index: number;
  readonly shown: ShownRow;
  /** Where it stands in its list, in pixels. */
  readonly top: number;
  readonly isActive: boolean;
}

/** Deeper rows are not moved in any further, so that names keep their room. */
const deepest = 12;

/** A place on one way to it: how it is, and how the calls to it are. */
export function TreeItem(props: Props) {
  const { id, index, shown, top, isActive, marks, view, looked } = props;
  const { row, isOpen, place: posinset, of } = shown;
  const styles = useStyles2(getTwinStyles);
  const own = useStyles2(getStyles);
  const { place, way, isCircle } = row;
  const isSelected = isSelectedPlace(place, view);
  const level = marks.level.get(place.key);
  return (
    <div
      role="treeitem"
      id={id}
      aria-level={way.length}
      aria-posinset={posinset}
      aria-setsize={of}
      aria-expanded={canOpen(row) ? isOpen : undefined}
      aria-selected={isSelected}
      className={cx(
        styles.placed,
        own.item,
        looked === place.key && styles.looked,
        isSelected && styles.selected,
        isActive && styles.active
      )}
      style={{ transform: `translateY(${top}px)`, paddingLeft: 4 + Math.min(deepest, way.length - 1) * 18 }}
      data-index={index}
      data-place={place.key}
    >
      <Fold shown={shown} />
      <PlaceName place={place} marks={marks} />
      {level && level !== 'healthy' && <HealthMark level={level} />}
      {isCircle && (
        <span className={own.quiet} data-testid="map-tree-circle">
          <Icon name="repeat" size="xs" /> {t('map.twin.circle', 'calls itself through others, see above')}
        </span>
      )}
      <Calls shown={shown} />
    </div>
  );
}

/** Opens and closes with the pointer; the keyboard has its arrows. */
function Fold({ shown }: Pick<Props, 'shown'>) {
  const own = useStyles2(getStyles);
  return (
    <span className={own.fold} aria-hidden="true" data-part="fold">
      {canOpen(shown.row) && <Icon name={shown.isOpen ? 'angle-down' : 'angle-right'} />}
    </span>
  );
}

/** The calls from the row above; a click selects them, as shift and Enter do. */
function Calls({ shown }: Pick<Props, 'shown'>) {
  const own = useStyles2(getStyles);
  const red = shown.row.links[0]?.red;
  return red ? (
    <span className={own.calls} title={t('map.twin.select-call', 'Select this call (shift+Enter)')} data-part="call">
      {formatRate(red.rate)} · {formatRatio(red.errors)} · {formatP95(red.duration)}
    </span>
  ) : null;
}

const getStyles = (theme: GrafanaTheme2) => ({
  item: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    height: 30,
    paddingRight: theme.spacing(1),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  fold: css({ flex: 'none', display: 'inline-flex', width: 18 }),
  quiet: css({
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  calls: css({
    flex: 'none',
    marginLeft: 'auto',
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    '&:hover': { color: theme.colors.text.link, textDecoration: 'underline' },
  }),
});
