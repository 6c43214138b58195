import type { DrawingId } from '../art/drawings.ts';
import type { ToneId } from '../art/tones.ts';
import type { CategoryId } from './categories.ts';
import type { OptionSetId } from './options.ts';

/** A text in the two languages of the shop. */
export interface Bilingual {
  en: string;
  zh: string;
}

/** One article of the shop. */
export interface Product {
  /** Digits; part of the product's address and never used again for another article. */
  id: string;
  category: CategoryId;
  drawing: DrawingId;
  tone: ToneId;
  /** In fen, a hundredth of a yuan. */
  priceFen: number;
  /** The price before a reduction, in fen; absent when the price is the usual one. */
  wasFen?: number;
  soldCount: number;
  name: Bilingual;
  about: Bilingual;
  /** Further words under which shoppers look for it, split by spaces. */
  words: Bilingual;
  options: OptionSetId;
}
