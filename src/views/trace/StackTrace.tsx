import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, ClipboardButton, useStyles2 } from '@grafana/ui';
import React, { useMemo, useState } from 'react';
import { stackParts, type StackPart } from '../../analysis/stackFrames';
import { asText } from '../parts/asText';
import { formatCount } from '../parts/format';
import { BoundedText } from '../parts/BoundedText';
import { shownText } from '../parts/shownText';

/** What is taken apart; the rest is one click away as it came. */
const longest = 60_000;
/** Runs of library frames shorter than this are not worth folding. */
const few = 2;

/** A stack trace with one's own code in front: frames of libraries are folded until they are wanted. */
export function StackTrace({ stack }: { readonly stack: string }) {
  const styles = useStyles2(getStyles);
  const parts = useMemo(() => stackParts(stack.slice(0, longest)), [stack]);
  const folds = parts.some(({ is }) => is === 'own');
  return (
    <div className={styles.frame} data-testid="stack-trace">
      <pre className={styles.stack}>
        {stack.length > longest ? (
          <BoundedText text={stack} limit={4000} />
        ) : (
          parts.map((part, index) => <Part key={index} part={part} folds={folds} />)
        )}
      </pre>
      <ClipboardButton
        size="sm"
        variant="secondary"
        fill="text"
        icon="copy"
        aria-label={t('trace.copy-stack', 'Copy the stack trace as it came')}
        getText={() => stack}
      />
    </div>
  );
}

function Part({ part, folds }: { readonly part: StackPart; readonly folds: boolean }) {
  const styles = useStyles2(getStyles);
  const [open, setOpen] = useState(false);
  const { is, lines } = part;
  if (is === 'library' && folds && !open && lines.length > few) {
    return (
      <Button size="sm" variant="secondary" fill="text" onClick={() => setOpen(true)}>
        {t('trace.library-frames', '… {{shown}} lines of libraries', {
          count: lines.length,
          shown: formatCount(lines.length),
          ...asText,
          defaultValue_one: '… {{shown}} line of libraries',
          defaultValue_other: '… {{shown}} lines of libraries',
        })}
      </Button>
    );
  }
  return <bdi className={styles[is]}>{shownText(lines.join('\n'))}</bdi>;
}

const getStyles = (theme: GrafanaTheme2) => ({
  frame: css({ display: 'flex', alignItems: 'start', gap: theme.spacing(0.5), minWidth: 0 }),
  stack: css({
    flex: 1,
    minWidth: 0,
    margin: theme.spacing(0.5, 0, 0),
    maxHeight: 320,
    overflow: 'auto',
    fontSize: theme.typography.bodySmall.fontSize,
    whiteSpace: 'pre',
  }),
  message: css({ display: 'block', color: theme.colors.text.primary, whiteSpace: 'pre-wrap' }),
  own: css({ display: 'block', color: theme.colors.text.primary, fontWeight: theme.typography.fontWeightMedium }),
  library: css({ display: 'block', color: theme.colors.text.secondary }),
});
