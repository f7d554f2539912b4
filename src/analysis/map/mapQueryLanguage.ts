import type { NodeKind } from '../../model/graph';
import type { HealthLevel } from '../health';
import type { TokenFault } from './mapQueryTokens';

/** What is looked for on a map, or hidden. */
export type MapQuery =
  | { readonly is: 'and' | 'or'; readonly parts: readonly [MapQuery, MapQuery, ...MapQuery[]] }
  | { readonly is: 'not'; readonly part: MapQuery }
  | MapTerm;

export type MapTerm =
  | {
      readonly is: 'figure';
      readonly figure: QueryFigure;
      readonly compare: QueryCompare;
      /** A share of 1 for errors, per second for rates, milliseconds for durations. */
      readonly value: number;
    }
  | { readonly is: 'kind'; readonly kind: QueryKind }
  | { readonly is: 'state'; readonly state: HealthLevel }
  /** Small and capital letters are the same; '~' is "has in it". A plain word is a name that has it in it. */
  | { readonly is: 'name' | 'namespace'; readonly how: '=' | '~'; readonly text: string };

export const queryFigures = ['errors', 'rate', 'p50', 'p95', 'p99'] as const;
export type QueryFigure = (typeof queryFigures)[number];
export const queryFields = [...queryFigures, 'kind', 'state', 'namespace', 'name'] as const;
export type QueryField = (typeof queryFields)[number];
export const queryCompares = ['>', '>=', '<', '<=', '=', '!='] as const;
export type QueryCompare = (typeof queryCompares)[number];
/** Of places what stands there; `messaging` and `database` also of links. */
export const queryKinds = ['service', 'user', 'database', 'queue', 'external', 'messaging'] as const;
export type QueryKind = NodeKind | 'messaging';
/** As they are written, without the stroke. */
export const queryStates: ReadonlyMap<string, HealthLevel> = new Map([
  ['failing', 'failing'],
  ['degraded', 'degraded'],
  ['affected', 'affected'],
  ['healthy', 'healthy'],
  ['no data', 'no-data'],
]);

/** Why a text is no query. */
export type QueryFault =
  | TokenFault
  | { readonly is: 'nothing' }
  /** A term should stand here: after `and`, `or`, `not`, in parentheses. */
  | { readonly is: 'term-missing' }
  | { readonly is: 'field-unknown'; readonly field: string }
  | { readonly is: 'field-missing' }
  | { readonly is: 'value-missing'; readonly field: QueryField }
  | { readonly is: 'value-unreadable'; readonly field: QueryField; readonly value: string }
  | { readonly is: 'compare-unfit'; readonly field: QueryField; readonly compare: string }
  | { readonly is: 'parenthesis-open' }
  | { readonly is: 'parenthesis-stray' }
  | { readonly is: 'too-deep' };

export interface Unreadable {
  readonly ok: false;
  /** Where in the text, in UTF-16 units. */
  readonly at: number;
  readonly why: QueryFault;
}
