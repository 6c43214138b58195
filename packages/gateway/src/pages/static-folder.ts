import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { SharedBody } from '../http/compressed.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.wav': 'audio/wav',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** Names of files inside the folder: no dots at the start, so nothing hidden and no way up. */
const FILE_NAME = /^[A-Za-z0-9_][A-Za-z0-9._-]*(\/[A-Za-z0-9_][A-Za-z0-9._-]*)*$/;

interface Kept {
  changedAtMs: number;
  body: SharedBody;
}

/** Files of one built folder, kept in memory and compressed once; read again when a build has changed them. */
export class StaticFolder {
  readonly #folder: string;
  readonly #kept = new Map<string, Kept>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** A file by its name with `/`, or `undefined` if there is none or its kind is not served. */
  async file(name: string): Promise<SharedBody | undefined> {
    const type = TYPES[extname(name)];
    if (type === undefined || !FILE_NAME.test(name)) return undefined;
    const path = join(this.#folder, name);
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile()) return undefined;
    const kept = this.#kept.get(name);
    if (kept?.changedAtMs === found.mtimeMs) return kept.body;
    const body = new SharedBody(await readFile(path), type);
    this.#kept.set(name, { changedAtMs: found.mtimeMs, body });
    return body;
  }

  /** A text file's content, or `undefined`. */
  async text(name: string): Promise<string | undefined> {
    return (await this.file(name))?.text();
  }
}
