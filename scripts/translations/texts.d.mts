export interface Text {
  readonly key: string;
  readonly text: string;
  readonly at: string;
}
/** Texts of one source file, and what is wrong with how they are asked for. */
export function textsOf(file: string, source: string): { texts: Text[]; wrong: string[] };
