import { readFile, writeFile } from 'node:fs/promises';
import { limitsReference } from './limits-reference.ts';

const PAGE = new URL('../../../../docs/gateway.md', import.meta.url);
const BETWEEN = /(?<=<!-- made by `npm run docs` -->\n\n)[\s\S]*?(?=\n<!-- end -->)/;

/** What the page says of limits and close codes. */
export async function writtenLimits(): Promise<string | undefined> {
  return BETWEEN.exec(await readFile(PAGE, 'utf8'))?.[0];
}

/** Writes the tables anew. */
export async function writeLimits(): Promise<void> {
  await writeFile(
    PAGE,
    (await readFile(PAGE, 'utf8')).replace(BETWEEN, () => limitsReference()),
  );
}

if (import.meta.main) await writeLimits();
