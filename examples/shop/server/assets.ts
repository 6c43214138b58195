import { readFile, readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Which built file plays which part; paths are URLs on the shop. */
export interface AssetManifest {
  app: string;
  /** Runs before the first paint and sets the chosen theme. */
  early: string;
  style: string;
  /** The scripts that the shop's own pages need at once, and those of the special area. */
  preload: { shop: string[]; care: string[] };
}

/** One file ready to be sent. */
export interface Asset {
  type: string;
  body: Buffer;
  gzipped: Buffer;
}

/** Everything that was built, read once when the server starts. */
export interface ShopAssets {
  manifest: AssetManifest;
  /** By URL path. A request can only name what stands here, so no path leads out of the folder. */
  files: ReadonlyMap<string, Asset>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Reads the build.
 * @param folder - `dist` of the shop.
 * @throws {Error} The shop has not been built yet.
 */
export async function loadAssets(folder: string): Promise<ShopAssets> {
  const manifestText = await readFile(join(folder, 'manifest.json'), 'utf8').catch((cause: unknown) => {
    throw new Error('the shop is not built yet. Run "npm start" in the repository, or "pnpm build" in examples/shop.', { cause });
  });
  const names = await readdir(join(folder, 'assets'));
  const files = await Promise.all(
    names.map(async (name): Promise<[string, Asset]> => {
      const body = await readFile(join(folder, 'assets', name));
      return [`/assets/${name}`, { type: TYPES[extname(name)] ?? 'application/octet-stream', body, gzipped: gzipSync(body) }];
    }),
  );
  return { manifest: JSON.parse(manifestText) as AssetManifest, files: new Map(files) };
}
