import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo, useRef, useState } from 'react';
import type { MapLook } from '../mapRoutes';
import { ThreadBar } from '../parts/ThreadBar';
import { useMetricScope } from '../parts/useMetricScope';
import { LeaveWall } from './LeaveWall';
import { MapDrawn } from './MapDrawn';
import { MapHead } from './MapHead';
import { MapNotices } from './MapNotices';
import { MapSide } from './MapSide';
import { MapTools } from './MapTools';
import { SkipToTwin, twinId } from './SkipToTwin';
import { MapTwin } from './twin/MapTwin';
import { useHeightLeft } from './useHeightLeft';
import { useLooking } from './useLooking';
import { useMapData } from './useMapData';
import { useMapPageKeys } from './useMapPageKeys';
import { useMapSetting } from './useMapSetting';
import { useSkipToTwin } from './useSkipToTwin';
import { useTaken } from './useTaken';

/** Lower than this nobody can read a map; then the page scrolls. */
const leastHeight = 480;

/** Who calls whom, what is hurt, and through whom. */
export function MapPage() {
  const styles = useStyles2(getStyles);
  const page = useRef<HTMLDivElement>(null);
  const screen = useRef<HTMLDivElement>(null);
  const metrics = useMetricScope();
  const setting = useMapSetting();
  const data = useMapData(metrics, setting);
  const looking = useLooking();
  const taken = useTaken(setting.look.seenFrom);
  const { head, stage, foot, height } = useHeightLeft(leastHeight);
  const { look, go, pathTo } = setting;
  const [isSideOpen, openSide] = useSide(look);
  useMapPageKeys(page, { look, go, looking });
  const skip = useSkipToTwin(setting);
  const thread = useMemo(() => ({ service: look.selected }), [look.selected]);
  const shared = { setting, data, metrics };
  const isWall = look.kiosk === true;
  return (
    <div ref={page} className={cx(styles.page, isWall && styles.wall)} data-testid="map-page">
      <div ref={head} className={styles.head}>
        {!isWall && <ThreadBar thread={thread} />}
        <MapHead {...shared} />
        {!isWall && <MapTools {...shared} screen={screen} taken={taken} />}
        <MapNotices {...shared} />
      </div>
      {!isWall && <SkipToTwin onSkip={skip} />}
      <div className={bodyClass(styles, { isSideOpen, isWall, hasTwin: look.twin !== undefined })}>
        <MapDrawn
          {...shared}
          screen={screen}
          looking={looking}
          taken={taken}
          stage={stage}
          foot={foot}
          height={height}
        />
        {!isWall && look.twin && (
          <div id={twinId} className={styles.twin}>
            <MapTwin setting={setting} data={data} show={look.twin} looking={looking} />
          </div>
        )}
        {!isWall && <MapSide {...shared} isOpen={isSideOpen} onOpen={openSide} looking={looking} />}
      </div>
      {isWall && <LeaveWall href={pathTo({ kiosk: undefined })} />}
    </div>
  );
}

/** The map has all the room until something is selected, or the side is opened by hand. */
function useSide({ selected, edge, trace }: MapLook): readonly [boolean, (isOpen: boolean) => void] {
  const [byHand, openByHand] = useState<boolean>();
  return [byHand ?? (selected !== undefined || edge !== undefined || trace !== undefined), openByHand];
}

interface Shown {
  readonly isSideOpen: boolean;
  readonly isWall: boolean;
  readonly hasTwin: boolean;
}

function bodyClass(styles: ReturnType<typeof getStyles>, { isSideOpen, isWall, hasTwin }: Shown): string {
  return cx(
    styles.body,
    !isSideOpen && styles.folded,
    hasTwin && styles.withTwin,
    hasTwin && !isSideOpen && styles.withTwinFolded,
    isWall && styles.alone
  );
}

const narrow = '@container page (max-width: 820px)';
const wide = '@container page (min-width: 1500px)';
const column = 'minmax(0, 1fr)';

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    minWidth: 0,
    container: 'page / inline-size',
  }),
  wall: css({ fontSize: theme.typography.h5.fontSize }),
  head: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0 }),
  body: css({
    display: 'grid',
    gap: theme.spacing(1.5),
    gridTemplateColumns: `${column} 340px`,
    gridTemplateAreas: '"map side" "twin side"',
    gridTemplateRows: 'auto 1fr',
    '& > aside': { gridArea: 'side' },
    [narrow]: { gridTemplateColumns: column, gridTemplateAreas: '"map" "twin" "side"', gridTemplateRows: 'auto' },
  }),
  folded: css({
    gridTemplateColumns: `${column} 24px`,
    [narrow]: { gridTemplateColumns: column },
  }),
  withTwin: css({
    [wide]: { gridTemplateColumns: `${column} 560px 340px`, gridTemplateAreas: '"map twin side"' },
  }),
  withTwinFolded: css({ [wide]: { gridTemplateColumns: `${column} 640px 24px` } }),
  alone: css({ gridTemplateColumns: column, gridTemplateAreas: '"map"' }),
  twin: css({ gridArea: 'twin', minWidth: 0, height: 380, [wide]: { height: 'auto', position: 'relative' } }),
});
