import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { memo, useMemo, type KeyboardEvent, type MouseEvent } from 'react';
import type { HealthLevel } from '../../analysis/health';
import type { MapPlace } from '../../analysis/map/mapGraph';
import type { MapMarks } from '../../analysis/map/mapMarks';
import { joinClasses } from '../parts/joinClasses';
import { MapBadges } from './MapBadges';
import { heightOf, MapPlaceText } from './MapPlaceText';
import { placeWords } from './placeText';
import type { PlacedPlace } from './scene';

/** What can be done with a place. */
export interface PlaceActs {
  readonly onSelect: (place: MapPlace) => void;
  readonly onOpen: (place: MapPlace) => void;
  readonly onLook: (key: string | undefined) => void;
  readonly onFocus: (placed: PlacedPlace) => void;
  readonly onKeyDown: (event: KeyboardEvent, place: MapPlace) => void;
}

interface Props extends PlaceActs {
  readonly placed: PlacedPlace;
  readonly marks: MapMarks;
  readonly zoom: number;
  readonly selected: boolean;
  readonly faded: boolean;
  readonly isTabStop: boolean;
  readonly describedBy: string | undefined;
}

/** A service, what only its callers know, a group or the rest of a hub, as a button at its place. */
export const MapPlaceButton = memo(function MapPlaceButton(props: Props) {
  const styles = useStyles2(getStyles);
  const { placed, marks, zoom, selected, faded } = props;
  const { place, x, y, width } = placed;
  const height = heightOf(placed, marks, zoom) / zoom;
  const level = marks.level.get(place.key);
  // Pointing fades and lights many places: what stands on them stays as it is.
  const words = useMemo(() => placeWords(place, marks, t), [place, marks]);
  const inside = useMemo(
    () => (
      <>
        <MapPlaceText placed={placed} marks={marks} zoom={zoom} />
        <MapBadges placed={placed} marks={marks} zoom={zoom} />
      </>
    ),
    [placed, marks, zoom]
  );
  const press = (event: MouseEvent) => {
    // A click without pointer is a press of Enter or Space: the second one opens what the first one selected.
    const isAgain = event.detail === 0 && selected && place.is === 'service';
    (isAgain ? props.onOpen : props.onSelect)(place);
  };
  return (
    <button
      type="button"
      className={joinClasses(
        styles.place,
        styles[lookOf(place)],
        styleOf(styles, level),
        marks.changes?.get(place.key)?.is === 'gone' && styles.gone,
        selected && styles.selected,
        faded && styles.faded
      )}
      style={{ left: x - width / 2, top: y - height / 2, width, height }}
      {...namesOf(place)}
      data-node-key={place.key}
      data-health={level}
      data-pinned={placed.isPinned}
      aria-label={words}
      aria-describedby={props.describedBy}
      aria-pressed={place.is === 'service' ? selected : undefined}
      aria-expanded={place.is === 'service' ? undefined : false}
      tabIndex={props.isTabStop ? 0 : -1}
      onClick={press}
      onDoubleClick={() => place.is === 'service' && props.onOpen(place)}
      onKeyDown={(event) => props.onKeyDown(event, place)}
      onMouseEnter={() => props.onLook(place.key)}
      onMouseLeave={() => props.onLook(undefined)}
      onFocus={() => props.onFocus(placed)}
      onBlur={() => props.onLook(undefined)}
    >
      {inside}
    </button>
  );
});

function namesOf(place: MapPlace): Readonly<Record<`data-${string}`, string>> {
  switch (place.is) {
    case 'service':
      return { 'data-testid': 'service-node', 'data-service': place.service.name };
    case 'group':
      return { 'data-testid': 'map-group', 'data-group': place.name };
    case 'more':
      return { 'data-testid': 'map-more', 'data-hub': place.hub.name };
  }
}

function lookOf(place: MapPlace): 'service' | 'other' | 'group' | 'more' {
  if (place.is === 'service') {
    return place.kind === 'service' ? 'service' : 'other';
  }
  return place.is;
}

function styleOf(styles: ReturnType<typeof getStyles>, level: HealthLevel | undefined): string | undefined {
  if (level === 'failing') {
    return styles.failing;
  }
  return level === 'degraded' || level === 'affected' ? styles.hurt : undefined;
}

const getStyles = (theme: GrafanaTheme2) => ({
  place: css({
    position: 'absolute',
    padding: 0,
    textAlign: 'left',
    color: theme.colors.text.primary,
    background: theme.colors.background.secondary,
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    '&:hover': { background: theme.colors.emphasize(theme.colors.background.secondary, 0.05) },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: 1 },
  }),
  service: css({}),
  other: css({
    borderStyle: 'dashed',
    color: theme.colors.text.secondary,
    background: theme.colors.background.primary,
  }),
  // A stack: there is more than one.
  group: css({
    borderColor: theme.colors.border.strong,
    boxShadow: `3px 3px 0 -1px ${theme.colors.background.primary}, 3px 3px 0 0 ${theme.colors.border.strong}`,
  }),
  more: css({
    borderStyle: 'dashed',
    borderRadius: theme.shape.radius.pill,
    color: theme.colors.text.secondary,
    background: theme.colors.background.primary,
  }),
  failing: css({ borderColor: theme.colors.error.border, borderWidth: 2, zIndex: 1 }),
  hurt: css({ borderColor: theme.colors.warning.border, borderWidth: 2 }),
  gone: css({ borderStyle: 'dotted', color: theme.colors.text.disabled }),
  selected: css({
    boxShadow: `0 0 0 2px ${theme.colors.background.primary}, 0 0 0 4px ${theme.colors.primary.border}`,
  }),
  faded: css({ opacity: 0.28 }),
});
