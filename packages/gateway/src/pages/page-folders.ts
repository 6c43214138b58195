import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the built pages and scripts are; a folder may be missing. */
export interface PageFolders {
  frame: string;
  desk: string;
  console: string;
  cdn: string;
}

/** From `src/pages` and from `dist/pages` alike. */
const PACKAGE = fileURLToPath(new URL('../../', import.meta.url));
const STATIC = join(PACKAGE, 'dist/static');
/** In the repository the elements' scripts stay with the elements. */
const REPOSITORY_CDN = join(PACKAGE, '../elements/dist/cdn');

/** Where the build puts the pages. */
export function pageFolders(): PageFolders {
  const cdn = join(STATIC, 'cdn');
  return {
    frame: join(STATIC, 'frame'),
    desk: join(STATIC, 'desk'),
    console: join(STATIC, 'console'),
    cdn: existsSync(cdn) ? cdn : REPOSITORY_CDN,
  };
}

/** Names of the pages that have not been built. */
export function missingPages(folders: PageFolders): string[] {
  return (['frame', 'desk', 'console'] as const).filter((name) => !existsSync(join(folders[name], 'index.html')));
}
