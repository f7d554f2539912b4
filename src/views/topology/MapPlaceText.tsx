import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2, useTheme2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import type { MapPlace } from '../../analysis/map/mapGraph';
import type { MapMarks } from '../../analysis/map/mapMarks';
import { HealthShape, healthColour } from '../parts/HealthMark';
import { Sparkline } from '../parts/Sparkline';
import { detailAt, type Detail } from './camera';
import { kindIcon, kindWord } from './nodeKind';
import { formatRate } from '../parts/format';
import { figuresText, membersText, placeLabel, worstMember } from './placeText';
import type { PlacedPlace } from './scene';
import { shortened } from './shortened';
import { px } from './textScale';

interface Props {
  readonly placed: PlacedPlace;
  readonly marks: MapMarks;
  readonly zoom: number;
}

/** Below this width, in pixels of the screen, names and figures are set closer. */
const roomForUsual = 112;

/** What fails is named in full, in two lines if need be, even where its neighbours come to lie under it. */
const leastFailing = 25;

/** How high a place is drawn, in pixels of the screen. */
export function heightOf({ place: { key }, height }: PlacedPlace, { level }: MapMarks, zoom: number): number {
  const drawn = height * zoom;
  return level.get(key) === 'failing' && detailAt(drawn) !== 'shapes' ? Math.max(leastFailing, drawn) : drawn;
}

/** Width that a name takes per letter, at most, in pixels of the screen. */
const letter = { usual: 6.8, narrow: 5.6 } as const;

/** Heights that hold so many lines, in pixels of the screen. */
const roomForLines = { two: 23, three: 40, four: 54 } as const;

/** What is written in a place: the more, the larger it is drawn. The name has a line to itself where there are two. */
export function MapPlaceText({ placed, marks, zoom }: Props) {
  const styles = useStyles2(getStyles);
  const { place } = placed;
  const detail = detailAt(placed.height * zoom);
  const signs = <Signs place={place} marks={marks} size={detail === 'shapes' ? placed.height * 0.7 : undefined} />;
  if (detail === 'shapes') {
    return <span className={cx(styles.text, styles.shape)}>{signs}</span>;
  }
  const isNarrow = placed.width * zoom < roomForUsual;
  return (
    <span className={cx(styles.text, isNarrow && styles.narrow)}>
      <Words placed={placed} marks={marks} zoom={zoom} isNarrow={isNarrow} signs={signs} />
    </span>
  );
}

interface WordsProps extends Props {
  readonly isNarrow: boolean;
  readonly signs: ReactNode;
}

function Words(props: WordsProps) {
  const styles = useStyles2(getStyles);
  const { placed, marks, zoom, isNarrow, signs } = props;
  const { place } = placed;
  const [width, height] = [placed.width * zoom, heightOf(placed, marks, zoom)];
  const detail = detailAt(height);
  const label = placeLabel(place, t);
  const room = width - (isPlain(place, marks) ? 6 : 20);
  if (place.is === 'group' && height >= roomForLines.two) {
    return <GroupLines {...props} />;
  }
  if (isLonger(label, room, isNarrow) && isForTwoLines(place, height)) {
    return (
      <span className={styles.wrapped}>
        {signs} {label}
      </span>
    );
  }
  if (detail === 'names' || place.is === 'more') {
    return <Line signs={signs}>{inOneLine(label, room, isNarrow)}</Line>;
  }
  return (
    <>
      <span className={styles.label}>{label}</span>
      <Line signs={signs} isFigures isTraced={isTraced(place, marks)}>
        {secondLine(place, marks, width)}
      </Line>
      <ThirdLine placed={placed} marks={marks} detail={detail} />
    </>
  );
}

/** Two lines of a name, where there is no room for figures or none are told. */
function isForTwoLines(place: MapPlace, height: number): boolean {
  return height >= roomForLines.two && (detailAt(height) === 'names' || isVirtual(place));
}

function isLonger(label: string, width: number, isNarrow: boolean): boolean {
  return label.length * (isNarrow ? letter.narrow : letter.usual) > width;
}

/** The name in one line; the whole of it stands in the tooltip. */
function inOneLine(label: string, width: number, isNarrow: boolean): string {
  return shortened(label, Math.floor(width / (isNarrow ? letter.narrow : letter.usual)));
}

function isTraced({ is, key }: MapPlace, { traced }: MapMarks): boolean {
  return is === 'service' && Boolean(traced?.get(key));
}

/** Nothing but the name stands in its line. */
function isPlain(place: MapPlace, { level }: MapMarks): boolean {
  const how = level.get(place.key);
  return !isVirtual(place) && (how === undefined || how === 'healthy');
}

