import { layered } from '../../analysis/layout/layered';
import type { LayoutAsked } from '../../analysis/layout/layout';

/** Places of a map from its graph. One question, one answer: whoever no longer wants it ends the worker. */
self.addEventListener('message', ({ data }: MessageEvent<LayoutAsked>) => {
  self.postMessage(layered(data));
});
