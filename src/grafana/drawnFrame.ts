import type { Series } from '../model/series';

/**
 * A data frame as we write it, for panels of Grafana's to draw. It names field types and colour modes by their texts,
 * so that what is drawn can be made and tested without Grafana; the panel turns it into Grafana's own.
 */
export interface DrawnFrame {
  readonly name: string;
  readonly refId: string;
  readonly meta?: { readonly dataTopic: 'annotations'; readonly custom: Readonly<Record<string, string>> };
  readonly length: number;
  readonly fields: readonly DrawnField[];
}

export interface DrawnField {
  readonly name: string;
  readonly type: 'time' | 'number' | 'string';
  readonly config: DrawnConfig;
  readonly values: ReadonlyArray<number | string | null>;
}

/** What a field is drawn with; `unit` is one of Grafana's unit ids. */
export interface DrawnConfig {
  readonly displayName?: string;
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  /** What only the time series panel knows: where its axis ends unless values go beyond, and how a line is drawn. */
  readonly custom?: {
    readonly axisSoftMax?: number;
    readonly lineStyle?: { readonly fill: 'dash'; readonly dash: readonly number[] };
    readonly fillOpacity?: number;
  };
  readonly color?: { readonly mode: 'fixed'; readonly fixedColor: string };
  readonly links?: ReadonlyArray<{ readonly title: string; readonly url: string; readonly targetBlank: boolean }>;
}

export function timeField(at: readonly number[]): DrawnField {
  return { name: 'Time', type: 'time', config: {}, values: [...at] };
}

/** A series as one line; a gap stays a gap. */
export function lineFrame(series: Series<number>, name: string, config: DrawnConfig): DrawnFrame {
  return {
    name,
    refId: name,
    length: series.at.length,
    fields: [
      timeField(series.at),
      { name, type: 'number', config: { displayName: name, ...config }, values: series.values.map((v) => v ?? null) },
    ],
  };
}
