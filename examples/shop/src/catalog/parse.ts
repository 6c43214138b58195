import { DRAWINGS, type DrawingId } from '../art/drawings.ts';
import { TONES, type ToneId } from '../art/tones.ts';
import type { CategoryId } from './categories.ts';
import { OPTION_SETS, type OptionSetId } from './options.ts';
import type { Product } from './product.ts';

/** The first line of every product list. */
const COLUMNS = 'id|art|tone|priceFen|wasFen|sold|en|zh|aboutEn|aboutZh|wordsEn|wordsZh|options';

/**
 * Reads one product list: a line of column names, then one product on each line, fields split by `|`.
 * @throws {Error} A line has a field that is missing, unknown or not a number; the message names file and line.
 */
export function parseProducts(category: CategoryId, text: string): Product[] {
  const [header, ...lines] = text.trim().split(/\r?\n/);
  if (header !== COLUMNS) throw new Error(`${category}.psv must begin with the columns ${COLUMNS}`);
  return lines.map((line, index) => parseLine(category, line, `${category}.psv:${index + 2}`));
}

function parseLine(category: CategoryId, line: string, place: string): Product {
  const fields = line.split('|');
  if (fields.length !== 13) throw new Error(`${place} has ${fields.length} fields; 13 are needed`);
  const [
    id = '',
    drawing = '',
    tone = '',
    price = '',
    was = '',
    sold = '',
    en = '',
    zh = '',
    aboutEn = '',
    aboutZh = '',
    wordsEn = '',
    wordsZh = '',
    options = '',
  ] = fields;
  return {
    id,
    category,
    drawing: nameOf<DrawingId>(DRAWINGS, drawing, `${place}: drawing`),
    tone: nameOf<ToneId>(TONES, tone, `${place}: tone`),
    priceFen: countOf(price, `${place}: price`),
    ...(was === '' ? {} : { wasFen: countOf(was, `${place}: earlier price`) }),
    soldCount: countOf(sold, `${place}: sold`),
    name: { en, zh },
    about: { en: aboutEn, zh: aboutZh },
    words: { en: wordsEn, zh: wordsZh },
    options: nameOf<OptionSetId>(OPTION_SETS, options, `${place}: options`),
  };
}

function nameOf<Name extends string>(table: Readonly<Record<Name, unknown>>, text: string, what: string): Name {
  const name = (Object.keys(table) as Name[]).find((candidate) => candidate === text);
  if (name === undefined) throw new Error(`${what} "${text}" is unknown`);
  return name;
}

function countOf(text: string, what: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`${what} must be a whole number; it is "${text}"`);
  return Number(text);
}
