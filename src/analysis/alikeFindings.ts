import type { Finding } from './overRepresented';

/** A finding, and those of the same meaning with the very same counts: most likely the same spans said otherwise. */
export interface AlikeFindings {
  readonly finding: Finding;
  readonly alike: readonly Finding[];
}

/** Every finding is in exactly one of them, once; the first of those alike stands for them, in the order given. */
export function alikeFindings(findings: readonly Finding[]): readonly AlikeFindings[] {
  const groups = new Map<string, { readonly finding: Finding; readonly alike: Finding[] }>();
  for (const finding of findings) {
    const { meaning, selected, others } = finding;
    const id = [meaning, selected.count, selected.of, others.count, others.of].join(' ');
    const group = groups.get(id);
    if (group) {
      group.alike.push(finding);
    } else {
      groups.set(id, { finding, alike: [] });
    }
  }
  return [...groups.values()];
}
