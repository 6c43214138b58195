import MiniSearch, { type Query, type QueryCombination } from 'minisearch';
import { CATEGORIES } from './categories.ts';
import type { Product } from './product.ts';
import { indexTokens, queryWords, type QueryWord } from './tokens.ts';

/** Longest query that is looked at, in UTF-16 units; a shopper's search box holds no more. */
export const QUERY_MAX_CHARS = 200;

/** Words shorter than this must be typed right; longer ones forgive one letter in five. */
const FUZZY_FROM_CHARS = 5;
const FUZZY_SHARE = 0.2;

/** How much a hit in each field counts. */
const BOOST = { name: 4, words: 2, category: 1.2, about: 0.6 };

/** What a search brings. */
export interface Findings {
  matches: Product[];
  alike: Product[];
}

interface Entry {
  id: string;
  name: string;
  words: string;
  category: string;
  about: string;
}

/** Finds products by what a shopper types, in English or Chinese. */
export class ProductSearch {
  readonly #index: MiniSearch<Entry>;
  readonly #products: ReadonlyMap<string, Product>;

  constructor(products: readonly Product[]) {
    this.#products = new Map(products.map((product) => [product.id, product]));
    this.#index = new MiniSearch<Entry>({
      fields: ['name', 'words', 'category', 'about'],
      tokenize: indexTokens,
      processTerm: (term) => term,
    });
    this.#index.addAll(products.map(entryOf));
  }

  /**
   * Products for a query, best first. `matches` have every word of it; when there are none, they have some.
   * `alike` are further products that have some of its words.
   */
  find(query: string): Findings {
    const words = queryWords(query.slice(0, QUERY_MAX_CHARS));
    if (words.length === 0) return { matches: [], alike: [] };
    const every = this.#run({ combineWith: 'AND', queries: words.map(toQuery) });
    const telling = words.filter((word) => !word.exact || word.tokens.join('').length > 1);
    if (telling.length === 0 || words.length === 1) return { matches: every, alike: [] };
    const some = this.#run({ combineWith: 'OR', queries: telling.map(toQuery) });
    if (every.length === 0) return { matches: some, alike: [] };
    return { matches: every, alike: some.filter((product) => !every.includes(product)) };
  }

  #run(query: Query): Product[] {
    return this.#index
      .search(query, { boost: BOOST })
      .map((hit) => this.#products.get(String(hit.id)))
      .filter((product) => product !== undefined);
  }
}

function entryOf({ id, name, words, category, about }: Product): Entry {
  const department = CATEGORIES[category].name;
  return {
    id,
    name: `${name.en} ${name.zh}`,
    words: `${words.en} ${words.zh}`,
    category: `${department.en} ${department.zh}`,
    about: `${about.en} ${about.zh}`,
  };
}

/** Tokens are ready-made here, so the index must not cut them again. */
function toQuery({ tokens, exact }: QueryWord): QueryCombination {
  return {
    combineWith: 'AND',
    queries: tokens,
    tokenize: (token: string) => [token],
    processTerm: (token: string) => token,
    prefix: (token: string) => !exact && token.length > 2,
    fuzzy: (token: string) => (!exact && token.length >= FUZZY_FROM_CHARS ? FUZZY_SHARE : false),
  };
}
