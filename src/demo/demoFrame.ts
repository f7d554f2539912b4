import type { FrameField, FrameMeta } from '../telemetry/frame';

/** A frame that Grafana takes as a `DataFrame` unchanged. */
export interface DemoFrame {
  readonly name?: string;
  readonly refId?: string;
  readonly meta?: FrameMeta & {
    readonly preferredVisualisationType?: 'graph' | 'table' | 'logs' | 'trace' | 'nodeGraph';
  };
  readonly fields: DemoField[];
  readonly length: number;
}

export interface DemoField extends FrameField {
  readonly values: unknown[];
  readonly config: Readonly<Record<string, unknown>>;
  readonly labels?: Record<string, string>;
}

export function field(name: string, type: string, values: unknown[]): DemoField {
  return { name, type, values, config: {} };
}

export function labelled(of: DemoField, labels: Readonly<Record<string, string>>): DemoField {
  return { ...of, labels: { ...labels } };
}

export function frameOf(fields: DemoField[], about: Omit<DemoFrame, 'fields' | 'length'> = {}): DemoFrame {
  return { ...about, fields, length: fields[0]?.values.length ?? 0 };
}

/** How Grafana says that a query found nothing. */
export const nothingFound: DemoFrame = { fields: [], length: 0 };
