/** The three kinds of telemetry that the thread runs through. */
export const signals = ['metrics', 'traces', 'logs'] as const;
export type Signal = (typeof signals)[number];

/** Narrows a data source that several environments share. */
export interface Matcher {
  readonly label: string;
  readonly op: '=' | '!=' | '=~' | '!~';
  readonly value: string;
}

/** Where one signal of an environment is read from. */
export interface SignalSource {
  /** Uid of a Grafana data source. It comes from settings, never from a URL. */
  readonly uid: string;
  readonly matchers: readonly Matcher[];
}

/** A named set of three data sources that one switch moves together. */
export interface Environment {
  readonly id: string;
  readonly name: string;
  readonly metrics: SignalSource;
  readonly traces: SignalSource;
  readonly logs: SignalSource;
}
