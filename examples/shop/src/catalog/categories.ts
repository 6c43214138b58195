import type { DrawingId } from '../art/drawings.ts';
import type { ToneId } from '../art/tones.ts';
import type { Bilingual } from './product.ts';

/** A department of the shop and the drawing that stands for it. */
export interface Category {
  name: Bilingual;
  drawing: DrawingId;
  tone: ToneId;
}

/** The departments, in the order in which they are shown. */
export const CATEGORIES = {
  digital: { name: { en: 'Electronics', zh: '数码' }, drawing: 'headphones', tone: 'plum' },
  appliances: { name: { en: 'Appliances', zh: '家电' }, drawing: 'fan', tone: 'sky' },
  fashion: { name: { en: 'Clothing', zh: '服饰' }, drawing: 'dress', tone: 'rose' },
  bags: { name: { en: 'Shoes & bags', zh: '鞋包' }, drawing: 'sneaker', tone: 'sun' },
  home: { name: { en: 'Home', zh: '家居' }, drawing: 'sofa', tone: 'moss' },
  kitchen: { name: { en: 'Kitchen', zh: '厨房' }, drawing: 'pot', tone: 'clay' },
  food: { name: { en: 'Food', zh: '食品' }, drawing: 'fruit', tone: 'rose' },
  beauty: { name: { en: 'Beauty', zh: '美妆' }, drawing: 'perfume', tone: 'mint' },
  baby: { name: { en: 'Baby', zh: '母婴' }, drawing: 'babybottle', tone: 'sky' },
  toys: { name: { en: 'Toys', zh: '玩具' }, drawing: 'teddy', tone: 'clay' },
  media: { name: { en: 'Books & film', zh: '图书影音' }, drawing: 'book', tone: 'plum' },
  sports: { name: { en: 'Sports', zh: '运动' }, drawing: 'ball', tone: 'sun' },
  pets: { name: { en: 'Pets', zh: '宠物' }, drawing: 'petbed', tone: 'mint' },
  care: { name: { en: 'Home care', zh: '居家护理' }, drawing: 'medbox', tone: 'slate' },
  stationery: { name: { en: 'Stationery', zh: '文具' }, drawing: 'pen', tone: 'sky' },
} as const satisfies Record<string, Category>;

/** The name of a department in addresses and product lists. */
export type CategoryId = keyof typeof CATEGORIES;

/** Tells a department's name from any other text. */
export function isCategoryId(text: string): text is CategoryId {
  return Object.hasOwn(CATEGORIES, text);
}
