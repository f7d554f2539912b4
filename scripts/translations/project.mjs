// This project's texts and files.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { englishOf, fileOf, flatOf, keysIn, mistakesIn } from './files.mjs';
import { textsOf } from './texts.mjs';

export const inSource = 'en-US';

const read = (file) => readFileSync(file, 'utf8');
const pluginOf = (root) => JSON.parse(read(join(root, 'src/plugin.json')));

const fileFor = (root, language) => join(root, 'src/locales', language, `${pluginOf(root).id}.json`);

/** Every text in the sources below `root`, and what is wrong with how they are asked for. */
export function textsIn(root) {
  const src = join(root, 'src');
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|(^|\/)testing\//.test(file))
    .sort();
  const found = files.map((file) => textsOf(`src/${file}`, read(join(src, file))));
  const { flat, wrong } = englishOf(found.flatMap(({ texts }) => texts));
  return { flat, wrong: [...found.flatMap((one) => one.wrong), ...wrong] };
}

const written = (root, language) => {
  const file = fileFor(root, language);
  return existsSync(file) ? flatOf(JSON.parse(read(file))) : new Map();
};

/** What each language's file should be now: English as in the sources, the others with new keys empty. */
export function filesOf(root) {
  const { flat } = textsIn(root);
  return pluginOf(root).languages.map((language) => {
    const before = written(root, language);
    const texts =
      language === inSource ? flat : new Map(keysIn(flat.keys(), language).map((key) => [key, before.get(key) ?? '']));
    return { language, file: fileFor(root, language), content: fileOf(texts) };
  });
}

/** Everything that is wrong with the texts below `root`, one line each; none if all is well. */
export function mistakes(root) {
  const { flat, wrong } = textsIn(root);
  if (wrong.length > 0) {
    // Files cannot be written, nor judged, before the sources are right.
    return ['To mend in the sources:', ...wrong];
  }
  const { languages } = pluginOf(root);
  const stale = filesOf(root).filter(({ file, content }) => !existsSync(file) || read(file) !== content);
  return [
    ...(stale.length > 0
      ? [
          `Not as written from the sources: ${stale.map(({ language }) => language).join(', ')}. Run \`npm run translations\`.`,
        ]
      : []),
    ...languages
      .filter((language) => language !== inSource)
      .flatMap((language) => mistakesIn(flat, written(root, language), language)),
  ];
}
