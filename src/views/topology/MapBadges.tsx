import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { MapChange, MapMarks } from '../../analysis/map/mapMarks';
import { detailAt } from './camera';
import { roomForVersion } from './canvasFacts';
import { changeSign } from './mapChangeText';
import type { PlacedPlace } from './scene';
import { px } from './textScale';

interface Props {
  readonly placed: PlacedPlace;
  readonly marks: MapMarks;
  readonly zoom: number;
}

/**
 * On the upper edge of a place what a group did in a trace, a release, and whether it is pinned; on the lower one what
 * is otherwise than before, which is too long to stand over the name.
 */
export function MapBadges({ placed, marks, zoom }: Props) {
  const styles = useStyles2(getStyles);
  const { is, key } = placed.place;
  const isSmall = detailAt(placed.height * zoom) === 'shapes' || placed.width * zoom < roomForVersion;
  // In a service that stands for its figures.
  const withoutTraced = isSmall || is === 'service';
  const badges = badgesOf(key, marks).filter((badge) => !(withoutTraced && badge.is === 'traced'));
  const above = badges.filter(({ is: what }) => what === 'traced' || what === 'released');
  const below = badges.filter((badge) => !above.includes(badge));
  const draw = ({ is: what, text }: Badge) => (
    <span key={what} className={cx(styles.badge, styles[what])}>
      {what === 'released' ? `▲${isSmall ? '' : ` ${text}`}` : text}
    </span>
  );
  return (
    <>
      {(above.length > 0 || placed.isPinned) && (
        <span className={cx(styles.badges, styles.above)} aria-hidden="true">
          {placed.isPinned && <Icon name="gf-pin" size="xs" className={styles.pin} />}
          {above.map(draw)}
        </span>
      )}
      {below.length > 0 && (
        <span className={cx(styles.badges, styles.below)} aria-hidden="true">
          {below.map(draw)}
        </span>
      )}
    </>
  );
}

interface Badge {
  readonly is: 'traced' | 'added' | 'gone' | 'worse' | 'better' | 'released';
  readonly text: string;
}

function badgesOf(key: string, { traced, changes, released }: MapMarks): readonly Badge[] {
  const change = changes?.get(key);
  const badges: readonly Badge[] = [
    { is: 'traced', text: traced?.get(key) ?? '' },
    ...(change ? [{ is: change.is === 'changed' ? course(change) : change.is, text: changeSign(change, t) }] : []),
    { is: 'released', text: released?.get(key) ?? '' },
  ];
  return badges.filter(({ text }) => text !== '');
}

function course({ slower, failing }: Extract<MapChange, { is: 'changed' }>): 'worse' | 'better' {
  const isSlower = slower !== undefined && slower.now > slower.before;
  return isSlower || (failing !== undefined && failing.now > failing.before) ? 'worse' : 'better';
}

const getStyles = (theme: GrafanaTheme2) => ({
  badges: css({
    position: 'absolute',
    right: px(-4),
    maxWidth: '100%',
    display: 'flex',
    justifyContent: 'flex-end',
    alignItems: 'center',
    gap: px(2),
    fontSize: px(10),
    lineHeight: px(13),
    whiteSpace: 'nowrap',
    pointerEvents: 'none',
  }),
  above: css({ top: px(-8) }),
  below: css({ bottom: px(-8) }),
  badge: css({
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    padding: `0 ${px(3)}`,
    borderRadius: px(3),
    border: `1px solid ${theme.colors.border.medium}`,
    background: theme.colors.background.elevated,
    color: theme.colors.text.primary,
  }),
  pin: css({ color: theme.colors.primary.text, width: px(12), height: px(12), flex: 'none' }),
  traced: css({ borderColor: theme.colors.primary.border, color: theme.colors.primary.text }),
  released: css({ borderColor: theme.colors.primary.border }),
  added: css({ borderColor: theme.colors.success.border, color: theme.colors.success.text }),
  gone: css({ color: theme.colors.text.secondary }),
  better: css({ color: theme.colors.text.secondary }),
  worse: css({ borderColor: theme.colors.warning.border, color: theme.colors.warning.text }),
});
