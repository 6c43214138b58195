/** One line of the table at the end. */
export interface Finding {
  readonly what: string;
  /** What was measured, with its unit. */
  readonly measured: string;
  /** The plain baseline of the same run, when there is one. */
  readonly baseline?: string;
  /** Measured through baseline, when that says something. */
  readonly ratio?: number;
  /** The figure to reach, in words. */
  readonly asked: string;
  /** Whether it was reached; left out where a figure is only reported. */
  readonly reached?: boolean;
}

/** Prints all findings as one table. */
export function printFindings(findings: readonly Finding[]): void {
  const rows = findings.map(({ what, measured, baseline = '', ratio, asked, reached }) => [
    what,
    measured,
    baseline,
    ratio === undefined ? '' : ratio.toFixed(3),
    asked,
    reached === undefined ? 'reported' : reached ? 'reached' : 'NOT REACHED',
  ]);
  const table = [['what', 'measured', 'baseline', 'ratio', 'asked', ''], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  console.log('');
  for (const row of table)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}

/** A line while the benchmarks run. */
export function say(text: string): void {
  console.log(`  ${text}`);
}

/** A whole number with separators, as in `12,345`. */
export function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** Milliseconds with as many digits as mean something. */
export function ms(value: number): string {
  return `${value < 10 ? value.toFixed(2) : whole(value)} ms`;
}
