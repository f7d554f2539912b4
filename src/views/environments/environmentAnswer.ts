import { environmentFigures, type EnvironmentFigures, type EnvironmentKnown } from '../../analysis/environmentFigures';
import { shownGraph, shownServices } from '../../analysis/hidden';
import { thresholdsOf } from '../../analysis/thresholds';
import { valueOf } from '../../grafana/answerState';
import type { Overrides } from '../../model/environment';
import type { Absence, Problem } from '../../model/outcome';
import type { ServiceRed } from '../../model/red';
import type { Told } from './EnvironmentAsker';

/** What a row says of its environment. */
export type EnvironmentAnswer =
  | { readonly is: 'figures'; readonly figures: EnvironmentFigures; readonly isWithoutGraph: boolean }
  | { readonly is: 'absent'; readonly absence: Absence }
  | { readonly is: 'failed'; readonly problem: Problem }
  | { readonly is: 'cancelled' }
  | { readonly is: 'awaited' };

/** What an environment told, or nothing yet, as what its row says. A missing graph leaves the figures of services. */
export function environmentAnswer(told: Told | undefined, overrides: Overrides = {}): EnvironmentAnswer {
  if (!told) {
    return { is: 'awaited' };
  }
  const { services, edges } = told;
  switch (services.is) {
    case 'ready':
      return {
        is: 'figures',
        figures: figuresOf(services.value, told, overrides),
        isWithoutGraph: edges.is === 'absent' && edges.absence.why === 'not-instrumented',
      };
    case 'absent':
    case 'failed':
      return services;
    case 'cancelled':
      return { is: 'cancelled' };
    default:
      return { is: 'awaited' };
  }
}

/** As the Overview has it: without what is hidden, by the environment's own thresholds. */
function figuresOf(services: readonly ServiceRed[], { edges, window }: Told, overrides: Overrides): EnvironmentFigures {
  const hiding = { names: overrides.hiddenServices };
  const graph = valueOf(edges);
  return environmentFigures(shownServices(services, hiding), graph && shownGraph(graph, hiding), {
    window,
    thresholds: thresholdsOf(overrides.thresholds),
  });
}

/** The same for their order. */
export function knownOf(answer: EnvironmentAnswer): EnvironmentKnown {
  switch (answer.is) {
    case 'figures':
      return answer;
    case 'absent':
      return { is: 'nothing' };
    case 'awaited':
      return { is: 'awaited' };
    default:
      return { is: 'failed' };
  }
}
