import { fitted, type Camera, type Size } from './camera';
import { covers, pictureAround, transformOf, wholePicture, type PictureView } from './canvasPicture';
import { paintSteps, type MapToPaint } from './canvasPaint';

/** What a layer shows; undefined: nothing. */
export interface LayerContent {
  readonly map: MapToPaint;
  /** Only these places and links. */
  readonly only?: ReadonlySet<string>;
}

/**
 * A picture of a part of the map that is larger than what is seen. Moving and zooming move and stretch the finished
 * picture; where that no longer does, the next one is painted aside, a few milliseconds in each frame, and takes its
 * place when it is finished. So no frame waits for thousands of lines.
 */
export interface CanvasLayer {
  readonly show: (content: LayerContent | undefined, box: Size) => void;
  readonly follow: (camera: Camera) => void;
  readonly stop: () => void;
}

export interface LayerKind {
  /** How much of the box is painted beyond each of its sides; 'whole' for a coarse picture of all of the map. */
  readonly margin: number | 'whole';
  readonly isOpaque: boolean;
  /** Told whenever a finished picture is shown. */
  readonly onShown?: () => void;
}

interface Picture extends PictureView {
  readonly canvas: HTMLCanvasElement;
  readonly content: LayerContent;
}

/** For so long painting holds up a frame: while something moves, while nothing does, and where nothing is shown yet. */
const slices = { moving: 6, resting: 10, first: 30 } as const;

/** A camera that has not moved for so long rests. */
const restAfter = 120;

export function canvasLayer(host: HTMLElement, kind: LayerKind): CanvasLayer {
  return new Layer(host, kind);
}

