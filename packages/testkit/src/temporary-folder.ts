import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of one test. */
export interface TemporaryFolder {
  /** Absolute path; empty at first. */
  readonly path: string;
  /** Deletes the folder with all that is in it. A second call does nothing. */
  remove(): Promise<void>;
}

/** Makes an empty folder below the system's temporary folder. Whoever makes it removes it. */
export async function temporaryFolder(): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), 'consult-test-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
