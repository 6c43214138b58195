/** What a doctor has set at this desk, kept in this browser. */
export interface Preferences {
  lang: 'en' | 'zh-Hans';
  theme: 'auto' | 'light' | 'dark';
  shortcutsOn: boolean;
  /** Action to key, where it differs from the default. */
  keys: Readonly<Record<string, string>>;
  soundWaiting: boolean;
  soundMessage: boolean;
  notify: boolean;
  /** The doctor's own canned replies. */
  replies: readonly string[];
}

const STORAGE_KEY = 'consult:desk:preferences';

const defaults = (): Preferences => ({
  lang: navigator.language.toLowerCase().startsWith('zh') ? 'zh-Hans' : 'en',
  theme: 'auto',
  shortcutsOn: true,
  keys: {},
  soundWaiting: false,
  soundMessage: false,
  notify: false,
  replies: [],
});

/** Reads the preferences; what is missing or unreadable has its default. */
export function loadPreferences(): Preferences {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}');
    return typeof stored === 'object' && stored !== null ? { ...defaults(), ...stored } : defaults();
  } catch {
    return defaults();
  }
}

/** Keeps the preferences; where the browser keeps nothing they hold until the page closes. */
export function savePreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(preferences));
  } catch {
    // A private window may refuse storage; the desk works without it.
  }
}
