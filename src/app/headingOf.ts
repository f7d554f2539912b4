import type { Translate } from '../grafana/translate';
import { shortId } from '../views/parts/format';
import { overviewPath, readContext, readPagePath, readServicePath, readThread, servicePath } from '../views/routes';

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
    case 'environments':
      return { title: t('page.environments', 'All environments'), url: pathname };
    case 'setup':
      return { title: t('page.setup', 'Set-up'), url: pathname, parent: overview };
    case 'logs':
      return { title: t('page.logs', 'Logs'), url: pathname };
    default:
      return { title: t('page.not-found', 'Not found'), url: pathname, parent: overview };
  }
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
