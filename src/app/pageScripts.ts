import { scriptOf, type Script } from '../views/parts/script';
import { readPagePath, type PagePath } from '../views/routes';

/** The pages; each is a script of its own. */
export const pageScripts = {
  overview: scriptOf(async () => (await import('../views/overview/OverviewPage')).OverviewPage),
  map: scriptOf(async () => (await import('../views/map/MapPage')).MapPage),
  environments: scriptOf(async () => (await import('../views/environments/EnvironmentsPage')).EnvironmentsPage),
  service: scriptOf(async () => (await import('../views/service/ServicePage')).ServicePage),
  trace: scriptOf(async () => (await import('../views/trace/TracePage')).TracePage),
  traces: scriptOf(async () => (await import('../views/traces/TracesPage')).TracesPage),
  compare: scriptOf(async () => (await import('../views/compare/ComparePage')).ComparePage),
  file: scriptOf(async () => (await import('../views/trace/TracesFromFilePage')).TracesFromFilePage),
  setup: scriptOf(async () => (await import('../views/setup/SetupPage')).SetupPage),
  logs: scriptOf(async () => (await import('../views/logs/LogsPage')).LogsPage),
} satisfies Readonly<Record<PagePath['page'], Script<object>>>;

/** Loads the page that a path is of, as far as it can be. Who then draws it tells what could not be loaded. */
export async function loadAhead(pathname: string): Promise<void> {
  const at = readPagePath(pathname);
  await (at && pageScripts[at.page].load().catch(() => undefined));
}
