import { expect, type Locator, type Page } from '@playwright/test';
import type { Source } from '../../host/page/hostSettings';
import { valuesIn } from '../../src/views/queryValue';
import { open } from './host';

export const mapPage = '/a/throughline-investigation-app/map';

/** Opens the Map page as its address asks for it, and waits until it is laid out and drawn. */
export async function openMap(page: Page, source: Source, query = ''): Promise<void> {
  await open(page, source, mapPage + query);
  await mapStands(page);
}

export async function mapStands(page: Page): Promise<void> {
  await expect(page.locator('[data-testid="service-map"][data-laid-out="true"]')).toBeVisible();
  await expect(page.getByTestId('service-node').or(page.locator('[data-painted="true"]')).first()).toBeVisible();
}

/** What the address says under a key. */
export const said = (page: Page, key: string): string | null => valuesIn(new URL(page.url()).search).get(key);

export const place = (page: Page, service: string): Locator =>
  page.locator(`[data-testid="service-node"][data-service="${service}"]`);

export const call = (page: Page, client: string, server: string): Locator =>
  page.locator(`[data-testid="service-edge"][data-client="${client}"][data-server="${server}"]`);

export const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name });

export const leftOut = (page: Page, what: string): Locator => page.locator(`[data-left-out="${what}"]`);

/** Selects a call with the mouse, where nothing else lies over it: lines cross, and their middle may be another's. */
export async function clickCall(page: Page, client: string, server: string): Promise<void> {
  await expect(async () => {
    const at = await ownPoint(call(page, client, server));
    expect(at, `a point of ${client} → ${server} that can be clicked`).toBeDefined();
    await page.mouse.click(at?.x ?? 0, at?.y ?? 0);
    await expect(call(page, client, server)).toHaveAttribute('aria-pressed', 'true', { timeout: 2_000 });
  }).toPass();
}

function ownPoint(drawn: Locator): Promise<Point | undefined> {
  return drawn.evaluate((edge) => {
    const line = edge.querySelector('path');
    const onScreen = line?.getScreenCTM();
    if (!line || !onScreen) {
      return undefined;
    }
    const points = Array.from({ length: 39 }, (_, step) =>
      line.getPointAtLength((line.getTotalLength() * (step + 1)) / 40).matrixTransform(onScreen)
    );
    const own = points.filter(({ x, y }) => edge.contains(document.elementFromPoint(x, y)));
    const middle = own[Math.floor(own.length / 2)];
    return middle && { x: middle.x, y: middle.y };
  });
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Presses the mouse at a point and lets it go at a distance from there. */
export async function drag(page: Page, { x, y }: Point, by: Point): Promise<void> {
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by.x / 2, y + by.y / 2);
  await page.mouse.move(x + by.x, y + by.y);
  await page.mouse.up();
}

export async function middle(of: Locator): Promise<Point> {
  const box = await of.boundingBox();
  if (!box) {
    throw new Error('It is not in sight');
  }
  return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
}

/** How often data sources were asked so far on this load of the page. */
export function questions(page: Page): Promise<number> {
  return page.evaluate(
    () => performance.getEntriesByType('mark').filter(({ name }) => name.startsWith('throughline:asked:')).length
  );
}