/** A closed group: its name, how many are in it and how they are, its worst service, and what it is asked. */
function GroupLines({ placed, marks, zoom, signs }: WordsProps) {
  const { place } = placed;
  if (place.is !== 'group') {
    return null;
  }
  const height = placed.height * zoom;
  const lines = 1 + Number(height >= roomForLines.three) + Number(height >= roomForLines.four);
  const worst = worstMember(place, marks);
  const rate = marks.red.get(place.key)?.rate;
  const told = [
    membersText(place, marks, t),
    ...(worst === undefined ? [] : [t('map.group.worst', 'worst: {{name}}', { name: worst })]),
    ...(rate === undefined ? [] : [formatRate(rate)]),
  ];
  return (
    <>
      <Line signs={signs}>{placeLabel(place, t)}</Line>
      {told.slice(0, lines).map((one) => (
        <Line key={one} isFigures>
          {one}
        </Line>
      ))}
    </>
  );
}

function isVirtual(place: MapPlace): boolean {
  return place.is === 'service' && place.kind !== 'service';
}

/** What a sign beside the figures takes of their width, in pixels of the screen. */
const besideSigns = 26;

/** What stands below the name: what a trace did there, else the figures of a service, the kind of everything else, the count of a group. */
function secondLine(place: MapPlace, marks: MapMarks, width: number): string {
  if (place.is !== 'service') {
    return membersText(place, marks, t);
  }
  const told = marks.figures?.get(place.key) || marks.traced?.get(place.key);
  if (told) {
    return told;
  }
  return place.kind === 'service'
    ? figuresText(marks.red.get(place.key), width - besideSigns)
    : kindWord(place.kind, t);
}

/** Of a service its errors through time, or its requests where none fail. */
function ThirdLine({ placed, marks, detail }: Omit<Props, 'zoom'> & { readonly detail: Detail }) {
  const theme = useTheme2();
  const { place } = placed;
  const course = marks.course.get(place.key);
  if (detail !== 'courses' || !course) {
    return null;
  }
  const level = marks.level.get(place.key) ?? 'no-data';
  const isFailing = course.errors.values.some((share) => (share ?? 0) > 0.01);
  return (
    <Sparkline
      series={isFailing ? course.errors : course.rate}
      colour={level === 'healthy' || level === 'no-data' ? undefined : healthColour(theme, level)}
      width={Math.max(20, placed.width - 16)}
      height={Math.max(10, placed.height * 0.3)}
    />
  );
}

interface LineProps {
  readonly signs?: ReactNode;
  readonly isFigures?: boolean;
  readonly isTraced?: boolean;
  readonly children: ReactNode;
}

function Line(props: LineProps) {
  const styles = useStyles2(getStyles);
  return (
    <span className={cx(styles.line, props.isFigures && styles.figures, props.isTraced && styles.traced)}>
      {props.signs}
      <span className={styles.label}>{props.children}</span>
    </span>
  );
}

function Signs({ place, marks, size = 11 }: { place: MapPlace; marks: MapMarks; size?: number }) {
  const styles = useStyles2(getStyles);
  const level = marks.level.get(place.key);
  const icon = place.is === 'service' ? kindIcon(place.kind) : undefined;
  return (
    <>
      {icon && <Icon name={icon} size="xs" className={styles.icon} />}
      {level && level !== 'healthy' && <HealthShape level={level} size={size} />}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  text: css({
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    width: '100%',
    height: '100%',
    padding: `0 ${px(4)}`,
    overflow: 'hidden',
    fontSize: px(12),
    lineHeight: px(15),
  }),
  shape: css({ alignItems: 'center', padding: 0 }),
  narrow: css({
    padding: `0 0 0 ${px(3)}`,
    fontSize: px(11),
    letterSpacing: '-0.3px',
    '& *': { fontSize: 'inherit', gap: px(2) },
  }),
  line: css({ display: 'flex', alignItems: 'center', gap: px(4), minWidth: 0, '& svg': { flex: 'none' } }),
  icon: css({ color: theme.colors.text.secondary, width: px(12), height: px(12) }),
  label: css({ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  wrapped: css({
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
    flex: 'none',
    overflow: 'hidden',
    overflowWrap: 'anywhere',
    fontSize: px(11),
    lineHeight: px(11.2),
    letterSpacing: '-0.2px',
    '& svg': { verticalAlign: 'middle' },
  }),
  figures: css({
    fontSize: px(11),
    lineHeight: px(14),
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
  }),
  traced: css({ color: theme.colors.primary.text }),
});
