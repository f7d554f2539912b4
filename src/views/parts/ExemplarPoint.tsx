import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { Link } from 'react-router-dom';
import { timeZoneOf } from '../../grafana/timeZone';
import type { ServiceId } from '../../model/service';
import type { Context, ExemplarMark } from '../routes';
import type { ExemplarSpot } from './exemplarSpots';
import { exemplarHref, exemplarText, isMarked } from './exemplarText';
import type { RovingItem } from './useRoving';

interface Props {
  readonly spot: ExemplarSpot;
  readonly context: Context;
  readonly service?: ServiceId;
  readonly opened?: ExemplarMark;
  readonly item: RovingItem;
  readonly onShow: () => void;
  readonly onBlur: () => void;
}

/** One exemplar: a link to its trace. Failed ones are filled, slow and failed ones larger and on top. */
export function ExemplarPoint({ spot, context, service, opened, item, onShow, onBlur }: Props) {
  const styles = useStyles2(getStyles);
  const { exemplar, x, y, slow, rank } = spot;
  const large = slow || exemplar.failed === true;
  return (
    <Link
      {...item}
      to={exemplarHref(exemplar, context, service)}
      className={cx(styles.point, large && styles.large)}
      style={{
        left: `${x * 100}%`,
        top: `calc(${1 - y} * (100% - ${large ? 24 : 18}px))`,
        zIndex: Math.round(rank * 100) + 1,
      }}
      data-testid="exemplar"
      data-trace-id={exemplar.traceId}
      data-failed={exemplar.failed === true}
      aria-label={exemplarText(exemplar, t, timeZoneOf(context.timezone))}
      aria-current={opened && isMarked(exemplar, opened) ? 'true' : undefined}
      onMouseEnter={onShow}
      onFocus={() => {
        item.onFocus();
        onShow();
      }}
      onBlur={onBlur}
    >
      <span className={cx(styles.mark, exemplar.failed === true && styles.failed)} />
    </Link>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  point: css({
    position: 'absolute',
    display: 'grid',
    placeItems: 'center',
    width: 18,
    height: 18,
    marginLeft: -9,
    borderRadius: theme.shape.radius.default,
    '--size': '7px',
    '&:hover, &:focus-visible, &[aria-current]': {
      outline: `2px solid ${theme.colors.primary.border}`,
      outlineOffset: -2,
    },
  }),
  large: css({ width: 24, height: 24, marginLeft: -12, '--size': '11px' }),
  mark: css({
    width: 'var(--size)',
    height: 'var(--size)',
    transform: 'rotate(45deg)',
    border: `1.5px solid ${theme.colors.text.secondary}`,
    background: theme.colors.background.primary,
  }),
  failed: css({ background: theme.colors.error.main, borderColor: theme.colors.error.text }),
});
