import { CATEGORIES, type CategoryId } from './categories.ts';
import { parseProducts } from './parse.ts';
import type { Product } from './product.ts';

/** Everything that is for sale. */
export class Catalog {
  readonly products: readonly Product[];
  readonly #byId: ReadonlyMap<string, Product>;

  /** @param lists - The text of each department's product list. */
  constructor(lists: Readonly<Record<CategoryId, string>>) {
    const categories = Object.keys(CATEGORIES) as CategoryId[];
    this.products = categories.flatMap((category) => parseProducts(category, lists[category]));
    this.#byId = new Map(this.products.map((product) => [product.id, product]));
  }

  product(id: string): Product | undefined {
    return this.#byId.get(id);
  }

  /** Articles that go with one: of its department, the most alike first, never the article itself. */
  related(product: Product, count: number): Product[] {
    const likeness = (other: Product): number => Number(other.drawing === product.drawing) * 2 + Number(other.tone === product.tone);
    return this.products
      .filter((other) => other.category === product.category && other.id !== product.id)
      .sort((a, b) => likeness(b) - likeness(a) || b.soldCount - a.soldCount)
      .slice(0, count);
  }

  /** What sells best, one of each department in turn, so that the front page is not all snacks. */
  recommended(count: number): Product[] {
    const shelves = (Object.keys(CATEGORIES) as CategoryId[]).map((category) =>
      this.products.filter((product) => product.category === category).sort((a, b) => b.soldCount - a.soldCount),
    );
    const depth = Math.max(...shelves.map((shelf) => shelf.length));
    const inTurn = Array.from({ length: depth }, (_, rank) => shelves.map((shelf) => shelf[rank]));
    return inTurn
      .flat()
      .filter((product) => product !== undefined)
      .slice(0, count);
  }
}
