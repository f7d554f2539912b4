import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, InlineSwitch, useStyles2 } from '@grafana/ui';
import React from 'react';
import { Link } from 'react-router-dom';
import { Disclosure } from '../parts/Disclosure';
import { TraceField } from './traced/TraceField';
import type { MapSetting } from './useMapSetting';

interface Props extends Pick<MapSetting, 'look' | 'go' | 'pathTo'> {
  /** Undefined where the browser does not allow it. */
  readonly onFullScreen: (() => void) | undefined;
}

/** What is used less. */
export function MoreMenu({ look, go, pathTo, onFullScreen }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <Disclosure label={t('map.more.title', 'More')} icon="ellipsis-v" size="md">
      {(close) => (
        <div className={styles.menu}>
          <InlineSwitch
            id="map-self-calls"
            label={t('map.self-calls', 'Calls to itself')}
            showLabel
            transparent
            value={look.selfCalls === true}
            onChange={() => go({ selfCalls: look.selfCalls ? undefined : true })}
          />
          {look.hide !== undefined && (
            <Button variant="secondary" fill="text" icon="eye" onClick={() => go({ hide: undefined })}>
              {t('map.hide.none', 'Hide nothing')}
            </Button>
          )}
          {onFullScreen && (
            <Button
              variant="secondary"
              fill="text"
              icon="expand-arrows"
              onClick={() => {
                close();
                onFullScreen();
              }}
            >
              {t('map.full-screen', 'Full screen')}
            </Button>
          )}
          <div className={styles.field}>
            <TraceField
              onTrace={(trace) => {
                close();
                go({ trace });
              }}
            />
          </div>
          <Link to={pathTo({ kiosk: true })} className={styles.link}>
            {t('map.wall.title', 'For a screen on a wall')}
          </Link>
          <span className={styles.about}>
            {t(
              'map.wall.about',
              'Only the map, large, asked again as often as the time picker says. Its address can be opened on any screen.'
            )}
          </span>
        </div>
      )}
    </Disclosure>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  menu: css({ display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: theme.spacing(0.5) }),
  field: css({ alignSelf: 'stretch', padding: theme.spacing(0.5, 1) }),
  link: css({
    padding: theme.spacing(0.5, 1),
    color: theme.colors.text.link,
    '&:hover': { textDecoration: 'underline' },
  }),
  about: css({
    padding: theme.spacing(0, 1),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
