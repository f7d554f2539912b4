import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';

/** A page's first sentence: a mark of health stands beside its first line, however many there are. */
export const sentenceStyle = (theme: GrafanaTheme2) =>
  css({
    display: 'flex',
    alignItems: 'baseline',
    gap: theme.spacing(1),
    margin: 0,
    // Korean words are not broken between syllables.
    wordBreak: 'keep-all',
    fontSize: theme.typography.h5.fontSize,
    '& svg': { flex: 'none', alignSelf: 'flex-start', marginTop: 'calc((1lh - 14px) / 2)' },
    '& a': { color: theme.colors.text.link, textDecoration: 'underline' },
  });
