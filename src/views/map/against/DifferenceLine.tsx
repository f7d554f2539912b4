import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React, { useMemo, useState } from 'react';
import { changeKinds, type ChangeKind, type Differing } from '../../../analysis/map/differenceOrder';
import type { Window } from '../../../model/window';
import type { OverviewView } from '../../routes';
import { asText } from '../../parts/asText';
import { kindCountText, kindSigns, partsText, windowText } from './againstText';
import { DifferenceList } from './DifferenceList';
import { OtherSide } from './OtherSide';
import { after, viewOf } from './selectedDifference';
import type { Comparison, Found, Other } from './useComparison';

interface Props {
  readonly comparison: Comparison;
  /** On screen now. */
  readonly window: Window;
  readonly view: OverviewView;
  readonly timeZone?: string;
  readonly onSelect: (view: OverviewView) => void;
  readonly onRetry: () => void;
}

/** What is otherwise than in what the map is compared with: a count for each way, which leads to one after the other. */
export function DifferenceLine({ comparison, window, view, timeZone, onSelect, onRetry }: Props) {
  const styles = useStyles2(getStyles);
  const [isListed, list] = useState(false);
  const { found, other } = comparison;
  if (!other) {
    return null;
  }
  const name = nameOf(comparison, other, { window, timeZone });
  return (
    <section className={styles.box} aria-label={t('map.against.section', 'Comparison')} data-testid="map-difference">
      <div className={styles.line}>
        <span>{t('map.against.sentence', 'Compared with {{name}}:', { name, ...asText })}</span>
        {other.isSame && (
          <span>
            {t(
              'map.against.same',
              'this is that very time. Choose another in the time picker to see what is different.'
            )}
          </span>
        )}
        {found && !other.isSame && <Counts found={found} view={view} onSelect={onSelect} />}
        {found && found.differing.length > 0 && (
          <Button size="sm" variant="secondary" fill="text" aria-expanded={isListed} onClick={() => list(!isListed)}>
            {isListed ? t('map.against.hide-list', 'Hide the list') : t('map.against.list', 'List')}
          </Button>
        )}
        <OtherSide other={other} calls={found?.calls} onRetry={onRetry} />
      </div>
      {isListed && found && <DifferenceList differing={found.differing} view={view} onSelect={onSelect} />}
    </section>
  );
}

interface Beside {
  readonly window: Window;
  readonly timeZone?: string;
}

function nameOf({ against }: Comparison, other: Other, { window, timeZone }: Beside): string {
  return against?.is === 'environment' ? other.environment : windowText(other.told, window, timeZone);
}

function Counts({ found, view, onSelect }: { readonly found: Found } & Pick<Props, 'view' | 'onSelect'>) {
  const byKind = useMemo(() => {
    const kinds = new Map<ChangeKind, Differing[]>(changeKinds.map((kind) => [kind, []]));
    found.differing.forEach((one) => one.kinds.forEach((kind) => kinds.get(kind)?.push(one)));
    return [...kinds].filter(([, those]) => those.length > 0);
  }, [found]);
  if (byKind.length === 0) {
    return <span>{t('map.against.none', 'no difference beyond the usual noise.')}</span>;
  }
  return (
    <>
      {byKind.map(([kind, those]) => (
        <Button
          key={kind}
          size="sm"
          variant="secondary"
          tooltip={partsText(those, t)}
          onClick={() => onSelect(viewOf(after(those, view)))}
          data-kind={kind}
        >
          <span aria-hidden="true">{kindSigns[kind]}</span> {kindCountText(kind, those.length, t)}
        </Button>
      ))}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(0.5), minWidth: 0 }),
  line: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0.5, 0.75), minHeight: 24 }),
});
