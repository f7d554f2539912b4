import type { NavModelItem } from '@grafana/data';
import { t } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import React, { type ReactNode } from 'react';
import type { Start } from '../grafana/startSettings';
import { useLocation } from 'react-router-dom';
import { readPagePath } from '../views/routes';
import { ContextControls } from './ContextControls';
import { headingOf, type Heading } from './headingOf';
import { Notices } from './Notices';
import { PageBoundary } from './PageBoundary';
import { StartedBy } from './StartedBy';

interface Props {
  readonly problems: readonly string[];
  readonly startedBy: Start['by'];
  readonly children: ReactNode;
}

/**
 * What every page has: title and way back, time and environment in the same place, and a fence around its failures.
 * While the set-up stands in the Overview's place there is no environment to choose yet.
 */
export function PageFrame({ problems, startedBy, children }: Props) {
  const location = useLocation();
  const heading = headingOf(location, t);
  const isFirstRun = startedBy === 'first-run' && readPagePath(location.pathname)?.page === 'overview';
  const nav = navItem(isFirstRun ? { ...heading, title: t('page.setup', 'Set-up') } : heading);
  return (
    <PluginPage pageNav={nav} actions={isFirstRun ? undefined : <ContextControls />}>
      <Notices problems={problems} />
      <StartedBy by={startedBy} />
      <PageBoundary>{children}</PageBoundary>
    </PluginPage>
  );
}

function navItem({ title, url, parent }: Heading): NavModelItem {
  return { text: title, url, ...(parent ? { parentItem: navItem(parent) } : {}) };
}
