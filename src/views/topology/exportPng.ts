import type { Size } from './camera';

/** A picture of a map, and how large it became. */
export interface MapPicture {
  readonly blob: Blob;
  readonly width: number;
  readonly height: number;
  /** The browser draws no larger picture: it is smaller than was asked for. */
  readonly isReduced: boolean;
}

/** Larger pictures take more memory than a browser gladly gives, and some give none at all beyond it. */
const mostPixels = 16e6;
const longestSide = 16_000;

/** How large a picture of a size becomes: as often enlarged as asked for, as far as browsers draw it. */
export function pictureSize({ width, height }: Size, scale: number): Size & { readonly isReduced: boolean } {
  const most = Math.min(Math.sqrt(mostPixels / (width * height)), longestSide / width, longestSide / height);
  const used = Math.min(scale, most);
  return {
    width: Math.max(1, Math.floor(width * used)),
    height: Math.max(1, Math.floor(height * used)),
    isReduced: used < scale,
  };
}

/** The file drawn as a picture. Rejects where the browser cannot. */
export async function mapPng(svg: string, size: Size, scale: number): Promise<MapPicture> {
  const { width, height, isReduced } = pictureSize(size, scale);
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml;charset=utf-8' }));
  try {
    const image = await loaded(address);
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    const context = canvas.getContext('2d');
    if (!context) {
      throw new Error('No canvas to draw on');
    }
    context.drawImage(image, 0, 0, width, height);
    return { blob: await asPng(canvas), width, height, isReduced };
  } finally {
    URL.revokeObjectURL(address);
  }
}

function loaded(address: string): Promise<HTMLImageElement> {
  return new Promise((done, fail) => {
    const image = new Image();
    image.onload = () => done(image);
    image.onerror = () => fail(new Error('The map could not be read as a picture'));
    image.src = address;
  });
}

function asPng(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((done, fail) =>
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('The picture could not be written'))), 'image/png')
  );
}
