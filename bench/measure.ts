/** Whether the figure `name` was asked for on the command line. */
export function asked(name: string): boolean {
  return name.startsWith(process.env.BENCH ?? '');
}

/** Prints one figure. */
export function figure(name: string, value: number, unit: string): void {
  process.stdout.write(`bench ${name} ${Number(value.toPrecision(4))} ${unit}\n`);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Median of the durations of `runs` calls in milliseconds, after one that does not count. */
export function medianOf(runs: number, work: () => void): number {
  work();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    work();
    times.push(performance.now() - started);
  }
  return median(times);
}
