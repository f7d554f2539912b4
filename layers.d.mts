export interface Layer {
  readonly layers: readonly string[];
  readonly packages: readonly string[] | 'any';
}
export const layers: Readonly<Record<string, Layer>>;
export const workerEntries: { readonly folder: string; readonly suffix: string; readonly layers: readonly string[] };
export const pureLayers: readonly string[];
export const debt: ReadonlyArray<{ readonly from: string; readonly to: string; readonly why: string }>;
