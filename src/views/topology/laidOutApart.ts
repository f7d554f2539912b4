import { layered } from '../../analysis/layout/layered';
import type { Layout, LayoutAsked } from '../../analysis/layout/layout';
import { askLayoutWorker } from '../../grafana/workers/layoutWorker';

/** A layout made in a worker, or on the main thread where no worker can be had. Rejects only when it is no longer wanted. */
export async function laidOutApart(asked: LayoutAsked, signal: AbortSignal): Promise<Layout> {
  try {
    return await askLayoutWorker<Layout>(asked, signal);
  } catch (problem) {
    if (signal.aborted) {
      throw problem;
    }
    return layered(asked);
  }
}
