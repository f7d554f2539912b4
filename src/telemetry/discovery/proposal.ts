import type { Environment, Signal } from '../../model/environment';
import type { Correlation } from './correlations';

/** Why a data source was put into a cell. Nothing is put anywhere without a reason. */
export type Reason =
  /** A setting of one of the three data sources names another; `of` is the name of the one that has it. */
  | { readonly by: 'correlation'; readonly setting: Correlation['setting']; readonly of: string }
  /** Its name is that of the others but for the kind; `key` is empty for names that are nothing but a kind. */
  | { readonly by: 'name'; readonly key: string }
  /** There is no other one for this signal. */
  | { readonly by: 'only-one' }
  /** It is where the others are sought from. */
  | { readonly by: 'start' }
  /** It serves several environments, told apart by a label. */
  | { readonly by: 'label-value'; readonly label: string; readonly value: string };

/** What should be looked at before a proposal is used. */
export type Doubt =
  /** A setting names a data source that is not there, or that the viewer may not see. */
  | { readonly kind: 'dangling'; readonly of: string; readonly setting: Correlation['setting']; readonly uid: string }
  /** The data source was taken only because there is no other, and serves another proposal as well. */
  | { readonly kind: 'shared'; readonly signal: Signal; readonly name: string }
  /** Several data sources are named alike; the first by name was not taken for granted. */
  | { readonly kind: 'ambiguous'; readonly signal: Signal; readonly names: readonly string[] }
  /** This signal carries the label, but was not seen with this value: a quiet environment, or one of another name. */
  | { readonly kind: 'not-seen'; readonly signal: Signal; readonly label: string; readonly value: string }
  /** This signal was not seen to carry the environment's label, and so is not narrowed. */
  | { readonly kind: 'not-narrowed'; readonly signal: Signal; readonly value: string };

export interface Proposal {
  readonly environment: Environment;
  readonly why: Readonly<Record<Signal, Reason>>;
  readonly doubts: readonly Doubt[];
}

/** A data source that is in no proposal, and the signals for which nothing belongs to it. */
export interface LeftOut {
  readonly uid: string;
  readonly name: string;
  readonly lacks: readonly Signal[];
  readonly doubts: readonly Doubt[];
}

export interface Discovery {
  readonly proposals: readonly Proposal[];
  readonly left: readonly LeftOut[];
}

/** Values of a label that were found at a data source. For traces the label is an attribute. */
export interface LabelValues {
  readonly uid: string;
  readonly label: string;
  readonly values: readonly string[];
}
