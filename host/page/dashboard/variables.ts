import { getDataSourceSrv } from '@grafana/runtime';
import type { TimeRange } from '@grafana/data';
import { HostDataSource } from '../dataSources/HostDataSource';
import type { VariableJson } from './dashboardJson';
import { replaceVariables } from './replaceVariables';

/** A variable with what may be chosen and what is. */
export interface Chosen {
  readonly variable: VariableJson;
  readonly options: ReadonlyArray<{ readonly value: string; readonly text: string }>;
  readonly value: string;
}

/**
 * The variables in the order in which they are declared, so that each may use those before it. What the address
 * (`var-…`) names is chosen, where it is to be had; else the first.
 */
export async function chosenVariables(
  list: readonly VariableJson[],
  search: URLSearchParams,
  range: TimeRange
): Promise<readonly Chosen[]> {
  const chosen: Chosen[] = [];
  for (const variable of list) {
    const known = Object.fromEntries(chosen.map((one) => [one.variable.name, one.value]));
    const options =
      variable.type === 'datasource' ? dataSourcesOf(variable) : await labelValues(variable, known, range);
    const wanted = search.get(`var-${variable.name}`);
    const found = options.find(({ value }) => value === wanted) ?? options[0];
    chosen.push({ variable, options, value: found?.value ?? '' });
  }
  return chosen;
}

function dataSourcesOf({ query }: VariableJson): Chosen['options'] {
  const type = typeof query === 'string' ? query : query.query;
  return getDataSourceSrv()
    .getList({ type })
    .map(({ name, uid }) => ({ value: uid, text: name }));
}

/** `label_values(metric{…}, label)`, the one kind of question that these dashboards ask for a variable. */
async function labelValues(
  { datasource, query }: VariableJson,
  known: Readonly<Record<string, string>>,
  range: TimeRange
): Promise<Chosen['options']> {
  const replaced = replaceVariables(known);
  const asked = replaced(typeof query === 'string' ? query : query.query);
  const [, metric = '', label = ''] = /^label_values\((.*), (\w+)\)$/.exec(asked) ?? [];
  const source = await getDataSourceSrv().get(replaced(datasource?.uid ?? ''));
  if (!(source instanceof HostDataSource)) {
    return [];
  }
  const answer = await source.getResource(`api/v1/label/${label}/values`, {
    'match[]': metric,
    start: range.from.unix(),
    end: range.to.unix(),
  });
  return [Reflect.get(Object(answer), 'data')]
    .flat()
    .filter((value) => typeof value === 'string')
    .map((value) => ({ value, text: value }));
}
