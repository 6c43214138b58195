import { type Dictionary, type ShippedLanguage, bringWords, shippedLanguage } from './words.ts';

/*
 * Long dictionaries are fetched when an element is first drawn in their language: a shopper downloads the one that is read.
 * Elements wait for it with their drawing, so that nobody sees keys, or half a screen in the other language.
 */

/** How to fetch one bundle's texts in each of our languages. */
export type WordLoaders = Readonly<Record<ShippedLanguage, () => Promise<Dictionary>>>;

/** After a fetch that failed the next one waits so long. */
const RETRY_MS = 2_000;

const bundles = new Map<WordLoaders, Partial<Record<ShippedLanguage, Promise<void> | 'here'>>>();

/** Makes a bundle's texts known; they are fetched when someone asks for a language. Harmless when repeated. */
export function shipLater(loaders: WordLoaders): void {
  if (!bundles.has(loaders)) bundles.set(loaders, {});
}

/** Fetches the texts of a language; `undefined` where they are all here. Tries until it has them, so it never rejects. */
export function fetchWords(lang: string): Promise<unknown> | undefined {
  const shipped = shippedLanguage(lang);
  const fetches: Promise<void>[] = [];
  for (const [loaders, state] of bundles) {
    const fetch = (state[shipped] ??= fetchUntilHere(loaders[shipped]).then((texts) => {
      bringWords(shipped, texts);
      state[shipped] = 'here';
    }));
    if (fetch !== 'here') fetches.push(fetch);
  }
  return fetches.length > 0 ? Promise.all(fetches) : undefined;
}

async function fetchUntilHere(load: () => Promise<Dictionary>): Promise<Dictionary> {
  for (;;) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}
