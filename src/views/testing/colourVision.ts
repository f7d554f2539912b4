type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

/**
 * How linear sRGB looks to people without one kind of cone: Machado, Oliveira and Fernandes, "A Physiologically-based
 * Model for Simulation of Color Vision Deficiency" (2009), severity 1.
 */
const seenBy = {
  trichromats: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopes: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopes: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopes: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const satisfies Record<string, Matrix>;

export type Viewer = keyof typeof seenBy;

/**
 * How different two `#rrggbb` colours look, as 100 times their distance in OKLab: black and white are 100 apart, what
 * is below 2 is hard to see side by side.
 */
export function difference(one: string, other: string, viewer: Viewer = 'trichromats'): number {
  const [a, b] = [one, other].map((colour) => okLab(times(seenBy[viewer], linear(colour)).map(clamped)));
  return 100 * Math.hypot(...(a ?? []).map((part, index) => part - (b?.[index] ?? Number.NaN)));
}

function linear(colour: string): number[] {
  return [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
}

/** Björn Ottosson, "A perceptual color space for image processing" (2020). */
function okLab(rgb: readonly number[]): number[] {
  const cones: Matrix = [
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
  ];
  const axes: Matrix = [
    [0.2104542553, 0.793617785, -0.0040720468],
    [1.9779984951, -2.428592205, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.808675766],
  ];
  return times(axes, times(cones, rgb).map(Math.cbrt));
}

function times(matrix: Matrix, vector: readonly number[]): number[] {
  return matrix.map((row) => row.reduce((sum, factor, index) => sum + factor * (vector[index] ?? Number.NaN), 0));
}

function clamped(part: number): number {
  return Math.min(1, Math.max(0, part));
}
