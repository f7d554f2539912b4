import type { Matcher } from '../model/environment';
import { ready, type Ready } from '../model/outcome';
import type { DeployNote } from '../model/release';
import { epochMs } from '../model/units';
import type { Window } from '../model/window';
import { isRecord, momentOf, textOf } from './columns';

/** What tools that write deploys down tag them with. */
const deployTags = ['deploy', 'deployment', 'release'];

/** More than this in one window could not be told apart on a panel. */
const most = 100;

/** The query of `GET /api/annotations` for deploys in `window`: those that have any of the tags. */
export function deployNotesParams({ from, to }: Window): URLSearchParams {
  return new URLSearchParams([
    ['from', String(Math.round(from))],
    ['to', String(Math.round(to))],
    ['type', 'annotation'],
    ['matchAny', 'true'],
    ['limit', String(most)],
    ...deployTags.map((tag) => ['tags', tag]),
  ]);
}

/**
 * Grafana's answer to that, as notes of deploys in order. Rows without a moment, or without any word, are left out. Those
 * tagged with another environment than one of `matchers` names are somebody else's.
 */
export function readDeployNotes(reply: unknown, matchers: readonly Matcher[]): Ready<readonly DeployNote[]> {
  if (!Array.isArray(reply)) {
    return notesUnread(`not a list of annotations: ${typeof reply}`);
  }
  const notes = reply.flatMap(noteOf).filter((note) => isOfEnvironment(note, matchers));
  return ready(notes.sort((a, b) => a.at - b.at));
}

/** Without notes everything else still holds, so that they could not be read is a caveat and no failure. */
export function notesUnread(why: string): Ready<readonly DeployNote[]> {
  return ready([], [{ kind: 'notes-unread', why }]);
}

function noteOf(row: unknown): readonly DeployNote[] {
  const at = isRecord(row) ? momentOf(row.time) : undefined;
  if (!isRecord(row) || at === undefined) {
    return [];
  }
  const tags = Array.isArray(row.tags) ? row.tags.flatMap((tag) => textOf(tag) ?? []) : [];
  const text = plain(textOf(row.text) ?? '');
  return text === '' && tags.length === 0 ? [] : [{ at: epochMs(at), text, tags }];
}

/** Texts of annotations may be HTML; words are all that is wanted of them. */
function plain(text: string): string {
  return text
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const environmentTag = /^(?:env|environment|deployment[._]environment(?:[._]name)?)[:=](.*)$/;

/** A note that names no environment may be of any. */
function isOfEnvironment({ tags }: DeployNote, matchers: readonly Matcher[]): boolean {
  const named = tags.flatMap((tag) => environmentTag.exec(tag)?.[1]?.trim() ?? []);
  const own = matchers.filter(({ label, op }) => op === '=' && /env/.test(label)).map(({ value }) => value);
  return named.length === 0 || own.length === 0 || named.some((name) => own.includes(name));
}
