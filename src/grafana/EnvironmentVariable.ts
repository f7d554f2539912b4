import { MultiValueVariable, type MultiValueVariableState, type VariableValueOption } from '@grafana/scenes';
import { of, type Observable } from 'rxjs';
import type { Environment } from '../model/environment';
import { dataSourceFacts } from './dataSourceFacts';
import { environmentAsked } from './environmentAsked';

interface EnvironmentVariableState extends MultiValueVariableState {
  readonly environments: readonly Environment[];
  /** They can be asked for by a link, but stand in no list. */
  readonly unlisted: readonly Environment[];
  /** What a link asked for although there is no such environment. */
  readonly unknownAsked?: string;
}

/**
 * The variable `env`, in the URL as `var-env`. Its value is the id of one of `environments` or `unlisted` and nothing else: every
 * other text, from wherever it comes, is corrected before anyone can see it. What a dashboard calls an environment is
 * understood as that. A class rather than a listener, because scenes drops listeners whenever an object is deactivated.
 */
export class EnvironmentVariable extends MultiValueVariable<EnvironmentVariableState> {
  public constructor(environments: readonly Environment[], label: string, unlisted: readonly Environment[] = []) {
    const options = [...environments, ...unlisted].map((environment) => ({
      value: environment.id,
      label: environment.name,
    }));
    const [first] = options;
    super({
      type: 'custom',
      name: 'env',
      label,
      options,
      value: first?.value ?? '',
      text: first?.label ?? '',
      environments,
      unlisted,
    });
  }

  public getValueOptions(): Observable<VariableValueOption[]> {
    return of(this.state.options);
  }

  public changeValueTo(...[value, , isUserAction]: Parameters<MultiValueVariable['changeValueTo']>): void {
    const asked = String(Array.isArray(value) ? value[0] : value);
    const { environments, unlisted } = this.state;
    const listed = environmentAsked(asked, environments, nameOfDataSource);
    const meant = (listed ?? unlisted.find(({ id }) => id === asked))?.id;
    const known = this.state.options.find((option) => option.value === meant);
    const chosen = known ?? this.state.options[0];
    if (!chosen) {
      return;
    }
    const unknownAsked = known ? undefined : asked;
    if (unknownAsked !== this.state.unknownAsked) {
      this.setState({ unknownAsked });
    }
    super.changeValueTo(chosen.value, chosen.label, isUserAction);
  }
}

function nameOfDataSource(uid: string): string | undefined {
  return dataSourceFacts().find((fact) => fact.uid === uid)?.name;
}
