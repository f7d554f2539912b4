import { expect, type Page } from '@playwright/test';
import { asked, figure, median } from './measure';
import { test } from '../tests/support/warmBrowser';

/** As the page opens: put together until it can be read. */
const mapOf = (services: number) => `/a/throughline-investigation-app/map?source=demo&var-env=scale-${services}`;
/** Everything is drawn, nothing put together. */
const flatMapOf = (services: number) => `${mapOf(services)}&group=none`;

/** How long each way of moving is measured. */
const length = 5000;

for (const services of [50, 100, 500, 2000]) {
  const names = ['pan', 'zoom', 'hover'].map((move) => `map.${move}.${services}`);
  test(`how smoothly ${services} services and their calls move, grow and light up`, async ({ page }) => {
    test.skip(!names.some(asked));
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(flatMapOf(services));
    const box = await drawn(page, services);
    // From where all is seen there is nowhere to go: nearer, until the map fills its box.
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    for (let step = 0; step < 9; step++) {
      await wheel(page, -80);
    }
    await page.waitForTimeout(1500);
    await measured(page, `map.pan.${services}`, () => pan(page, box));
    await measured(page, `map.zoom.${services}`, () => zoom(page));
    await measured(page, `map.hover.${services}`, () => hover(page, box));
  });
}

for (const { name, url, look } of [
  { name: 'map.readable.500', url: mapOf(500), look: markWhenDrawn },
  { name: 'map.readable.500.flat', url: flatMapOf(500), look: markWhenPainted },
]) {
  test(`${name}: how long until a map of 500 services can be read`, async ({ page }) => {
    test.skip(!asked(name));
    await page.addInitScript(look);
    const times: number[] = [];
    const fromAddress: number[] = [];
    for (let run = 0; run < 8; run++) {
      await page.goto(url);
      await page.waitForFunction(() => performance.getEntriesByName('bench:map-read').length > 0);
      const took = await page.evaluate(() => {
        const [module] = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/module.js'));
        const [read] = performance.getEntriesByName('bench:map-read');
        const seen = read?.startTime ?? Number.NaN;
        return { seen, ours: seen - (module?.startTime ?? Number.NaN) };
      });
      // The first runs load the scripts and compile them; from then on the browser has them.
      if (run > 1) {
        times.push(took.ours);
        fromAddress.push(took.seen);
      }
    }
    figure(name, median(times), 'ms');
    // With the start of the page around the plugin, which is Grafana's part and here the host page's.
    figure(`${name}.from-address`, median(fromAddress), 'ms');
  });
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Waits until the whole map is laid out and painted: a small one of elements, a large one as a picture. */
async function drawn(page: Page, services: number): Promise<Box> {
  const elements = page.getByTestId('service-node');
  const canvas = page.getByTestId('map-canvas');
  await expect(elements.or(canvas).first()).toBeVisible({ timeout: 60_000 });
  if ((await elements.count()) > 0) {
    expect(await elements.count()).toBeGreaterThanOrEqual(services);
  } else {
    await expect(canvas).toHaveAttribute('data-painted', 'true', { timeout: 60_000 });
    const [, places = '0'] = /([\d,]+) places/.exec((await canvas.getAttribute('aria-label')) ?? '') ?? [];
    expect(Number(places.replace(',', ''))).toBeGreaterThanOrEqual(services);
  }
  await page.waitForTimeout(3000);
  const box = await ((await canvas.count()) > 0 ? canvas : page.getByTestId('service-map')).boundingBox();
  if (!box) {
    throw new Error('no map');
  }
  return box;
}

/** Frames per second while `act` lasts, and the time between frames that 95 of 100 stay below. */
async function measured(page: Page, name: string, act: () => Promise<void>): Promise<void> {
  await page.evaluate(startFrames);
  await act();
  const frames = await page.evaluate(() => window.benchFrames());
  const sorted = [...frames].sort((a, b) => a - b);
  const total = frames.reduce((sum, frame) => sum + frame, 0);
  figure(name, (frames.length / total) * 1000, 'fps');
  figure(`${name}.p95-frame`, sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN, 'ms');
  await page.waitForTimeout(1500);
}

declare global {
  interface Window {
    benchFrames: () => readonly number[];
  }
}

/** Runs in the page: from now on the time between frames is kept. */
function startFrames() {
  const frames: number[] = [];
  let last: number | undefined;
  let isOver = false;
  const next = (now: number) => {
    if (last !== undefined) {
      frames.push(now - last);
    }
    last = now;
    if (!isOver) {
      requestAnimationFrame(next);
    }
  };
  requestAnimationFrame(next);
  window.benchFrames = () => {
    isOver = true;
    return frames;
  };
}

/** The mouse goes round in loops that never meet, as fast as a hand does. */
async function round(page: Page, box: Box, reach: number): Promise<void> {
  const start = Date.now();
  while (Date.now() - start < length) {
    const time = (Date.now() - start) / 1000;
    await page.mouse.move(
      box.x + box.width * (0.5 + reach * Math.sin(time * 2.2)),
      box.y + box.height * (0.5 + reach * Math.sin(time * 3.1))
    );
    await page.waitForTimeout(8);
  }
}

/** Drags the map; not a place, which would be moved by itself. */
async function pan(page: Page, box: Box): Promise<void> {
  const { x, y } = await freeSpot(page, box);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await round(page, box, 0.4);
  await page.mouse.up();
}

/** A spot with nothing under the pointer. */
async function freeSpot(page: Page, box: Box): Promise<{ readonly x: number; readonly y: number }> {
  for (let part = 0; part < 400; part++) {
    const spot = {
      x: box.x + box.width * (0.2 + 0.03 * (part % 20)),
      y: box.y + 20 + (box.height - 60) * (part / 400),
    };
    await page.mouse.move(spot.x, spot.y);
    if (await page.evaluate(isFree, spot)) {
      return spot;
    }
  }
  throw new Error('the map has no free spot to drag it by');
}

/** Runs in the page: the map shows by its pointer what can be pressed. */
function isFree({ x, y }: { readonly x: number; readonly y: number }): boolean {
  const under = document.elementFromPoint(x, y);
  return under !== null && getComputedStyle(under).cursor !== 'pointer' && !under.closest('[role="button"], button');
}

async function wheel(page: Page, by: number): Promise<void> {
  // Held, the wheel zooms wherever the map stands.
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, by);
  await page.keyboard.up('Control');
}

async function zoom(page: Page): Promise<void> {
  await page.keyboard.down('Control');
  const start = Date.now();
  while (Date.now() - start < length) {
    await page.mouse.wheel(0, -60 * Math.sin((Date.now() - start) / 500));
    await page.waitForTimeout(12);
  }
  await page.keyboard.up('Control');
}

async function hover(page: Page, box: Box): Promise<void> {
  await round(page, box, 0.45);
}

/** Runs in the page: marks the frame after the one in which the name of whoever is hurt came to stand on the map. */
function markWhenDrawn() {
  const look = () => {
    const hurt = document.querySelector('[data-testid="service-node"][data-health="failing"]');
    requestAnimationFrame(hurt?.textContent ? () => performance.mark('bench:map-read') : look);
  };
  requestAnimationFrame(look);
}

/** Runs in the page: marks when the whole map is painted. */
function markWhenPainted() {
  const look = () => {
    if (document.querySelector('[data-testid="map-canvas"][data-painted="true"]')) {
      performance.mark('bench:map-read');
    } else {
      requestAnimationFrame(look);
    }
  };
  requestAnimationFrame(look);
}
