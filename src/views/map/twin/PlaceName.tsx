import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { MapPlace } from '../../../analysis/map/mapGraph';
import type { MapMarks } from '../../../analysis/map/mapMarks';
import { kindIcon, kindWord } from '../../topology/nodeKind';
import { membersText, placeLabel, placeTitle } from '../../topology/placeText';

interface Props {
  readonly place: MapPlace;
  readonly marks: MapMarks;
}

/** What a place is called, with what it is where that is no service, and what was found or released there. */
export function PlaceName({ place, marks }: Props) {
  const styles = useStyles2(getStyles);
  const icon = place.is === 'service' ? kindIcon(place.kind) : 'layer-group';
  const released = marks.released?.get(place.key);
  const isFound = marks.found?.has(place.key) ?? false;
  return (
    <span className={styles.name} title={placeTitle(place, t)}>
      {icon && <Icon name={icon} size="sm" title={kindTitle(place)} />}
      <span className={cx(styles.text, isFound && styles.found)}>
        {place.is === 'more' ? placeTitle(place, t) : placeLabel(place, t)}
      </span>
      {place.is === 'group' && <span className={styles.quiet}>{membersText(place, marks, t)}</span>}
      {isFound && <Icon name="search" size="xs" title={t('map.twin.found', 'found')} />}
      {released !== undefined && <span className={styles.quiet}>▲ {released}</span>}
    </span>
  );
}

function kindTitle(place: MapPlace): string {
  return place.is === 'service' ? kindWord(place.kind, t) : t('map.twin.closed', 'closed, Enter opens it');
}

const getStyles = (theme: GrafanaTheme2) => ({
  name: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.75), minWidth: 0, maxWidth: '100%' }),
  text: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  found: css({ fontWeight: theme.typography.fontWeightBold, textDecoration: 'underline' }),
  quiet: css({
    flex: 'none',
    whiteSpace: 'nowrap',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
