import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Icon, Tooltip, useStyles2 } from '@grafana/ui';
import React from 'react';
import { timeZoneOf } from '../../grafana/timeZone';
import { useWiden } from '../../grafana/widening';
import type { Caveat } from '../../model/outcome';
import { lengthOf } from '../../model/window';
import { lengthText } from './lengthText';
import { caveatExplained, caveatText } from './problemText';

/** What limits the data beside it, as quiet chips. */
export function Caveats({ caveats }: { readonly caveats: readonly Caveat[] }) {
  const styles = useStyles2(getStyles);
  if (caveats.length === 0) {
    return null;
  }
  return (
    <ul className={styles.list}>
      {caveats.map((caveat, index) => (
        <li key={index} className={styles.chip}>
          <Tooltip content={caveatExplained(caveat, t, timeZoneOf())}>
            <span>
              <Icon name={caveat.kind === 'part-failed' ? 'exclamation-triangle' : 'info-circle'} size="xs" />{' '}
              {caveatText(caveat, t, timeZoneOf())}
            </span>
          </Tooltip>
          {caveat.kind === 'narrowed' && <Widen caveat={caveat} />}
        </li>
      ))}
    </ul>
  );
}

/** Looks further back: once, as far as a reader may. */
function Widen({ caveat }: { readonly caveat: Extract<Caveat, { kind: 'narrowed' }> }) {
  const widen = useWiden();
  const { widest, signal, of } = caveat;
  if (!widest || !signal) {
    return null;
  }
  const length = lengthText(lengthOf(widest));
  return (
    <Button size="sm" variant="primary" fill="text" data-testid="widen" onClick={() => widen(signal)}>
      {of && lengthOf(widest) >= lengthOf(of)
        ? t('caveat.widen-all', 'Ask all {{length}}', { length })
        : t('caveat.widen', 'Ask {{length}}', { length })}
    </Button>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    display: 'inline-flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5),
    margin: 0,
    padding: 0,
    listStyle: 'none',
  }),
  chip: css({
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
    background: theme.colors.background.secondary,
    borderRadius: theme.shape.radius.pill,
    padding: theme.spacing(0, 1),
  }),
});
