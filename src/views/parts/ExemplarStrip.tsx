import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo, useState } from 'react';
import { pickExemplars } from '../../analysis/exemplarPick';
import { timeZoneOf } from '../../grafana/timeZone';
import type { Exemplar } from '../../model/exemplar';
import type { ServiceId } from '../../model/service';
import type { Window } from '../../model/window';
import type { Context, ExemplarMark } from '../routes';
import { ExemplarPoint } from './ExemplarPoint';
import { exemplarSpots, foremostSpot, tipPlace, type ExemplarSpot, type Inset } from './exemplarSpots';
import { exemplarText } from './exemplarText';
import { NoExemplars } from './NoExemplars';
import { useBoxWidth } from './useBoxWidth';
import { useRoving } from './useRoving';

export interface ExemplarStripProps {
  /** Undefined while, or where, it is not known what there is: then nothing is said about them. */
  readonly exemplars: readonly Exemplar[] | undefined;
  readonly window: Window;
  readonly context: Context;
  /** Whose exemplars these are; without it each one's own service is the thread's. */
  readonly service?: ServiceId;
  /** The one that was opened before, marked. */
  readonly opened?: ExemplarMark;
  /** Space that the panel above takes for its axis at the left and keeps free at the right, in pixels. */
  readonly inset?: Inset;
}

/** Where Grafana's time series panel draws, with the axis width that our panels ask for. */
export const panelInset: Inset = { left: 60, right: 16 };

const slotWidth = 16;

/** The exemplars of the panel above on its time axis, each one click from its trace. Longer ones stand higher. */
export function ExemplarStrip(props: ExemplarStripProps) {
  const styles = useStyles2(getStyles);
  const { exemplars, window, inset = panelInset } = props;
  const { ref, width } = useBoxWidth(400);
  const slots = Math.max(1, Math.floor((width - inset.left - inset.right) / slotWidth));
  const spots = useMemo(
    () => exemplarSpots(pickExemplars(exemplars ?? [], { window, slots }), window),
    [exemplars, window, slots]
  );
  const [shown, setShown] = useState<number>();
  const told = shown === undefined ? undefined : spots[shown];
  return (
    <div ref={ref} className={styles.strip}>
      {exemplars && spots.length === 0 && <NoExemplars context={props.context} service={props.service} />}
      {spots.length > 0 && <Points {...props} inset={inset} spots={spots} onShow={setShown} />}
      {told && <Tip spot={told} place={tipPlace(told.x, inset, width)} timezone={props.context.timezone} />}
    </div>
  );
}

interface PointsProps extends ExemplarStripProps {
  readonly inset: Inset;
  readonly spots: readonly ExemplarSpot[];
  readonly onShow: (index: number | undefined) => void;
}

function Points({ spots, context, service, opened, inset, onShow }: PointsProps) {
  const styles = useStyles2(getStyles);
  const roving = useRoving('exemplar', spots.length, foremostSpot(spots));
  return (
    <div
      role="toolbar"
      aria-label={t('exemplars.label', 'Exemplars: traces behind these durations')}
      className={styles.points}
      style={{ left: inset.left, right: inset.right }}
      onMouseLeave={() => onShow(undefined)}
    >
      {spots.map((spot, index) => (
        <ExemplarPoint
          key={`${spot.exemplar.traceId}${spot.exemplar.at}`}
          item={roving.item(index)}
          spot={spot}
          context={context}
          service={service}
          opened={opened}
          onShow={() => onShow(index)}
          onBlur={() => onShow(undefined)}
        />
      ))}
    </div>
  );
}

interface TipProps {
  readonly spot: ExemplarSpot;
  readonly place: number;
  readonly timezone: string | undefined;
}

function Tip({ spot, place, timezone }: TipProps) {
  const styles = useStyles2(getStyles);
  const [left, back] = [`${place * 100}%`, `translateX(${-place * 100}%)`];
  return (
    <div role="tooltip" className={styles.tip} style={{ left, transform: back }}>
      {exemplarText(spot.exemplar, t, timeZoneOf(timezone))}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  strip: css({ position: 'relative', minHeight: 40, minWidth: 0 }),
  points: css({ position: 'absolute', top: 0, bottom: 0 }),
  tip: css({
    position: 'absolute',
    bottom: '100%',
    zIndex: theme.zIndex.tooltip,
    padding: theme.spacing(0.5, 1),
    background: theme.colors.background.elevated,
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    boxShadow: theme.shadows.z3,
    fontSize: theme.typography.bodySmall.fontSize,
    // As wide as its words, but never wider than the strip.
    width: 'max-content',
    maxWidth: '100%',
    overflowWrap: 'anywhere',
    pointerEvents: 'none',
  }),
});
