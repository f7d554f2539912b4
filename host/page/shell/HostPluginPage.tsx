import React from 'react';
import { css } from '@emotion/css';
import { PageLayoutType, type GrafanaTheme2, type NavModelItem } from '@grafana/data';
import type { PluginPageProps } from '@grafana/runtime';
import { Tab, TabsBar, useStyles2 } from '@grafana/ui';
import { Link } from 'react-router-dom';
import { hostSettings } from '../hostSettings';
import { barHeight, breadcrumbsHeight } from './chromeHeight';

/** Core's page around an app's content: breadcrumbs, title, information, actions, tabs. */
export function HostPluginPage(props: PluginPageProps) {
  const styles = useStyles2(getStyles);
  const plain = props.layout === PageLayoutType.Custom;
  return (
    <>
      <Breadcrumbs pageNav={props.pageNav} />
      <main className={plain ? undefined : styles.page} id="pageContent">
        {!plain && <Heading {...props} />}
        <Tabs pageNav={props.pageNav} />
        <div className={styles.content}>{props.children}</div>
      </main>
    </>
  );
}

function Heading({ actions, info, pageNav, renderTitle, subTitle = pageNav?.subTitle }: PluginPageProps) {
  const styles = useStyles2(getStyles);
  const title = pageNav?.text ?? hostSettings.meta.name;
  return (
    <>
      <header className={styles.header}>
        <div className={styles.title}>{renderTitle ? renderTitle(title) : <h1>{title}</h1>}</div>
        {info?.map((item) => (
          <div key={item.label} className={styles.info}>
            <span>{item.label}</span>
            {item.value}
          </div>
        ))}
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {subTitle && <div className={styles.subTitle}>{subTitle}</div>}
    </>
  );
}

function Tabs({ pageNav }: Pick<PluginPageProps, 'pageNav'>) {
  const tabs = pageNav?.children?.filter((tab) => !tab.hideFromTabs) ?? [];
  return (
    tabs.length > 0 && (
      <TabsBar>
        {tabs.map((tab) => (
          <Tab key={tab.url ?? tab.text} label={tab.text} active={tab.active} href={tab.url} icon={tab.icon} />
        ))}
      </TabsBar>
    )
  );
}

function Breadcrumbs({ pageNav }: Pick<PluginPageProps, 'pageNav'>) {
  const styles = useStyles2(getStyles);
  const trail: NavModelItem[] = [];
  for (let item: NavModelItem | undefined = pageNav; item; item = item.parentItem) {
    trail.unshift(item);
  }
  return (
    <nav className={styles.breadcrumbs} aria-label="Breadcrumbs">
      <ol>
        <li>Home</li>
        <li>Apps</li>
        <li>
          <Link to={`/a/${hostSettings.meta.id}`}>{hostSettings.meta.name}</Link>
        </li>
        {trail.map((item, index) => (
          <li key={index}>
            {item.url && index < trail.length - 1 ? <Link to={item.url}>{item.text}</Link> : <span>{item.text}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  breadcrumbs: css({
    position: 'fixed',
    zIndex: theme.zIndex.navbarFixed,
    top: barHeight,
    insetInline: 0,
    height: breadcrumbsHeight,
    padding: theme.spacing(0, 2),
    background: theme.colors.background.primary,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
    ol: { display: 'flex', height: '100%', alignItems: 'center', listStyle: 'none' },
    'li + li::before': { content: '"›"', margin: theme.spacing(0, 1) },
  }),
  page: css({
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    padding: theme.spacing(2, 2, 0),
    [theme.breakpoints.up('md')]: { padding: theme.spacing(4, 4, 0) },
  }),
  header: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 3),
    marginBottom: theme.spacing(2),
  }),
  title: css({ marginRight: 'auto', h1: { marginBottom: 0 } }),
  info: css({ display: 'grid', 'span:first-child': { color: theme.colors.text.secondary } }),
  actions: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1) }),
  subTitle: css({ color: theme.colors.text.secondary, marginBottom: theme.spacing(2) }),
  content: css({ display: 'flex', flexDirection: 'column', flexGrow: 1 }),
});
