import type { Visit } from '../navigation.ts';
import type { PageName } from '../route.ts';
import type { Page, Shop } from '../shop.ts';
import { showCart } from './cart.ts';
import { showHome } from './home.ts';
import { showMissing } from './missing.ts';
import { showOrder } from './order.ts';
import { showProduct } from './product.ts';
import { showSearch } from './search.ts';

/** Makes each page of the shop itself. */
export const SHOP_PAGES: Readonly<Record<Exclude<PageName, 'care'>, (shop: Shop, visit: Visit) => Page | Promise<Page>>> = {
  home: showHome,
  search: showSearch,
  product: showProduct,
  cart: showCart,
  order: showOrder,
  missing: showMissing,
};
