/** The languages of the shop. */
export type Language = 'en' | 'zh';
/** Follow the device, or keep to one. */
export type Theme = 'auto' | 'light' | 'dark';
/** Sizes of the shop's own text; the consultation's elements know the same words. */
export type TextSize = 'standard' | 'large';

/** What a shopper has chosen for this device. */
export interface Settings {
  language: Language;
  theme: Theme;
  textSize: TextSize;
}

/** All keys that the shop keeps in the browser begin with this. */
export const STORAGE_PREFIX = 'magpie:';

const KEY = `${STORAGE_PREFIX}settings`;

/** The tag of a language in HTML. */
export function languageTag(language: Language): string {
  return language === 'zh' ? 'zh-Hans' : 'en';
}

/** What was chosen; what is missing follows the device. */
export function readSettings(): Settings {
  const stored = readStored();
  const asked = new URLSearchParams(location.search).get('lang') ?? undefined;
  return {
    language: languageOf(asked) ?? languageOf(stored['language']) ?? languageOf(navigator.language) ?? 'en',
    theme: stored['theme'] === 'light' || stored['theme'] === 'dark' ? stored['theme'] : 'auto',
    textSize: stored['textSize'] === 'large' ? 'large' : 'standard',
  };
}

/** Keeps the choice, where the browser allows it. */
export function writeSettings(settings: Settings): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // A browser that keeps nothing still shows the choice until the page closes.
  }
}

/** Shows the choice: language, theme and size stand on the root element, where the style sheet looks for them. */
export function showSettings({ language, theme, textSize }: Settings): void {
  const root = document.documentElement;
  root.lang = languageTag(language);
  root.dataset['theme'] = theme;
  root.dataset['textSize'] = textSize;
}

function languageOf(tag: string | undefined): Language | undefined {
  if (tag === undefined) return undefined;
  if (/^zh/i.test(tag)) return 'zh';
  return /^en/i.test(tag) ? 'en' : undefined;
}

function readStored(): Record<string, string | undefined> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, string | undefined>) : {};
  } catch {
    return {};
  }
}
