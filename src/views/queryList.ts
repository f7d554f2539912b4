/**
 * Several texts as one value of a query string. They are divided by `;`; one inside a text, and the stroke that marks it,
 * is written with a stroke before it. Undefined for none.
 */
export function writeList(texts: readonly string[] | undefined): string | undefined {
  return texts && texts.length > 0 ? texts.map((text) => text.replace(/[|;]/g, '|$&')).join(';') : undefined;
}

/** Undoes {@link writeList}; a stroke before anything else stays as it is. */
export function readList(value: string | null | undefined): readonly string[] | undefined {
  if (value === null || value === undefined || value === '') {
    return undefined;
  }
  const texts: string[] = [''];
  for (const [part] of value.matchAll(/\|[|;]|[^]/gu)) {
    if (part === ';') {
      texts.push('');
    } else {
      texts.push((texts.pop() ?? '') + (/^\|[|;]$/.test(part) ? part.slice(1) : part));
    }
  }
  return texts;
}
