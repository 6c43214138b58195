/** One measured budget, in bytes. */
export interface SizeRow {
  readonly what: string;
  readonly maxBytes: number;
  readonly bytes: number;
}

/** A table for the terminal: what, budget, measured, and by how much each is under or over. */
export function sizeTable(rows: readonly SizeRow[]): string {
  const width = Math.max(...rows.map(({ what }) => what.length), 'minified and gzipped'.length);
  const line = (what: string, ...cells: string[]): string =>
    [what.padEnd(width), ...cells.map((cell) => cell.padStart(11))].join(' ').trimEnd();
  return [
    line('minified and gzipped', 'budget', 'measured', ''),
    ...rows.map(({ what, maxBytes, bytes }) => line(what, kilobytes(maxBytes), kilobytes(bytes), verdict(maxBytes - bytes))),
  ].join('\n');
}

/** Two digits after the point, always rounded up: what is over by one byte does not look as if it were not. */
function kilobytes(bytes: number): string {
  return `${(Math.ceil(bytes / 10) / 100).toFixed(2)} kB`;
}

function verdict(spareBytes: number): string {
  return spareBytes >= 0 ? `✔ ${spareBytes} B under` : `✖ ${-spareBytes} B over`;
}
