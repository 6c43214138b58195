import type { Product } from './catalog/product.ts';
import type { PriceBand, SearchRequest, SortOrder } from './route.ts';

/** The articles that pass every filter of a request. */
export function filterProducts(products: readonly Product[], { category, band, reduced }: SearchRequest): Product[] {
  return products.filter(
    (product) =>
      (category === undefined || product.category === category) &&
      (band === undefined || isInBand(product.priceFen, band)) &&
      (!reduced || product.wasFen !== undefined),
  );
}

/** A sorted copy; `relevance` keeps the order of the search. */
export function sortProducts(products: readonly Product[], order: SortOrder): Product[] {
  const sorted = [...products];
  if (order === 'sales') sorted.sort((a, b) => b.soldCount - a.soldCount);
  if (order === 'price-up') sorted.sort((a, b) => a.priceFen - b.priceFen);
  if (order === 'price-down') sorted.sort((a, b) => b.priceFen - a.priceFen);
  return sorted;
}

function isInBand(priceFen: number, band: PriceBand): boolean {
  const [from = '', to = ''] = band.split('-');
  return priceFen >= Number(from) * 100 && (to === '' || priceFen < Number(to) * 100);
}
