import { useMemo } from 'react';
import type { Grouping } from '../../analysis/map/mapChoice';
import { useAnswer } from '../../grafana/answer';
import { valueOf, type Answer } from '../../grafana/answerState';
import { absent } from '../../model/outcome';
import { groupingLabelsQuestion, serviceLabelsQuestion, type LabelledServices } from '../../telemetry/serviceLabels';
import type { Metrics } from '../parts/useMetricScope';

export interface GroupLabels {
  /** Labels by which services can be put into groups, the likeliest first; empty while nothing is known of them. */
  readonly offered: readonly string[];
  /** What the chosen label says of services; undefined where none is chosen. */
  readonly chosen: Answer<LabelledServices> | undefined;
}

interface Asked {
  readonly metrics: Metrics;
  /** The same once the map is drawn: what could be chosen is not urgent. */
  readonly later: Metrics;
}

/** By which labels services can be put together, and what the chosen one says of them. */
export function useGroupLabels({ metrics: { scope }, later }: Asked, grouping: Grouping | undefined): GroupLabels {
  const label = typeof grouping === 'object' ? grouping.label : undefined;
  const scopeLater = later.scope;
  const offered = useAnswer(useMemo(() => scopeLater && groupingLabelsQuestion(scopeLater), [scopeLater]));
  const isName = label !== undefined && labelName.test(label);
  const said = useAnswer(
    useMemo(
      () => (scope && label !== undefined && isName ? serviceLabelsQuestion(scope, label) : undefined),
      [scope, label, isName]
    )
  );
  const carried = isName ? said : absent({ why: 'nothing-found', looked: [label ?? ''] });
  return { offered: valueOf(offered) ?? noLabels, chosen: label === undefined ? undefined : carried };
}

const noLabels: readonly string[] = [];

/** An address may ask for any text as a label; in a query only a name may stand. */
const labelName = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
