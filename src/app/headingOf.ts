import type { Translate } from '../grafana/translate';
import { unreachable } from '../model/outcome';
import { shortId } from '../views/parts/format';
import {
  overviewPath,
  readContext,
  readPagePath,
  readServicePath,
  readThread,
  servicePath,
  type PagePath,
} from '../views/routes';
import { tracesPath } from '../views/tracesRoutes';

/** What stands above a page, and the pages above it. */
export interface Heading {
  readonly title: string;
  readonly url: string;
  readonly parent?: Heading;
}

interface Place {
  readonly pathname: string;
  readonly search: string;
}

/** The heading of the page at a location. The way back keeps time and environment. */
export function headingOf({ pathname, search }: Place, t: Translate): Heading {
  const overview = { title: t('page.overview', 'Overview'), url: overviewPath(readContext(search)) };
  const at = readPagePath(pathname);
  switch (at?.page) {
    case 'overview':
      return overview;
    case 'service': {
      const name = readServicePath(at.param, search)?.name;
      return { title: name || t('page.service', 'Service'), url: pathname, parent: overview };
    }
    case 'trace':
      return {
        title: traceTitle(at.param ?? '', search, t),
        url: pathname,
        parent: traceParent(search, overview),
      };
    default:
      return at
        ? { title: titleOf(at.page, t), url: pathname, ...parentOf(at.page, { search, overview, t }) }
        : { title: t('page.not-found', 'Not found'), url: pathname, parent: overview };
  }
}

type NamedPage = Exclude<PagePath['page'], 'overview' | 'service' | 'trace'>;

function titleOf(page: NamedPage, t: Translate): string {
  switch (page) {
    case 'map':
      return t('page.map', 'Map');
    case 'environments':
      return t('page.environments', 'All environments');
    case 'setup':
      return t('page.setup', 'Set-up');
    case 'traces':
      return t('page.traces', 'Traces');
    case 'compare':
      return t('page.compare', 'Two traces');
    case 'file':
      return t('page.trace-file', 'Traces from a file');
    case 'logs':
      return t('page.logs', 'Logs');
    default:
      return unreachable(page);
  }
}

interface Above {
  readonly search: string;
  readonly overview: Heading;
  readonly t: Translate;
}

function parentOf(page: NamedPage, { search, overview, t }: Above): { readonly parent?: Heading } {
  switch (page) {
    case 'setup':
      return { parent: overview };
    case 'compare':
    case 'file':
      return { parent: tracesOf(search, t) };
    default:
      return {};
  }
}

function tracesOf(search: string, t: Translate): Heading {
  return { title: t('page.traces', 'Traces'), url: tracesPath(readContext(search)) };
}

function traceTitle(param: string, search: string, t: Translate): string {
  const id = shortId(readThread(param, search).traceId ?? param);
  return t('page.trace', 'Trace {{id}}', { id, interpolation: { escapeValue: false } });
}

/** Back to the service that a trace was opened from. */
function traceParent(search: string, overview: Heading): Heading {
  const { service } = readThread(undefined, search);
  return service ? { title: service.name, url: servicePath(readContext(search), service), parent: overview } : overview;
}
