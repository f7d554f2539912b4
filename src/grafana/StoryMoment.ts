import {
  SceneObjectBase,
  SceneObjectUrlSyncConfig,
  type SceneObjectState,
  type SceneObjectUrlValues,
} from '@grafana/scenes';
import type { EpochMs } from '../model/units';
import { readStoryMoment } from './storyKey';

interface StoryMomentState extends SceneObjectState {
  readonly at: EpochMs;
  /** Only environments of the demo have a story; others keep the key out of the URL. */
  readonly told: boolean;
}

/** The moment at which the demo's story is set, in the URL as `demo-at`: a link shows the same incident tomorrow. */
export class StoryMoment extends SceneObjectBase<StoryMomentState> {
  protected _urlSync = new SceneObjectUrlSyncConfig(this, { keys: ['demo-at'] });

  public getUrlState(): SceneObjectUrlValues {
    return { 'demo-at': this.state.told ? String(this.state.at) : undefined };
  }

  public updateFromUrl(values: SceneObjectUrlValues): void {
    const at = readStoryMoment(values['demo-at']);
    if (at !== undefined && at !== this.state.at) {
      this.setState({ at });
    }
  }
}
