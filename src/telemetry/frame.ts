/**
 * The shape of a data frame as far as we read it. A Grafana `DataFrame` fits, and so does a literal in a test;
 * nothing here needs Grafana's packages.
 */
export interface Frame {
  readonly name?: string;
  readonly refId?: string;
  readonly meta?: FrameMeta;
  readonly fields: readonly FrameField[];
  /** Rows. Where it is missing, the longest field counts. */
  readonly length?: number;
}

export interface FrameMeta {
  readonly type?: string;
  readonly dataTopic?: string;
  readonly custom?: Readonly<Record<string, unknown>>;
}

export interface FrameField {
  readonly name: string;
  /** Grafana's `FieldType` as text: time, number, string, boolean, other, nestedFrames. */
  readonly type: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly values: ArrayLike<unknown>;
}
