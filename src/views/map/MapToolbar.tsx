import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import type { Grouping } from '../../analysis/map/mapChoice';
import { FocusChoice } from './FocusChoice';
import { GroupingChoice } from './GroupingChoice';
import { MoreMenu } from './MoreMenu';
import { OnlyHurtSwitch } from './OnlyHurtSwitch';
import { TwinSwitch } from './TwinSwitch';
import type { MapSetting } from './useMapSetting';

interface Props {
  readonly setting: MapSetting;
  readonly inUse: Grouping;
  readonly labels: readonly string[];
  readonly onFullScreen: (() => void) | undefined;
  /** The search. */
  readonly find: ReactNode;
  /** With what the map is compared. */
  readonly against?: ReactNode;
  readonly takeAway: ReactNode;
}

/** What is put on the map, and how. */
export function MapToolbar({ setting, inUse, labels, onFullScreen, find, against, takeAway }: Props) {
  const styles = useStyles2(getStyles);
  const { look, go } = setting;
  return (
    <div className={styles.bar} role="group" aria-label={t('map.tools', 'What is on the map')} data-testid="map-tools">
      <div className={styles.find}>{find}</div>
      <GroupingChoice
        grouping={look.grouping}
        inUse={inUse}
        labels={labels}
        onGrouping={(grouping) => go({ grouping, opened: [] })}
      />
      <FocusChoice selected={look.selected} focus={look.focus} onFocus={(focus) => go({ focus })} />
      <OnlyHurtSwitch {...setting} />
      {against}
      <div className={styles.end}>
        <TwinSwitch {...setting} />
        {takeAway}
        <MoreMenu {...setting} onFullScreen={onFullScreen} />
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: theme.spacing(0.75) }),
  find: css({ flex: '1 1 220px', minWidth: 200, maxWidth: 460 }),
  end: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.5), marginLeft: 'auto' }),
});
