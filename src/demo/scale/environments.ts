import type { Environment, Matcher } from '../../model/environment';
import { demoUid, environmentLabel } from '../environments';

/** How many services the large shops have. */
export const scaleSizes = [50, 100, 500, 2000] as const;
export type ScaleSize = (typeof scaleSizes)[number];

/**
 * The large shops, for trying and measuring what is drawn of many services. They stand beside the demo's own
 * environments only where somebody asks for them, and are never compared with others.
 */
export const scaleEnvironments: readonly Environment[] = scaleSizes.map((size) => {
  const id = idOf(size);
  const source = { uid: demoUid, matchers: [{ label: environmentLabel, op: '=', value: id } as const] };
  return { id, name: `Demo · ${size.toLocaleString('en-US')} services`, metrics: source, traces: source, logs: source };
});

/** Which of the large shops the matchers ask for; undefined where it is none of them. */
export function scaleAsked(matchers: readonly Matcher[]): ScaleSize | undefined {
  const wanted = matchers.find(({ label }) => label === environmentLabel)?.value;
  return scaleSizes.find((size) => idOf(size) === wanted);
}

export function idOf(size: ScaleSize): string {
  return `scale-${size}`;
}
