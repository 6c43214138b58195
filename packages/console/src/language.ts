/** The languages of the console, each by its own name. */
export const LANGUAGES = { en: 'English', 'zh-Hans': '简体中文' } as const;
export type ConsoleLanguage = keyof typeof LANGUAGES;

const STORAGE_KEY = 'consult:console:language';

/** The language chosen in this browser before, else the browser's own. */
export function storedLanguage(): ConsoleLanguage {
  const stored = readStored();
  if (stored !== null && stored in LANGUAGES) return stored as ConsoleLanguage;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-Hans' : 'en';
}

/** Keeps the choice; where the browser keeps nothing it holds until the page closes. */
export function storeLanguage(language: ConsoleLanguage): void {
  try {
    localStorage.setItem(STORAGE_KEY, language);
  } catch {
    // A private window may refuse storage.
  }
}

/** The locale for dates and numbers of a page: English ones are written as in Britain, the day before the month. */
export function localeOf(lang: string): string {
  return lang === 'en' ? 'en-GB' : lang;
}

function readStored(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}
