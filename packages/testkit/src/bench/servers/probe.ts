/**
 * Loaded into every server that is measured (`node --expose-gc --import …`), the baseline's and the gateway's alike: it tells what
 * the process has used, from inside, and adds nothing to the way of a message.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { serveCalls } from '../serve-calls.ts';

/** What a server process has used since its start, and holds now. */
export interface Usage {
  /** Processor time of all its threads, in milliseconds. */
  readonly cpuMs: number;
  /** Resident memory. */
  readonly rssBytes: number;
}

/** Collections until the memory is settled, and the pause between two: the collector gives pages back with a delay. */
const COLLECTIONS = 10;
const COLLECTION_PAUSE_MS = 400;

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1_000, rssBytes: process.memoryUsage.rss() };
}

async function settled(): Promise<Usage> {
  for (let run = 0; run < COLLECTIONS; run += 1) {
    globalThis.gc?.();
    await pause(COLLECTION_PAUSE_MS);
  }
  return usage();
}

serveCalls({ usage, settled });
