import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Catalog } from './catalog.ts';
import { CATEGORIES, type CategoryId } from './categories.ts';

/** The shop's catalogue as tests in Node see it: the very lists that the bundler puts into the page. */
export function readCatalog(): Catalog {
  const lists = (Object.keys(CATEGORIES) as CategoryId[]).map((id) => [
    id,
    readFileSync(join(import.meta.dirname, 'products', `${id}.psv`), 'utf8'),
  ]);
  return new Catalog(Object.fromEntries(lists) as Record<CategoryId, string>);
}
