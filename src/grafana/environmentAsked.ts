import type { Environment } from '../model/environment';

/**
 * The environment that a link means. Its id is how our own links say it. Dashboards know environments by what their
 * variable `env` holds: the uid or the name of the data source of its metrics, or the value of the label that tells
 * environments apart in a shared one. Undefined where nothing fits, or several do: that is not guessed.
 */
export function environmentAsked(
  asked: string,
  environments: readonly Environment[],
  nameOf: (uid: string) => string | undefined = () => undefined
): Environment | undefined {
  const known = environments.find(({ id }) => id === asked);
  if (known || asked === '') {
    return known;
  }
  const ways: ReadonlyArray<(environment: Environment) => boolean> = [
    ({ metrics }) => metrics.uid === asked,
    ({ metrics }) => nameOf(metrics.uid) === asked,
    ({ metrics }) => metrics.matchers.some(({ op, value }) => op === '=' && value === asked),
  ];
  for (const fits of ways) {
    const found = environments.filter(fits);
    if (found.length > 0) {
      return found.length === 1 ? found[0] : undefined;
    }
  }
  return undefined;
}
