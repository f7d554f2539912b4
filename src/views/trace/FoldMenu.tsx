import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import type { TraceTree } from '../../analysis/traceTree';
import { formatCount } from '../parts/format';
import type { ServiceColour } from '../parts/serviceColour';
import type { TraceLook } from '../traceLook';
import type { ChangeLook } from './useLook';

interface Props {
  readonly tree: TraceTree;
  readonly look: TraceLook;
  readonly change: ChangeLook;
  readonly colourOf: (service: string) => ServiceColour;
}

/** More levels than these are folded one by one, or not at all. */
const levels = 6;

/** Folds spans by how deep they lie and by their service. */
export function FoldMenu({ tree, look, change, colourOf }: Props) {
  const styles = useStyles2(getStyles);
  const { deepest, services } = useMemo(() => folding(tree), [tree]);
  const depths = Array.from({ length: Math.min(deepest, levels) }, (_, depth) => depth);
  const folded = look.folded ?? [];
  return (
    <div className={styles.menu} data-testid="trace-fold-menu">
      <div role="group" aria-label={t('trace.fold-depth', 'Levels shown')} className={styles.levels}>
        <span>{t('trace.fold-depth', 'Levels shown')}</span>
        {depths.map((depth) => (
          <button
            key={depth}
            type="button"
            className={styles.level}
            aria-pressed={look.depth === depth}
            onClick={() => change({ depth }, 'push')}
          >
            {formatCount(depth + 1)}
          </button>
        ))}
        <button
          type="button"
          className={styles.level}
          aria-pressed={look.depth === undefined}
          onClick={() => change({ depth: undefined }, 'push')}
        >
          {t('trace.fold-none', 'all')}
        </button>
      </div>
      <Services services={services} look={look} change={change} colourOf={colourOf} />
      <Button
        size="sm"
        variant="secondary"
        disabled={folded.length === 0 && look.depth === undefined}
        onClick={() => change({ depth: undefined, folded: undefined }, 'push')}
      >
        {t('trace.unfold-all', 'Unfold everything')}
      </Button>
    </div>
  );
}

interface ServicesProps extends Omit<Props, 'tree'> {
  readonly services: ReadonlyArray<readonly [string, number]>;
}

function Services({ services, look, change, colourOf }: ServicesProps) {
  const styles = useStyles2(getStyles);
  const folded = look.folded ?? [];
  const toggle = (name: string) => {
    const after = folded.includes(name) ? folded.filter((one) => one !== name) : [...folded, name];
    change({ folded: after.length === 0 ? undefined : after }, 'push');
  };
  return (
    <div role="group" aria-label={t('trace.fold-services', 'Services folded')} className={styles.services}>
      <span>{t('trace.fold-services', 'Services folded')}</span>
      {services.map(([name, count]) => (
        <button
          key={name}
          type="button"
          className={styles.service}
          aria-pressed={folded.includes(name)}
          onClick={() => toggle(name)}
        >
          <span className={styles.swatch} style={swatch(colourOf(name))} />
          <span className={styles.name}>{name}</span>
          <span className={styles.count}>{formatCount(count)}</span>
          <span className={styles.state}>
            {folded.includes(name) ? t('trace.folded', '▸ folded') : t('trace.unfolded', '▾ open')}
          </span>
        </button>
      ))}
    </div>
  );
}

/** Services by how many spans they have, most first. */
function folding({ order }: TraceTree) {
  const counts = new Map<string, number>();
  let deepest = 0;
  for (const { span, depth } of order) {
    counts.set(span.service.name, (counts.get(span.service.name) ?? 0) + 1);
    deepest = Math.max(deepest, depth);
  }
  return { deepest, services: [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)) };
}

function swatch({ colour, pattern }: ServiceColour) {
  return { backgroundColor: colour, backgroundImage: pattern };
}

const getStyles = (theme: GrafanaTheme2) => ({
  menu: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1.5), minWidth: 260, alignItems: 'start' }),
  levels: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0.5) }),
  level: css({
    minWidth: 24,
    padding: theme.spacing(0, 0.75),
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    background: 'transparent',
    '&[aria-pressed="true"]': { background: theme.colors.action.selected, borderColor: theme.colors.primary.border },
  }),
  services: css({ width: '100%', maxHeight: 280, overflowY: 'auto' }),
  service: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    width: '100%',
    padding: theme.spacing(0.25, 0.5),
    border: 0,
    background: 'transparent',
    textAlign: 'left',
    '&:hover': { background: theme.colors.action.hover },
  }),
  swatch: css({ flex: 'none', width: 10, height: 10, borderRadius: 2 }),
  name: css({ flex: 1, overflowWrap: 'anywhere' }),
  count: css({ color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
  state: css({ minWidth: 64, color: theme.colors.text.secondary }),
});
