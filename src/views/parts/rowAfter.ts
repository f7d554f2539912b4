interface Rows {
  readonly count: number;
  /** How many rows the page keys go; without it they are left to whatever scrolls. */
  readonly page?: number;
}

/** To which row a key leads from the one at `at`, never beyond the first and last; undefined where it leads nowhere. */
export function rowAfter(key: string, at: number, rows: Rows): number | undefined {
  const to = goal(key, at, rows);
  return to === undefined ? undefined : Math.max(0, Math.min(to, rows.count - 1));
}

function goal(key: string, at: number, { count, page }: Rows): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return at + 1;
    case 'ArrowUp':
      return at - 1;
    case 'PageDown':
      return page && at + page;
    case 'PageUp':
      return page && at - page;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
