// `npm run translations`: writes src/locales from the texts in the sources; new keys stand empty in the other
// languages until somebody translates them. `npm run translations -- --check` only says what is wrong.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesOf, mistakes, textsIn } from './translations/project.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

if (!process.argv.includes('--check') && textsIn(root).wrong.length === 0) {
  for (const { file, content } of filesOf(root)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
const wrong = mistakes(root);
console.log(wrong.join('\n') || 'Every text has its translations.');
process.exit(wrong.length > 0 ? 1 : 0);
