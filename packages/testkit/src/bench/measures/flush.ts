import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { percentile } from '../statistics.ts';

const FLUSHES = 100;
const BLOCK = Buffer.alloc(4_096, 1);

/** What one flush of a small write takes on this disk at this moment, in milliseconds. Every acknowledgement waits for one. */
export function flushTimes(folder: string): { medianMs: number; p99Ms: number } {
  const path = join(folder, 'flush');
  const file = openSync(path, 'w');
  const times = Array.from({ length: FLUSHES }, () => {
    const startMs = performance.now();
    writeSync(file, BLOCK);
    fdatasyncSync(file);
    return performance.now() - startMs;
  });
  closeSync(file);
  rmSync(path);
  return { medianMs: percentile(times, 0.5), p99Ms: percentile(times, 0.99) };
}
