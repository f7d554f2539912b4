import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { hostSettings, sources, type Source } from '../hostSettings';
import { barHeight } from './chromeHeight';

const names: Record<Source, string> = {
  demo: 'Demo shop',
  prometheus: 'Real Prometheus',
  recorded: 'Recorded',
  unconfigured: 'Not set up',
};

/** Says that this is not Grafana, and what answers behind it. All switches load the page anew. */
export function HostBar() {
  const styles = useStyles2(getStyles);
  const { source, theme, language, unavailable, version } = hostSettings;
  const otherTheme = theme === 'dark' ? 'light' : 'dark';
  const why = Object.values(unavailable)[0];
  return (
    <aside className={styles.bar} aria-label="Host page" data-testid="host-bar">
      <span className={styles.notice}>Not Grafana: a small page that loads the plugin for demo and tests</span>
      <span className={styles.switches}>
        {sources.map((name) =>
          unavailable[name] ? (
            <s key={name} title={unavailable[name]}>
              {names[name]}
            </s>
          ) : (
            <a key={name} href={`/?source=${name}`} aria-current={name === source ? 'true' : undefined}>
              {names[name]}
            </a>
          )
        )}
        {why && <span>({why})</span>}
        <a href={`/host/theme/${otherTheme}`}>{otherTheme === 'dark' ? 'Dark' : 'Light'} theme</a>
        {language === 'ko-KR' ? (
          <a href="/host/lang/en-US" lang="en-US">
            English
          </a>
        ) : (
          <a href="/host/lang/ko-KR" lang="ko-KR">
            한국어
          </a>
        )}
        <span>@grafana/ui {version}</span>
      </span>
    </aside>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    position: 'fixed',
    zIndex: theme.zIndex.navbarFixed,
    insetInline: 0,
    top: 0,
    height: barHeight,
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: theme.spacing(2),
    padding: theme.spacing(0, 2),
    overflow: 'hidden',
    whiteSpace: 'nowrap',
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.warning.text,
    background: theme.colors.background.canvas,
    borderBottom: `1px dashed ${theme.colors.warning.border}`,
  }),
  // In a narrow window the words give way, not the switches.
  notice: css({ overflow: 'hidden', textOverflow: 'ellipsis' }),
  switches: css({
    flex: 'none',
    display: 'flex',
    gap: theme.spacing(1.5),
    color: theme.colors.text.secondary,
    a: { color: theme.colors.text.link },
    'a[aria-current]': { color: theme.colors.text.maxContrast, textDecoration: 'underline' },
  }),
});
