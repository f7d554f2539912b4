import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useCallback } from 'react';
import { variableParts } from '../../analysis/variableParts';
import { BoundedText } from './BoundedText';

interface Props {
  readonly text: string;
  readonly limit: number;
}

/** The text of a line, what differs from one such line to the next drawn paler: the eye finds the words. */
export function LineText({ text, limit }: Props) {
  const styles = useStyles2(getStyles);
  const draw = useCallback(
    (shown: string) =>
      variableParts(shown).map(({ text: part, varies }, index) =>
        varies ? (
          <span key={index} className={styles.varies}>
            {part}
          </span>
        ) : (
          part
        )
      ),
    [styles]
  );
  return <BoundedText text={text} limit={limit} draw={draw} />;
}

const getStyles = (theme: GrafanaTheme2) => ({
  varies: css({ color: theme.colors.text.secondary }),
});