class Layer implements CanvasLayer {
  private content: LayerContent | undefined;
  private box: Size = { width: 0, height: 0 };
  private camera: Camera = { left: 0, top: 0, zoom: 1 };
  private movedAt = -Infinity;
  private front: Picture | undefined;
  private job: { readonly picture: Picture; readonly steps: Iterator<undefined> } | undefined;
  private spare: HTMLCanvasElement | undefined;
  private frame = 0;
  private rest: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: HTMLElement,
    private readonly kind: LayerKind
  ) {}

  readonly show = (content: LayerContent | undefined, box: Size) => {
    const isSame = content?.map === this.content?.map && content?.only === this.content?.only;
    if (isSame && box.width === this.box.width && box.height === this.box.height) {
      return;
    }
    this.content = isSame ? this.content : content;
    this.box = box;
    if (!content) {
      this.dropJob();
      this.retire(this.front);
      this.front = undefined;
      return;
    }
    this.look();
  };

  readonly follow = (camera: Camera) => {
    this.camera = camera;
    this.movedAt = performance.now();
    this.place();
    this.look();
    clearTimeout(this.rest);
    this.rest = setTimeout(this.look, restAfter);
  };

  readonly stop = () => {
    this.dropJob();
    clearTimeout(this.rest);
    this.front?.canvas.remove();
    this.front = undefined;
    this.content = undefined;
  };

  /** Whether the camera has stood still for a while. */
  private isResting() {
    return performance.now() - this.movedAt >= restAfter - 5;
  }

  /** Starts a picture where the one shown, or the one being painted, does not do. */
  private readonly look = () => {
    const { content } = this;
    if (!content || this.box.width < 1 || this.box.height < 1) {
      return;
    }
    const next = this.job?.picture ?? this.front;
    const does = next && next.content === content && this.does(next, this.job !== undefined);
    if (!does) {
      this.start(content);
    }
  };

  private does(picture: PictureView, isBeingPainted: boolean): boolean {
    const { margin } = this.kind;
    if (margin === 'whole') {
      return true;
    }
    const seen = { camera: this.camera, box: this.box, scene: this.content?.map.scene ?? this.box };
    const stretched = this.camera.zoom / picture.camera.zoom;
    if (this.isResting()) {
      return Math.abs(stretched - 1) < 1e-6 && covers(picture, seen, margin * 0.4);
    }
    // What has been begun is finished unless it would be of no use at all.
    const [most, spare] = isBeingPainted ? [2.5, -0.5] : [1.8, stretched < 0.98 ? 0 : margin * 0.4];
    return stretched < most && stretched > 1 / most && covers(picture, seen, spare);
  }

  private start(content: LayerContent) {
    this.dropJob();
    const { scene } = content.map;
    const view =
      this.kind.margin === 'whole'
        ? wholePicture(scene, fitted(scene, this.box))
        : pictureAround({ camera: this.camera, box: this.box, scene }, this.kind.margin);
    const canvas = this.spare ?? newCanvas(this.host);
    this.spare = undefined;
    const context = canvas.getContext('2d', { alpha: !this.kind.isOpaque, willReadFrequently: true });
    // Where nothing can be drawn, as in tests without a browser, the keyboard and the words still work.
    if (!context || !('setTransform' in context)) {
      canvas.remove();
      return;
    }
    prepare(context, view, this.kind.isOpaque ? content.map.ink.background : undefined);
    const steps = flushed(context, paintSteps(context, content.map, { ...view, only: content.only }));
    this.job = { picture: { ...view, canvas, content }, steps };
    this.frame = requestAnimationFrame(this.work);
  }

  /** Paints as long as a frame allows. */
  private readonly work = () => {
    const { job } = this;
    if (!job) {
      return;
    }
    const until = performance.now() + this.slice();
    let isDone = false;
    do {
      isDone = job.steps.next().done === true;
    } while (!isDone && performance.now() < until);
    if (!isDone) {
      this.frame = requestAnimationFrame(this.work);
      return;
    }
    this.job = undefined;
    this.swap(job.picture);
    this.look();
  };

  private slice() {
    if (!this.front) {
      return slices.first;
    }
    return this.isResting() ? slices.resting : slices.moving;
  }

  private swap(picture: Picture) {
    const before = this.front;
    const { style } = picture.canvas;
    style.width = `${picture.size.width}px`;
    style.height = `${picture.size.height}px`;
    style.display = 'block';
    this.front = picture;
    this.place();
    this.retire(before);
    this.kind.onShown?.();
  }

  private retire(picture: Picture | undefined) {
    if (picture) {
      picture.canvas.style.display = 'none';
      this.spare = picture.canvas;
    }
  }

  private dropJob() {
    cancelAnimationFrame(this.frame);
    if (this.job) {
      this.spare = this.job.picture.canvas;
      this.job = undefined;
    }
  }

  private place() {
    if (this.front) {
      this.front.canvas.style.transform = transformOf(this.front, this.camera);
    }
  }
}

function newCanvas(host: HTMLElement): HTMLCanvasElement {
  const canvas = host.ownerDocument.createElement('canvas');
  Object.assign(canvas.style, {
    position: 'absolute',
    left: '0',
    top: '0',
    maxWidth: 'none',
    transformOrigin: '0 0',
    willChange: 'transform',
    display: 'none',
    pointerEvents: 'none',
  });
  canvas.setAttribute('aria-hidden', 'true');
  return host.appendChild(canvas);
}

/** Empties a canvas of the picture's size; one that has it already keeps its memory. */
function prepare(
  context: CanvasRenderingContext2D,
  { size, ratio }: PictureView,
  background: string | undefined
): void {
  const { canvas } = context;
  const [width, height] = [size.width, size.height].map((side) => Math.max(1, Math.round(side * ratio)));
  if (canvas.width !== width || canvas.height !== height) {
    Object.assign(canvas, { width, height });
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.globalAlpha = 1;
  context.setLineDash([]);
  if (background === undefined) {
    context.clearRect(0, 0, size.width, size.height);
  } else {
    context.fillStyle = background;
    context.fillRect(0, 0, size.width, size.height);
  }
}

/** What a canvas is told is drawn later, all at once: asking for a pixel makes each step take the time it takes. */
function* flushed(context: CanvasRenderingContext2D, steps: Iterable<undefined>): Generator<undefined> {
  for (const step of steps) {
    context.getImageData(0, 0, 1, 1);
    yield step;
  }
}
