import type { Bilingual } from './product.ts';

/** One thing to choose, and what it adds to the price. */
export interface Choice {
  id: string;
  name: Bilingual;
  /** Hundredths of the product's price; 100 is the price itself, 270 is 2.7 times as much. */
  pricePercent: number;
}

/** A question that a product asks before it goes into the cart. */
export interface OptionSet {
  name: Bilingual;
  choices: readonly Choice[];
}

function choice(id: string, en: string, zh: string, pricePercent = 100): Choice {
  return { id, name: { en, zh }, pricePercent };
}

function same(...names: string[]): Choice[] {
  return names.map((name) => choice(name.toLowerCase(), name, name));
}

/** Every kind of choice in the shop. `none` has nothing to choose. */
export const OPTION_SETS = {
  none: { name: { en: '', zh: '' }, choices: [] },
  colour: {
    name: { en: 'Colour', zh: '颜色' },
    choices: [
      choice('ink', 'Ink', '墨色'),
      choice('cream', 'Cream', '奶油白'),
      choice('berry', 'Berry', '莓红'),
      choice('lake', 'Lake', '湖蓝'),
    ],
  },
  size: { name: { en: 'Size', zh: '尺码' }, choices: same('S', 'M', 'L', 'XL') },
  kids: { name: { en: 'Height', zh: '身高' }, choices: same('80 cm', '90 cm', '100 cm', '110 cm', '120 cm') },
  shoe: { name: { en: 'Size', zh: '鞋码' }, choices: same('36', '37', '38', '39', '40', '41', '42', '43') },
  pack: {
    name: { en: 'Pack', zh: '数量' },
    choices: [choice('one', 'One', '一份'), choice('three', 'Three', '三份', 280), choice('six', 'Six', '六份', 530)],
  },
  volume: {
    name: { en: 'Volume', zh: '规格' },
    choices: [choice('regular', 'Regular', '常规装'), choice('large', 'Large', '大瓶装', 170)],
  },
  storage: {
    name: { en: 'Storage', zh: '存储' },
    choices: [choice('128', '128 GB', '128 GB'), choice('256', '256 GB', '256 GB', 112), choice('512', '512 GB', '512 GB', 135)],
  },
  bedsize: {
    name: { en: 'Bed width', zh: '床宽' },
    choices: [choice('120', '1.2 m', '1.2 米'), choice('150', '1.5 m', '1.5 米', 110), choice('180', '1.8 m', '1.8 米', 125)],
  },
} as const satisfies Record<string, OptionSet>;

/** The name of a kind of choice, as the product lists write it. */
export type OptionSetId = keyof typeof OPTION_SETS;

/** The choices of a product; empty when there is nothing to choose. */
export function choicesOf(id: OptionSetId): readonly Choice[] {
  return OPTION_SETS[id].choices;
}

/** What a product costs with a choice, in fen, rounded to ten fen; an unknown choice costs the price itself. */
export function priceWith(priceFen: number, options: OptionSetId, choiceId: string): number {
  const percent = choicesOf(options).find((candidate) => candidate.id === choiceId)?.pricePercent ?? 100;
  return percent === 100 ? priceFen : Math.round((priceFen * percent) / 1_000) * 10;
}
