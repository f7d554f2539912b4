// The files of texts, one per language, and what makes them right.

/** Words that are the same in every language here: names of products, protocols and figures. */
const same = [
  'CPU',
  'var',
  'env',
  'Throughline',
  'Grafana',
  'Prometheus',
  'Mimir',
  'Tempo',
  'Loki',
  'OpenTelemetry',
  'OTLP',
  'TraceQL',
  'LogQL',
  'PromQL',
  'Explore',
  'UID',
  'ID',
  'HTTP',
  'RPC',
  'p50',
  'p90',
  'p95',
  'p99',
  'min',
  'N',
  'ms',
  'µs',
  's',
  'h',
  'd',
];

/** @typedef {{key: string, text: string, at: string}} Text */

/**
 * English texts by key. Says where a key has two texts, or is the beginning of another.
 * @param {readonly Text[]} texts
 * @returns {{flat: Map<string, string>, wrong: string[]}}
 */
export function englishOf(texts) {
  const flat = new Map();
  const first = new Map();
  const wrong = [];
  for (const { key, text, at } of texts) {
    if (flat.has(key) && flat.get(key) !== text) {
      wrong.push(`${at}: ${key} says “${text}”, and “${flat.get(key)}” at ${first.get(key)}`);
    }
    if (!flat.has(key)) {
      flat.set(key, text);
      first.set(key, at);
    }
  }
  for (const key of flat.keys()) {
    const steps = key.split('.');
    steps.slice(1).forEach((_, index) => {
      const above = steps.slice(0, index + 1).join('.');
      if (flat.has(above)) {
        wrong.push(`${first.get(key)}: ${key} lies below ${above}, which is a text itself`);
      }
    });
  }
  return { flat, wrong };
}

/**
 * Keys that a language needs: of each plural the forms it knows.
 * @param {Iterable<string>} english keys of the English file
 * @param {string} language such as `ko-KR`
 * @returns {string[]}
 */
export function keysIn(english, language) {
  const forms = new Set(new Intl.PluralRules(language).resolvedOptions().pluralCategories);
  return [...english].filter((key) => !key.endsWith('_one') || forms.has('one'));
}

/**
 * What a language's file has to be mended in, one line each.
 * @param {ReadonlyMap<string, string>} english
 * @param {ReadonlyMap<string, string>} translated
 * @param {string} language
 * @returns {string[]}
 */
export function mistakesIn(english, translated, language) {
  const needed = keysIn(english.keys(), language);
  const missing = needed.filter((key) => !translated.get(key));
  const unused = [...translated.keys()].filter((key) => !needed.includes(key));
  const advice = [
    ...(missing.some((key) => !translated.has(key)) || unused.length > 0 ? ['run `npm run translations`'] : []),
    ...(missing.length > 0 ? [`translate ${missing.length} keys that are empty in ${language}`] : []),
  ];
  return [
    ...(advice.length > 0 ? [`To mend: ${advice.join(', then ')}.`] : []),
    ...missing.map((key) => `${language} lacks ${key}: “${english.get(key)}”`),
    ...unused.map((key) => `${language} has ${key}, which nothing uses`),
    ...needed
      .filter((key) => translated.get(key))
      .flatMap((key) => mistakesOf(key, english.get(key), translated.get(key)).map((why) => `${language}: ${why}`)),
  ];
}

function mistakesOf(key, english, translated) {
  const [wanted, got] = [marksOf(english), marksOf(translated)];
  return [
    ...(wanted.join() === got.join()
      ? []
      : [`${key} has ${got.join(' ') || 'nothing'} in place of ${wanted.join(' ') || 'nothing'}`]),
    ...(translated === english && !isSame(english) ? [`${key} is not translated: “${english}”`] : []),
  ];
}

/** Placeholders and tags, in order of name: languages may put them anywhere but must keep them. */
const marksOf = (text) => (text.match(/\{\{[^}]+\}\}|<\/?\w+\/?>/g) ?? []).sort();

/** Whether nothing but figures, signs and names is left to say. */
function isSame(text) {
  const bare = text.replace(/\{\{[^}]+\}\}|<\/?\w+\/?>/g, ' ');
  return (bare.match(/\p{L}[\p{L}\d]*/gu) ?? []).every((word) => same.includes(word));
}

/**
 * Texts by their dotted keys, from the nested form in which Grafana reads them.
 * @param {object} nested
 * @returns {Map<string, string>}
 */
export function flatOf(nested, above = '') {
  return new Map(
    Object.entries(nested).flatMap(([key, value]) =>
      typeof value === 'string' ? [[above + key, value]] : [...flatOf(value, `${above}${key}.`)]
    )
  );
}

/**
 * The file of a language: nested, in the order of the keys.
 * @param {ReadonlyMap<string, string>} flat
 * @returns {string}
 */
export function fileOf(flat) {
  const root = {};
  for (const [key, text] of [...flat].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const steps = key.split('.');
    const last = steps.pop();
    const level = steps.reduce((at, step) => (at[step] ??= {}), root);
    level[last] = text;
  }
  return `${JSON.stringify(root, null, 2)}\n`;
}
