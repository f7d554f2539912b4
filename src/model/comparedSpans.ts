/** Some spans against the rest of those that were found: how often each value of each attribute stands in both. */
export interface ComparedSpans {
  /** How many spans were counted on either side. */
  readonly selected: number;
  readonly others: number;
  readonly attributes: readonly ComparedAttribute[];
}

/** One attribute, by its full name as TraceQL has it: `span.http.route`, `resource.service.version`, `name`. */
export interface ComparedAttribute {
  readonly key: string;
  /** How many spans of either side have it. */
  readonly selected: number;
  readonly others: number;
  /** Its values in no promised order; a trace store may tell the most frequent only. */
  readonly values: readonly ComparedValue[];
}

export interface ComparedValue {
  readonly value: string;
  /** Text, or else a number or truth value: `"1"` is not `1`. */
  readonly isText: boolean;
  readonly selected: number;
  readonly others: number;
}
