import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { strainsOf } from '../../analysis/resourceStrain';
import { useTimeKeys } from '../../grafana/clock';
import type { Mark } from '../../grafana/markFrames';
import { timeZoneOf } from '../../grafana/timeZone';
import type { LogSubject } from '../../model/log';
import { tiers, type AskedFigure, type Tier } from '../../model/resource';
import { Caveats } from '../parts/Caveats';
import { OutcomeView } from '../parts/OutcomeView';
import { useReleaseMarks } from '../parts/useReleases';
import { ResourcesFigure, figureHeight } from './ResourcesFigure';
import { ResourcesStatements } from './ResourcesStatements';
import { strainText, tierAbsent, tierTitle } from './resourcesTexts';
import type { CountedTabProps } from './ServiceTabs';
import { useCount } from './useCount';
import { useFigures, useResourceNames, useStatements } from './useResources';

/** What the service runs on, is made of and is there for, in three tiers; a sentence of what is used up first. */
export function ResourcesTab({ service, metrics, context, onCount }: CountedTabProps) {
  const { refresh } = useTimeKeys();
  const names = useResourceNames(metrics);
  const figures = useFigures(service, metrics, names);
  const statements = useStatements(service, metrics, names);
  useCount(figures, onCount);
  const of = useMemo<LogSubject>(() => ({ is: 'service', service: service.name }), [service.name]);
  const marks = useReleaseMarks(metrics, of);
  const isAsking = figures.is === 'loading';
  return (
    <div data-testid="resources">
      <OutcomeView
        answer={figures}
        awaited={t('resources.awaited', 'Asking for resources…')}
        minHeight={figureHeight}
        onRetry={refresh}
        empty={() => <Tiers figures={[]} isAsking={false} marks={marks} />}
      >
        {(asked, caveats) => (
          <>
            <Caveats caveats={caveats} />
            <Sentence figures={asked} />
            <Tiers figures={asked} isAsking={isAsking} marks={marks} />
          </>
        )}
      </OutcomeView>
      <ResourcesStatements statements={statements} context={context} service={service} />
    </div>
  );
}

interface TiersProps {
  readonly figures: readonly AskedFigure[];
  readonly isAsking: boolean;
  readonly marks: readonly Mark[];
}

function Tiers({ figures, ...more }: TiersProps) {
  return tiers.map((tier) => (
    <TierGroup key={tier} tier={tier} figures={figures.filter((figure) => figure.tier === tier)} {...more} />
  ));
}

function TierGroup({ tier, figures, ...more }: TiersProps & { readonly tier: Tier }) {
  const styles = useStyles2(getStyles);
  const title = tierTitle(tier, t);
  return (
    <section aria-label={title} className={styles.tier} data-tier={tier}>
      <h3 className={styles.title}>{title}</h3>
      {figures.length === 0 ? (
        <p className={styles.quiet}>{tierAbsent(tier, t)}</p>
      ) : (
        <div className={styles.figures}>
          {figures.map((figure) => (
            <ResourcesFigure key={figure.id} figure={figure} {...more} />
          ))}
        </div>
      )}
    </section>
  );
}

function Sentence({ figures }: { readonly figures: readonly AskedFigure[] }) {
  const styles = useStyles2(getStyles);
  const strains = useMemo(
    () => strainsOf(figures.flatMap(({ outcome }) => (outcome.is === 'ready' ? [outcome.value] : []))),
    [figures]
  );
  const text = strains.map((strain) => strainText(strain, t, timeZoneOf())).join(', ');
  return text === '' ? null : (
    <p className={styles.sentence} data-testid="resources-sentence">
      {text.charAt(0).toUpperCase() + text.slice(1)}.
    </p>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  tier: css({ marginBottom: theme.spacing(2) }),
  title: css({
    margin: theme.spacing(0, 0, 0.5),
    fontSize: theme.typography.body.fontSize,
    fontWeight: theme.typography.fontWeightMedium,
    color: theme.colors.text.secondary,
  }),
  quiet: css({ margin: 0, color: theme.colors.text.secondary }),
  sentence: css({ margin: theme.spacing(0, 0, 1.5) }),
  figures: css({
    display: 'grid',
    gap: theme.spacing(1.5),
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 340px), 1fr))',
  }),
});
