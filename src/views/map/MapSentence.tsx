import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { Fragment } from 'react';
import { Link } from 'react-router-dom';
import { asText } from '../parts/asText';
import { formatCount } from '../parts/format';
import { HealthShape } from '../parts/HealthMark';
import { healthWord } from '../parts/healthText';
import { listPieces } from '../parts/language';
import { sentenceStyle } from '../parts/sentenceStyle';
import { serviceLabel, serviceTitle } from '../parts/serviceName';
import type { HurtPlace, MapStory } from './mapStory';
import type { MapSetting } from './useMapSetting';

interface Props {
  readonly story: MapStory;
  readonly pathTo: MapSetting['pathTo'];
  /** To be read from across a room. */
  readonly isLarge?: boolean;
}

/** More names than these make a list of a sentence. */
const mostNamed = 3;

/** What is on the map, who is hurt and how far it is felt; each name selects its service. */
export function MapSentence({ story, pathTo, isLarge = false }: Props) {
  const styles = useStyles2(getStyles);
  const [worst] = story.hurt;
  return (
    <p className={cx(styles.sentence, isLarge && styles.large)} data-testid="map-sentence" aria-live="polite">
      {worst && <HealthShape level={worst.level} size={isLarge ? 24 : 14} />}
      <span>
        {whatIsThere(story)} <HowItIs story={story} pathTo={pathTo} />
      </span>
    </p>
  );
}

/** How many services there are, and in how many groups they stand. */
export function whatIsThere({ services, groups }: MapStory): string {
  const facts = { total: formatCount(services), groups: formatCount(groups), count: services, ...asText };
  return groups === 0
    ? t('map.sentence.services', '{{total}} services.', {
        ...facts,
        defaultValue_one: 'One service.',
        defaultValue_other: '{{total}} services.',
      })
    : t('map.sentence.services-in-groups', '{{total}} services in {{groups}} groups.', {
        ...facts,
        count: groups,
        defaultValue_one: '{{total}} services, one group.',
        defaultValue_other: '{{total}} services in {{groups}} groups.',
      });
}

function HowItIs({ story, pathTo }: Omit<Props, 'isLarge'>) {
  const { hurt, affected, told } = story;
  if (told === 0) {
    return <>{t('overview.headline.no-data', 'No requests were seen in this time range.')}</>;
  }
  if (hurt.length === 0) {
    return <>{affected === 0 ? t('map.sentence.well', 'All of them are well.') : `${affectedText(affected)}.`}</>;
  }
  const levels = (['failing', 'degraded'] as const).map((level) => hurt.filter((place) => place.level === level));
  return (
    <>
      {levels
        .filter((places) => places.length > 0)
        .map((places, index) => (
          <Fragment key={places[0]?.level}>
            {index > 0 && '; '}
            <OfLevel places={places} pathTo={pathTo} />
          </Fragment>
        ))}
      {affected > 0 && `; ${affectedText(affected)}`}.
    </>
  );
}

/** `1 failing: ledger, felt by 3 callers`. */
function OfLevel({ places, pathTo }: { readonly places: readonly HurtPlace[]; readonly pathTo: Props['pathTo'] }) {
  const named = places.slice(0, mostNamed);
  const [first] = places;
  const level = first?.level ?? 'failing';
  const more = places.length - named.length;
  return (
    <>
      {formatCount(places.length)} {healthWord(level, t)}:{' '}
      {listPieces(named.length).map((piece, index) => (
        <Fragment key={index}>
          {'between' in piece ? piece.between : <Name place={named[piece.item]} pathTo={pathTo} />}
        </Fragment>
      ))}
      {more > 0 && <> {t('overview.headline.and-more', '(and {{more}} more)', { more })}</>}
    </>
  );
}

function Name({ place, pathTo }: { readonly place?: HurtPlace; readonly pathTo: Props['pathTo'] }) {
  if (!place) {
    return null;
  }
  const { service, callers } = place;
  return (
    <>
      <Link to={pathTo({ selected: service, edge: undefined })} title={serviceTitle(service, t)}>
        {serviceLabel(service, t)}
      </Link>
      {callers > 0 && (
        <>
          {' '}
          {t('map.sentence.felt', '(felt by {{count}} callers)', {
            count: callers,
            defaultValue_one: '(felt by one caller)',
            defaultValue_other: '(felt by {{count}} callers)',
          })}
        </>
      )}
    </>
  );
}

function affectedText(count: number): string {
  return t('map.sentence.affected', '{{count}} more affected', {
    count,
    defaultValue_one: '{{count}} more affected',
    defaultValue_other: '{{count}} more affected',
  });
}

const getStyles = (theme: GrafanaTheme2) => ({
  sentence: sentenceStyle(theme),
  large: css({
    fontSize: theme.typography.h2.fontSize,
    lineHeight: 1.3,
    '& svg': { marginTop: 'calc((1lh - 24px) / 2)' },
  }),
});
