export const inSource: string;
/** Texts of the sources by key, and what is wrong with how they are asked for. */
export function textsIn(root: string): { flat: ReadonlyMap<string, string>; wrong: string[] };
/** What each language's file should be now. */
export function filesOf(root: string): Array<{ language: string; file: string; content: string }>;
/** Everything that is wrong with the texts below `root`, one line each. */
export function mistakes(root: string): string[];
