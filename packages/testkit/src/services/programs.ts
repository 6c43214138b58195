import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where servers are installed, beside the folders of `PATH`. */
const SERVER_FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin'];
const POSTGRES_VERSIONS = '/usr/lib/postgresql';

/** A folder that has both `initdb` and `postgres`, the newest version first; `undefined` where PostgreSQL is not installed. */
export function findPostgresFolder(): string | undefined {
  const versions = foldersIn(POSTGRES_VERSIONS).sort((a, b) => Number(b) - Number(a));
  const folders = [...versions.map((version) => join(POSTGRES_VERSIONS, version, 'bin')), ...searchPath()];
  return folders.find((folder) => isProgram(join(folder, 'initdb')) && isProgram(join(folder, 'postgres')));
}

/** Absolute path of `nats-server`; `undefined` where it is not installed. */
export function findNatsServer(): string | undefined {
  return searchPath()
    .map((folder) => join(folder, 'nats-server'))
    .find(isProgram);
}

function searchPath(): string[] {
  return [...(process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== ''), ...SERVER_FOLDERS];
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // not installed that way
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
