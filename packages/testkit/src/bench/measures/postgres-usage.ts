import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds of one of the ticks in which Linux counts processor time. */
const TICK_MS = 10;
/** Places in `/proc/PID/stat` behind the name, which may hold spaces: parent, then user and system time, also of children that ended. */
const PARENT = 1;
const TIMES = { own: [11, 12], ended: [13, 14] } as const;

/**
 * Processor time of a PostgreSQL server so far: of its main process, of all it runs, and of those that have ended. Milliseconds.
 * Linux only; elsewhere the system does not tell.
 * @param pid - The main process.
 */
export function postgresCpuMs(pid: number): number {
  const main = statOf(pid);
  const children = processIds().filter((id) => statOf(id)[PARENT] === pid);
  const sum = (fields: readonly number[], places: readonly number[]): number =>
    places.reduce((total, place) => total + (fields[place] ?? 0), 0);
  const ticks = sum(main, [...TIMES.own, ...TIMES.ended]) + children.reduce((total, id) => total + sum(statOf(id), TIMES.own), 0);
  return ticks * TICK_MS;
}

function processIds(): number[] {
  return readdirSync('/proc').map(Number).filter(Number.isInteger);
}

/** The fields behind the name; none for a process that has just ended. */
function statOf(pid: number): number[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
  } catch {
    return [];
  }
}
