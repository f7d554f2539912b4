/** @jest-environment node */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const listed = readFileSync(join(__dirname, '../docs/test-ids.md'), 'utf8');
const sources = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.tsx') && !file.endsWith('.test.tsx') && !/[\\/]testing[\\/]/.test(file))
  .map((file) => readFileSync(join(__dirname, file), 'utf8'));

/** Ids written out in the source; those that are put together from parts are left to the browser's tests. */
const written = [
  ...new Set(sources.flatMap((text) => [...text.matchAll(/data-testid="([^"]+)"/g)].map(([, id]) => id))),
];
const promised = [...listed.matchAll(/`([a-z-]+)`/g)].map(([, id]) => id);

it('every test id in the source is listed in docs/test-ids.md', () => {
  expect(written.length).toBeGreaterThan(20);
  expect(written.filter((id) => !promised.includes(id))).toEqual([]);
});
