import type { HostBridge } from '../boundary.ts';
import { inDatabase } from './web-database.ts';

type Change = (value: string | undefined) => string | undefined;

/**
 * The browser's database. A text counts as kept once it is flushed; where the database is blocked, full or silent, texts are kept for as
 * long as the page lives. What an older version left in `localStorage` moves over when it is asked for.
 */
export function createWebStorage(): Required<HostBridge['storage']> {
  const inPage = new Map<string, string>();

  async function get(key: string): Promise<string | undefined> {
    if (oldText(key) !== undefined) await update(key, (value) => value);
    let stored: string | undefined;
    await inDatabase('readonly', (texts) => {
      texts.get(key).onsuccess = ({ target }) => (stored = resultOf(target));
    }).catch(() => {});
    return inPage.get(key) ?? stored;
  }

  async function update(key: string, change: Change): Promise<void> {
    const old = oldText(key);
    const current = (stored?: string): string | undefined => change(inPage.get(key) ?? stored ?? old);
    let failure: unknown;
    try {
      await inDatabase('readwrite', (texts) => {
        texts.get(key).onsuccess = ({ target }) => {
          try {
            const next = current(resultOf(target));
            if (next === undefined) texts.delete(key);
            else texts.put(next, key);
          } catch (cause) {
            failure = cause;
            texts.transaction.abort();
          }
        };
      });
      inPage.delete(key);
    } catch {
      if (failure) throw failure;
      const next = current();
      if (next === undefined) inPage.delete(key);
      else inPage.set(key, next);
    }
    if (old !== undefined) attempt(() => localStorage.removeItem(key));
  }

  return {
    get,
    set: (key, value) => update(key, () => value),
    remove: (key) => update(key, () => undefined),
    update,
  };
}

function resultOf(target: EventTarget | null): string | undefined {
  return (target as IDBRequest<string | undefined>).result;
}

function oldText(key: string): string | undefined {
  return attempt(() => localStorage.getItem(key)) ?? undefined;
}

/** Reaching for `localStorage` throws in frames whose storage is blocked. */
function attempt<Result>(run: () => Result): Result | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
