export interface Layer {
  readonly layers: readonly string[];
  readonly packages: readonly string[] | 'any';
}
export const layers: Readonly<Record<string, Layer>>;
export const pureLayers: readonly string[];
export const debt: ReadonlyArray<{ readonly from: string; readonly to: string; readonly why: string }>;
