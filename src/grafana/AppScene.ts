import {
  behaviors,
  SceneObjectBase,
  SceneRefreshPicker,
  SceneTimePicker,
  SceneTimeRange,
  SceneVariableSet,
  SceneVariableValueChangedEvent,
  type SceneObject,
  type SceneObjectState,
} from '@grafana/scenes';
import { DashboardCursorSync } from '@grafana/schema';
import { scaleEnvironments } from '../demo/scale/environments';
import type { Environment } from '../model/environment';
import { EnvironmentVariable } from './EnvironmentVariable';
import { isDemo } from './place';
import { StoryMoment } from './StoryMoment';
import { storyMomentAt } from './storyKey';

interface AppSceneState extends SceneObjectState {
  readonly $timeRange: SceneTimeRange;
  readonly $variables: SceneVariableSet;
  readonly story: StoryMoment;
  readonly timePicker: SceneTimePicker;
  readonly refreshPicker: SceneRefreshPicker;
  /** Grafana's panels that are on screen just now: below this scene they find its clock. */
  readonly panels: readonly SceneObject[];
}

/** The one clock and the one environment, above all pages. What it holds and what the URL says are kept equal. */
export class AppScene extends SceneObjectBase<AppSceneState> {
  public readonly environment: EnvironmentVariable;

  public constructor({ environments, label }: { environments: readonly Environment[]; label: string }) {
    const environment = new EnvironmentVariable(environments, label, largeShopsBeside(environments));
    super({
      $timeRange: new SceneTimeRange({ from: 'now-1h', to: 'now' }),
      $variables: new SceneVariableSet({ variables: [environment] }),
      $behaviors: [new behaviors.CursorSync({ sync: DashboardCursorSync.Crosshair })],
      story: new StoryMoment({ at: storyMomentAt(Date.now()), told: isDemo(environments[0]) }),
      timePicker: new SceneTimePicker({ isOnCanvas: true }),
      refreshPicker: new SceneRefreshPicker({ isOnCanvas: true }),
      panels: [],
    });
    this.environment = environment;
    this.addActivationHandler(() => {
      this.tellStory();
      const told = this.subscribeToEvent(SceneVariableValueChangedEvent, () => this.tellStory());
      return () => told.unsubscribe();
    });
  }

  /** The chosen environment: looked up by id, so that a link's text never becomes a data source. */
  public chosen(): Environment {
    const { environments, unlisted, value } = this.environment.state;
    const chosen = [...environments, ...unlisted].find(({ id }) => id === value) ?? environments[0];
    if (!chosen) {
      throw new Error('There is always an environment: without configuration the demo is one');
    }
    return chosen;
  }

  /** Hangs a panel below the scene while it is shown; the returned function takes it off again. */
  public attach(panel: SceneObject): () => void {
    this.setState({ panels: [...this.state.panels, panel] });
    return () => {
      this.setState({ panels: this.state.panels.filter((other) => other !== panel) });
      panel.clearParent();
    };
  }

  private tellStory(): void {
    const told = isDemo(this.chosen());
    if (told !== this.state.story.state.told) {
      this.state.story.setState({ told });
    }
  }
}

/** The demo's large shops, where the demo is shown at all; without any whose id a real environment bears. */
function largeShopsBeside(environments: readonly Environment[]): readonly Environment[] {
  const taken = new Set(environments.map(({ id }) => id));
  return environments.some(isDemo) ? scaleEnvironments.filter(({ id }) => !taken.has(id)) : [];
}
