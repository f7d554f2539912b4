import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import type { HealthLevel } from '../../analysis/health';
import { HealthMark } from '../parts/HealthMark';

const levels: readonly HealthLevel[] = ['failing', 'degraded', 'affected', 'healthy', 'no-data'];

/** What shapes, widths and dashes mean, and what one can do. */
export function MapLegend() {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.legend} data-testid="map-legend">
      <div className={styles.levels}>
        {levels.map((level) => (
          <HealthMark key={level} level={level} />
        ))}
      </div>
      <dl className={styles.signs}>
        <Sign of={<Lines widths={[1.25, 3, 5]} />}>
          {t('map.legend.width', 'The wider, the more requests. Databases stay thin.')}
        </Sign>
        <Sign of={<Lines widths={[2.5]} look={styles.hurt} />}>
          {t('map.legend.hurt', 'Trouble comes this way, with its share of errors')}
        </Sign>
        <Sign of={<Lines widths={[1.5]} look={styles.async} />}>
          {t('map.legend.async', 'Messages: nobody waits for an answer')}
        </Sign>
        <Sign of={<span className={styles.other} />}>
          {t('map.legend.virtual', 'Known from its neighbours only: users, databases, queues, others outside')}
        </Sign>
        <Sign of="▲ 1.5">{t('map.legend.released', 'Released within this time')}</Sign>
      </dl>
      <p className={styles.ways}>
        {t(
          'map.legend.ways',
          'Drag to move. Ctrl or ⌘ with the wheel zooms, as do + and −; 0 shows all. Arrows go from service to service, Enter selects, o opens.'
        )}
      </p>
    </div>
  );
}

function Sign({ of, children }: { readonly of: ReactNode; readonly children: string }) {
  return (
    <>
      <dt>{of}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Lines({ widths, look }: { readonly widths: readonly number[]; readonly look?: string }) {
  const styles = useStyles2(getStyles);
  return (
    <svg width={36} height={widths.length * 7 + 2} className={look ?? styles.line} aria-hidden="true">
      {widths.map((width, index) => (
        <line key={width} x1={0} x2={36} y1={index * 7 + 4} y2={index * 7 + 4} strokeWidth={width} />
      ))}
    </svg>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  legend: css({ maxWidth: 340, fontSize: theme.typography.bodySmall.fontSize }),
  levels: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5, 1.5) }),
  signs: css({
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    alignItems: 'center',
    gap: theme.spacing(0.75, 1.5),
    margin: theme.spacing(1, 0),
    '& dt': { fontWeight: theme.typography.fontWeightRegular, whiteSpace: 'nowrap' },
    '& dd': { margin: 0 },
  }),
  line: css({ stroke: theme.colors.text.secondary }),
  hurt: css({ stroke: theme.colors.error.text }),
  async: css({ stroke: theme.colors.text.secondary, strokeDasharray: '6 4' }),
  other: css({
    display: 'inline-block',
    width: 36,
    height: 14,
    border: `1px dashed ${theme.colors.border.strong}`,
    borderRadius: theme.shape.radius.default,
  }),
  ways: css({ margin: 0, color: theme.colors.text.secondary }),
});
