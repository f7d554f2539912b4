import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { memo, useMemo } from 'react';
import type { CriticalPath } from '../../analysis/criticalPath';
import { serviceKey } from '../../model/service';
import { ms, type Ms } from '../../model/units';
import { asText } from '../parts/asText';
import { formatDuration } from '../parts/format';
import type { ServiceColour } from '../parts/serviceColour';
import { serviceLabel } from '../parts/serviceName';
import { signedDuration } from './differenceTexts';
import { pathByService, pathPieces } from './pathPieces';

interface Props {
  readonly before: CriticalPath | undefined;
  readonly after: CriticalPath | undefined;
  readonly colourOf: (service: string) => ServiceColour;
}

const none: CriticalPath = { root: undefined, sections: [], shares: new Map() };
/** Pieces are drawn down to this share of the width. */
const leastShare = 0.001;
/** Services named below the strips. */
const named = 8;

/** The two critical paths on one scale, and what each service is of them. */
export const PathStrips = memo(function PathStrips({ before = none, after = none, colourOf }: Props) {
  const styles = useStyles2(getStyles);
  const whole = ms(Math.max(before.root?.duration ?? 0, after.root?.duration ?? 0));
  const services = useMemo(() => pathByService(before, after).slice(0, named), [before, after]);
  const isPair = before.root !== undefined && after.root !== undefined;
  return (
    <section aria-label={t('compare.paths', 'Critical paths')} data-testid="path-strips">
      <h3 className={styles.title}>{t('compare.paths', 'Critical paths')}</h3>
      {before.root && <Strip name={t('compare.first', 'First')} path={before} whole={whole} colourOf={colourOf} />}
      {after.root && <Strip name={t('compare.second', 'Second')} path={after} whole={whole} colourOf={colourOf} />}
      <ul className={styles.services}>
        {services.map(({ service, ...times }) => (
          <li key={serviceKey(service)} className={styles.service}>
            <Swatch look={colourOf(service.name)} />
            {serviceLabel(service, t)}{' '}
            <span className={styles.quiet}>
              {isPair
                ? `${formatDuration(times.before)} → ${formatDuration(times.after)} (${signedDuration(ms(times.after - times.before))})`
                : formatDuration(ms(times.before + times.after))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
});

interface StripProps {
  readonly name: string;
  readonly path: CriticalPath;
  readonly whole: Ms;
  readonly colourOf: (service: string) => ServiceColour;
}

function Strip({ name, path, whole, colourOf }: StripProps) {
  const styles = useStyles2(getStyles);
  const pieces = useMemo(() => pathPieces(path, ms(whole * leastShare)), [path, whole]);
  const share = (length: number) => `${whole > 0 ? (length / whole) * 100 : 0}%`;
  return (
    <div className={styles.strip}>
      <span className={styles.name}>{name}</span>
      <div
        className={styles.track}
        role="img"
        aria-label={t('compare.path-of', 'Critical path of {{took}}', {
          took: formatDuration(path.root?.duration),
          ...asText,
        })}
      >
        {pieces.map(({ service, operation, from, to }) => {
          const { colour, pattern } = colourOf(service.name);
          const title = `${serviceLabel(service, t)} ${operation} · ${formatDuration(ms(to - from))}`;
          return (
            <span
              key={from}
              className={styles.piece}
              title={title}
              style={{
                left: share(from),
                width: `max(1px, calc(${share(to - from)} - 1px))`,
                backgroundColor: colour,
                backgroundImage: pattern,
              }}
            />
          );
        })}
      </div>
      <span className={styles.took}>{formatDuration(path.root?.duration)}</span>
    </div>
  );
}

function Swatch({ look: { colour, pattern } }: { readonly look: ServiceColour }) {
  const styles = useStyles2(getStyles);
  return <span className={styles.swatch} style={{ backgroundColor: colour, backgroundImage: pattern }} />;
}

const getStyles = (theme: GrafanaTheme2) => ({
  title: css({ margin: theme.spacing(0, 0, 0.5), fontSize: theme.typography.h6.fontSize }),
  strip: css({
    display: 'grid',
    gridTemplateColumns: '72px minmax(0, 1fr) 72px',
    alignItems: 'center',
    gap: theme.spacing(1),
    height: 26,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  name: css({ color: theme.colors.text.secondary }),
  track: css({ position: 'relative', height: 16, background: theme.colors.background.secondary, overflow: 'hidden' }),
  piece: css({ position: 'absolute', top: 0, height: '100%' }),
  took: css({ textAlign: 'right', fontVariantNumeric: 'tabular-nums' }),
  services: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 2),
    margin: theme.spacing(0.5, 0, 0, 10),
    padding: 0,
    listStyle: 'none',
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  service: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.75), whiteSpace: 'nowrap' }),
  swatch: css({ flex: 'none', width: 10, height: 10, borderRadius: 2 }),
  quiet: css({ color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
});
