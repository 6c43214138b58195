import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atExit } from './at-exit.ts';

/** A folder of one test. */
export interface TemporaryFolder {
  /** Absolute path; empty at first. */
  readonly path: string;
  /** Deletes the folder with all that is in it. A second call does nothing. */
  remove(): Promise<void>;
}

/** A program that was just killed may still write for a moment. */
const PATIENCE = { recursive: true, force: true, maxRetries: 10, retryDelay: 50 } as const;

/** Makes an empty folder below the system's temporary folder. Whoever makes it removes it; it does not outlive this process. */
export async function temporaryFolder(): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), 'consult-test-'));
  const forget = atExit(() => rmSync(path, PATIENCE));
  return { path, remove: () => rm(path, PATIENCE).then(forget) };
}
