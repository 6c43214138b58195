import { Catalog } from './catalog.ts';
import appliances from './products/appliances.psv';
import baby from './products/baby.psv';
import bags from './products/bags.psv';
import beauty from './products/beauty.psv';
import care from './products/care.psv';
import digital from './products/digital.psv';
import fashion from './products/fashion.psv';
import food from './products/food.psv';
import home from './products/home.psv';
import kitchen from './products/kitchen.psv';
import media from './products/media.psv';
import pets from './products/pets.psv';
import sports from './products/sports.psv';
import stationery from './products/stationery.psv';
import toys from './products/toys.psv';

/** The shop's catalogue, bundled with the pages that show it. */
export const catalog = new Catalog({
  appliances,
  baby,
  bags,
  beauty,
  care,
  digital,
  fashion,
  food,
  home,
  kitchen,
  media,
  pets,
  sports,
  stationery,
  toys,
});
