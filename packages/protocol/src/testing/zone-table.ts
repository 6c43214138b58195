/** A time during which a zone's clocks run with one offset. */
export interface OffsetStretch {
  /** Included. */
  fromMs: number;
  /** The change of clocks that ends it; excluded. */
  toMs: number;
  /** What is added to an instant to read the wall time as if it were UTC. */
  offsetMs: number;
}

/** The years that the tables cover, a little more than the tests ask about. */
export const TABLE_FROM_MS = Date.UTC(2019, 10, 1);
export const TABLE_TO_MS = Date.UTC(2031, 6, 1);

/** Two changes of clocks are at least this far apart everywhere in these years; Morocco's are about a month apart. */
const STEP_MS = 4 * 86_400_000;

const tables = new Map<string, readonly OffsetStretch[]>();

/** What `Intl` says of a zone's clocks. For tests: it shares no code with the calendar that is tested. */
export function zoneTable(timeZone: string): readonly OffsetStretch[] {
  const known = tables.get(timeZone);
  if (known) return known;
  const offsetAt = offsetReader(timeZone);
  const table: OffsetStretch[] = [];
  let fromMs = TABLE_FROM_MS;
  for (let atMs = TABLE_FROM_MS; atMs < TABLE_TO_MS; atMs += STEP_MS) {
    if (offsetAt(atMs) === offsetAt(atMs + STEP_MS)) continue;
    const changeMs = changeBetween(atMs, atMs + STEP_MS, offsetAt);
    table.push({ fromMs, toMs: changeMs, offsetMs: offsetAt(atMs) });
    fromMs = changeMs;
  }
  table.push({ fromMs, toMs: TABLE_TO_MS + STEP_MS, offsetMs: offsetAt(TABLE_TO_MS) });
  tables.set(timeZone, table);
  return table;
}

/** Reads the offset of any instant from the wall time that `Intl` writes. */
export function offsetReader(timeZone: string): (atMs: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return (atMs) => {
    const [month, day, year, hour, minute, second] = (format.format(atMs).match(/\d+/g) ?? []).map(Number) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(atMs / 1_000) * 1_000;
  };
}

function changeBetween(sameMs: number, otherMs: number, offsetAt: (atMs: number) => number): number {
  let [before, after] = [sameMs, otherMs];
  const offset = offsetAt(before);
  while (after - before > 1_000) {
    const middle = Math.floor((before + after) / 2_000) * 1_000;
    if (offsetAt(middle) === offset) before = middle;
    else after = middle;
  }
  return after;
}
