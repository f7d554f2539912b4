import type { ServiceId } from '../../model/service';

/** By what services are put together: nothing, their namespace, the first word of their names, or a label of theirs. */
export type Grouping = 'none' | 'namespace' | 'name' | { readonly label: string };

/** A service and all that is at most so many calls up or down from it. */
export interface MapFocus {
  readonly service: ServiceId;
  readonly hops: number;
}

/** What of a graph is put on the map. The same choice of the same graph gives the same map. */
export interface MapChoice {
  /** Where nothing is said, the size of the graph decides. */
  readonly grouping?: Grouping;
  /** Keys of groups and of the rest of hubs that are open. */
  readonly opened: readonly string[];
  /** What is taken off the map, in the language of mapQuery.ts. */
  readonly hide?: string;
  readonly focus?: MapFocus;
  /** Only services in trouble, and the way on which trouble reaches others. */
  readonly only?: 'hurt';
  /** With edges from a service to itself. */
  readonly selfCalls?: true;
  /** Services that stand on the map by themselves whatever they are like: those one looks at. */
  readonly kept?: readonly ServiceId[];
}
