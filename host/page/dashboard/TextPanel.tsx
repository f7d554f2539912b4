import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2, PanelProps } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { Link } from 'react-router-dom';

interface Options {
  readonly content?: string;
}

/** Of Markdown, paragraphs, `**bold**` and links; the dashboards write no more of it. */
export function TextPanel({ options, replaceVariables }: PanelProps<Options>) {
  const styles = useStyles2(getStyles);
  const paragraphs = (options.content ?? '').split(/\n\s*\n/);
  return (
    <div className={styles.text}>
      {paragraphs.map((paragraph, index) => (
        <p key={index}>
          {paragraph.split(/(\*\*[^*]+\*\*|\[[^\]]+\]\([^)]+\))/).map((part, at) => (
            <Part key={at} text={part} replace={replaceVariables} />
          ))}
        </p>
      ))}
    </div>
  );
}

function Part({ text, replace }: { readonly text: string; readonly replace: PanelProps['replaceVariables'] }) {
  const [, bold] = /^\*\*(.+)\*\*$/.exec(text) ?? [];
  const [, words, url] = /^\[(.+)\]\((.+)\)$/.exec(text) ?? [];
  if (bold) {
    return <strong>{bold}</strong>;
  }
  return url ? <Link to={replace(url)}>{words}</Link> : text;
}

const getStyles = (theme: GrafanaTheme2) => ({
  text: css({
    height: '100%',
    overflow: 'auto',
    p: { marginBottom: theme.spacing(1) },
    a: { color: theme.colors.text.link },
  }),
});
