import { canonicalLanguage } from '@consult-kit/protocol/locale';

/** Key to text. `{name}` stands for a value; a key with `.one` at its end is used when `{count}` is 1. */
export type Dictionary = Readonly<Record<string, string>>;

/** Languages that the package comes with. */
export type ShippedLanguage = 'en' | 'zh-Hans';

/** Values for the placeholders of a text. */
export type TextValues = Readonly<Record<string, string | number>>;

/** Wording of one campaign: language to key to text. */
export type TextOverrides = Readonly<Record<string, Dictionary>>;

/** The texts of one element in the language around it. */
export interface Words {
  /** The campaign's own wording, which wins over ours. */
  overrides?: TextOverrides | undefined;
  /** The language asked for around the element, as written there; that of the browser if nobody says. */
  wanted(): string;
  /** The language of our own words: the wanted one if we have it, else English. Good for `lang` attributes and `Intl`. */
  lang(): string;
  /** A text with its values put in; the key itself if nobody has the text. */
  text(key: string, values?: TextValues): string;
}

const dictionaries: Record<string, Record<string, string>> = {};
const redraws = new Set<() => void>();

/**
 * Adds or replaces texts of the interface for a language. Missing ones are shown in Chinese (simplified) for
 * traditional Chinese, else in English.
 * @param tag - BCP 47 tag, for example `zh-Hant` or `es`.
 * @param texts - Any part of the keys listed in docs/elements.md.
 */
export function registerTranslation(tag: string, texts: Dictionary): void {
  const code = canonicalLanguage(tag);
  dictionaries[code] = { ...dictionaries[code], ...texts };
  redraws.forEach((redraw) => redraw());
}

/** Brings the package's own texts; what a host registered before stays. Each bundle brings the dictionaries it needs. */
export function shipWords(en: Dictionary, zhHans: Dictionary): void {
  bringWords('en', en);
  bringWords('zh-Hans', zhHans);
}

/** Brings the package's own texts in one language. */
export function bringWords(lang: ShippedLanguage, texts: Dictionary): void {
  dictionaries[lang] = { ...texts, ...dictionaries[lang] };
}

/** The language asked for at an element: the nearest `lang` on it or on an ancestor, through shadow hosts. */
export function wantedLanguage(element: Element): string {
  for (let node: Node | null = element; node; node = node.parentNode ?? (node as ShadowRoot).host ?? null) {
    const lang = (node as Element).getAttribute?.('lang');
    if (lang) return lang;
  }
  return navigator.language;
}

/** The language in which we have words for someone who wants `tag`. */
export function shownLanguage(tag: string): string {
  const code = canonicalLanguage(tag);
  const base = code.split('-')[0] as string;
  return [code, base].find((known) => dictionaries[known]) ?? shippedLanguage(code);
}

/** Which of the languages that the package comes with stands in where another one lacks a text. */
export function shippedLanguage(tag: string): ShippedLanguage {
  return tag.startsWith('zh') ? 'zh-Hans' : 'en';
}

/** A text with its values put in, out of the campaign's wording or ours. */
export function lookUp(lang: string, key: string, values: TextValues = {}, overrides?: TextOverrides): string {
  const find = (name: string): string | undefined =>
    overrides?.[lang]?.[name] ?? dictionaries[lang]?.[name] ?? dictionaries[shippedLanguage(lang)]?.[name];
  const raw = (values['count'] === 1 && find(`${key}.one`)) || (find(key) ?? key);
  return raw.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
}

/** Calls back when the language around an element may have changed, or words came; returns how to stop. */
export function watchLanguage(element: Element, redraw: () => void): () => void {
  const observer = new MutationObserver(redraw);
  for (let root: Node | undefined = element.getRootNode(); root; root = (root as ShadowRoot).host?.getRootNode()) {
    observer.observe(root, { attributes: true, attributeFilter: ['lang'], subtree: true });
  }
  redraws.add(redraw);
  return () => {
    observer.disconnect();
    redraws.delete(redraw);
  };
}

/** Words for an element that has no room for a controller. */
export function wordsAt(element: Element): Words {
  const words: Words = {
    wanted: () => wantedLanguage(element),
    lang: () => shownLanguage(words.wanted()),
    text: (key, values) => lookUp(words.lang(), key, values, words.overrides),
  };
  return words;
}

/** A title in two parts where it begins with the word for "free", which is the only word that carries the accent. */
export function splitFree(title: string, words: Words): readonly [before: string, free: string, after: string] {
  const free = words.text('free');
  const at = title.indexOf(free);
  return at < 0 ? [title, '', ''] : [title.slice(0, at), free, title.slice(at + free.length)];
}
