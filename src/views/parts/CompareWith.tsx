import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Toggletip, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { TraceId } from '../../model/ids';
import type { Span } from '../../model/trace';
import type { Context } from '../routes';
import { comparePath } from '../tracesRoutes';
import { TraceIdInput } from './TraceIdInput';
import { UsualTrace } from './UsualTrace';

interface Props {
  readonly traceId: TraceId;
  /** What the trace was asked for; undefined for a trace without spans. */
  readonly root: Span | undefined;
  readonly context: Context;
  readonly timeZone?: string;
}

/** Sets this trace beside another one: a usual one of the same operation, or one whose id is known. */
export function CompareWith({ traceId, root, context, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const hrefTo = (before: TraceId) => comparePath(context, { before, after: traceId });
  return (
    <Toggletip
      show={open}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
      placement="bottom-end"
      title={t('compare.with-title', 'Compare this trace with…')}
      content={
        open ? (
          <div className={styles.ways} data-testid="compare-ways">
            {root && <UsualTrace root={root} except={traceId} timeZone={timeZone} hrefTo={hrefTo} />}
            <TraceIdInput
              label={t('compare.other-id', 'Id of the trace to compare with')}
              traceId={undefined}
              onTraceId={(other) => other && navigate(hrefTo(other))}
            />
          </div>
        ) : (
          ''
        )
      }
    >
      <Button size="sm" variant="secondary" icon="exchange-alt" data-testid="compare-with">
        {t('compare.with', 'Compare with…')}
      </Button>
    </Toggletip>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  ways: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 280 }),
});
