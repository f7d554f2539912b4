import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { Link } from 'react-router-dom';
import type { TraceId } from '../../model/ids';
import type { Span } from '../../model/trace';
import { asText } from './asText';
import { formatDayClock, formatDuration } from './format';
import { OutcomeView } from './OutcomeView';
import { newestAmong, useUsualTrace } from './useUsualTrace';

interface Props {
  readonly root: Span;
  readonly except: TraceId;
  readonly timeZone?: string;
  /** Where the comparison with it is. */
  readonly hrefTo: (usual: TraceId) => string;
  readonly onOpen?: () => void;
}

/** Offers a trace of the same operation that is like most of them. Asks as soon as it is drawn. */
export function UsualTrace({ root, except, timeZone, hrefTo, onOpen }: Props) {
  const styles = useStyles2(getStyles);
  const answer = useUsualTrace(root, except);
  const none = t('compare.no-usual', 'No other trace of {{operation}} in the chosen time.', {
    operation: root.operation,
    ...asText,
  });
  return (
    <OutcomeView
      answer={answer}
      awaited={t('compare.awaited-usual', 'Asking for {{most}} traces of the same operation…', { most: newestAmong })}
      minHeight={40}
      empty={() => none}
    >
      {(usual) =>
        usual ? (
          <Link to={hrefTo(usual.traceId)} className={styles.link} data-testid="usual-trace" onClick={onOpen}>
            {t('compare.usual', 'A usual trace of this operation: {{took}}, {{at}}', {
              took: formatDuration(usual.duration),
              at: formatDayClock(usual.start, timeZone),
              ...asText,
            })}
          </Link>
        ) : (
          <span className={styles.quiet}>{none}</span>
        )
      }
    </OutcomeView>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  link: css({ color: theme.colors.text.link, '&:hover': { textDecoration: 'underline' } }),
  quiet: css({ color: theme.colors.text.secondary }),
});
