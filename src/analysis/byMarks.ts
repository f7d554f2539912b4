/** Orders by the first mark that differs, the smaller first. Both lists have the same length. */
export function byMarks(marks: readonly number[], others: readonly number[]): number {
  const at = marks.findIndex((mark, index) => mark !== others[index]);
  return at < 0 ? 0 : (marks[at] ?? 0) - (others[at] ?? 0);
}

/** Orders texts by their code points, the same in every language. */
export function byText(text: string, other: string): number {
  if (text === other) {
    return 0;
  }
  return text < other ? -1 : 1;
}
