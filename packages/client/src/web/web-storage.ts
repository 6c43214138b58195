import type { HostBridge } from '../boundary.ts';

/**
 * The browser's storage; where it is blocked, full or gone, texts are kept for as long as the page lives. Reaching for
 * `localStorage` throws in frames whose storage is blocked, so each access stands on its own.
 */
export function createWebStorage(): HostBridge['storage'] {
  const inPage = new Map<string, string>();
  return {
    get: (key) => Promise.resolve(inPage.get(key) ?? attempt(() => localStorage.getItem(key)) ?? undefined),
    set(key, value) {
      const stored = attempt(() => {
        localStorage.setItem(key, value);
        return true;
      });
      if (stored) inPage.delete(key);
      else inPage.set(key, value);
      return Promise.resolve();
    },
    remove(key) {
      inPage.delete(key);
      attempt(() => localStorage.removeItem(key));
      return Promise.resolve();
    },
  };
}

function attempt<Result>(run: () => Result): Result | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
