import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { MapPlace } from '../../analysis/map/mapGraph';
import type { MapMarks } from '../../analysis/map/mapMarks';
import { timeZoneOf } from '../../grafana/timeZone';
import type { Red } from '../../model/red';
import { asText } from '../parts/asText';
import { formatDuration, formatRate, formatRatio } from '../parts/format';
import { formatP95 } from '../parts/formatP95';
import { HealthMark } from '../parts/HealthMark';
import { healthSummary } from '../parts/healthText';
import { linkTitle } from './linkText';
import { changeWords } from './mapChangeText';
import { kindWord } from './nodeKind';
import { membersText, placeTitle, worstMember } from './placeText';
import type { MapScene, PlacedLink, PlacedPlace } from './scene';

/** What the pointer or the focus is on. */
export type Looked =
  | { readonly is: 'place'; readonly placed: PlacedPlace }
  | { readonly is: 'link'; readonly placed: PlacedLink };

interface Props {
  readonly looked: Looked;
  readonly marks: MapMarks;
  readonly scene: MapScene;
}

/** All that is known of what is looked at, in a few lines. */
export function MapTooltipFacts({ looked, marks, scene }: Props) {
  return looked.is === 'place' ? (
    <PlaceFacts place={looked.placed.place} marks={marks} />
  ) : (
    <LinkFacts link={looked.placed.link} marks={marks} scene={scene} />
  );
}

function PlaceFacts({ place, marks }: { readonly place: MapPlace; readonly marks: MapMarks }) {
  const health = marks.health.get(place.key);
  const red = marks.red.get(place.key);
  const isService = place.is === 'service' && place.kind === 'service';
  return (
    <>
      <strong>{placeTitle(place, t)}</strong>
      {health && <HealthMark level={health.level} />}
      {health && health.reasons.length > 0 && <span>{healthSummary(health, t, timeZoneOf())}</span>}
      {place.is === 'service' ? <Kind place={place} /> : <Members place={place} marks={marks} />}
      <Figures red={red} told={marks.figures?.get(place.key)} isKnown={isService || red !== undefined} />
      <Marks of={place.key} marks={marks} />
    </>
  );
}

function Kind({ place }: { readonly place: Extract<MapPlace, { is: 'service' }> }) {
  return place.kind === 'service' ? null : (
    <span>
      {t('overview.map.known-to-callers', '{{kind}}, known from its neighbours only', {
        kind: kindWord(place.kind, t),
      })}
    </span>
  );
}

function Members({ place, marks }: { place: Exclude<MapPlace, { is: 'service' }>; marks: MapMarks }) {
  const worst = worstMember(place, marks);
  return (
    <>
      <span>{membersText(place, marks, t)}</span>
      {worst && <span>{t('map.group.worst', 'worst: {{name}}', { name: worst, ...asText })}</span>}
      <span>{t('map.group.open', 'Press to open')}</span>
    </>
  );
}

function LinkFacts({ link, marks, scene }: { link: PlacedLink['link']; marks: MapMarks; scene: MapScene }) {
  const places = new Map(scene.places.map(({ place }) => [place.key, place]));
  return (
    <>
      <strong>{linkTitle(link, places, t)}</strong>
      {link.edges.length > 1 && (
        <span>
          {t('map.link.calls', '{{count}} calls between services', {
            count: link.edges.length,
            defaultValue_one: '{{count}} call between services',
            defaultValue_other: '{{count}} calls between services',
          })}
        </span>
      )}
      {link.kind === 'messaging' && <span>{t('map.link.messages', 'messages: nobody waits for an answer')}</span>}
      <Figures red={link.red} told={marks.figures?.get(link.key)} isKnown />
      <Marks of={link.key} marks={marks} />
    </>
  );
}

/** What is marked besides its figures: a release, a difference, what a trace did there. */
function Marks({ of, marks }: { readonly of: string; readonly marks: MapMarks }) {
  const released = marks.released?.get(of);
  const change = marks.changes?.get(of);
  const traced = marks.traced?.get(of);
  return (
    <>
      {released && <span>{t('map.released', 'released {{version}}', { version: released, ...asText })}</span>}
      {change && <span>{changeWords(change, t)}</span>}
      {traced && <span>{t('map.in-trace', 'in this trace: {{what}}', { what: traced, ...asText })}</span>}
    </>
  );
}

interface FiguresProps {
  readonly red: Red | undefined;
  /** Words that stand for them. */
  readonly told: string | undefined;
  readonly isKnown: boolean;
}

function Figures({ red, told, isKnown }: FiguresProps) {
  const styles = useStyles2(getStyles);
  const { p50, p99 } = red?.duration ?? {};
  if (told !== undefined || !isKnown) {
    return told ? <span>{told}</span> : null;
  }
  return (
    <dl className={styles.figures}>
      <dt>{t('overview.figure.rate', 'Rate')}</dt>
      <dd>{formatRate(red?.rate)}</dd>
      <dt>{t('overview.figure.errors', 'Errors')}</dt>
      <dd>{formatRatio(red?.errors)}</dd>
      {p50 !== undefined && (
        <>
          <dt>{t('overview.figure.p50', 'p50')}</dt>
          <dd>{formatDuration(p50)}</dd>
        </>
      )}
      <dt>{t('overview.figure.p95', 'p95')}</dt>
      <dd>{formatP95(red?.duration)}</dd>
      {p99 !== undefined && (
        <>
          <dt>{t('overview.figure.p99', 'p99')}</dt>
          <dd>{formatDuration(p99)}</dd>
        </>
      )}
    </dl>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  figures: css({
    display: 'grid',
    gridTemplateColumns: 'auto auto',
    columnGap: theme.spacing(2),
    margin: 0,
    fontVariantNumeric: 'tabular-nums',
    '& dt': { fontWeight: theme.typography.fontWeightRegular, color: theme.colors.text.secondary },
    '& dd': { margin: 0, textAlign: 'right' },
  }),
});
