import type { HostBridge } from '../boundary.ts';
import { inDatabase } from './web-database.ts';

type Change = (value: string | undefined) => string | undefined;

/**
 * The browser's database. A text counts as kept once it is flushed; where the database is blocked, full or silent, writing rejects, and
 * the text lasts for as long as the page. What an older version left in `localStorage` moves over when it is asked for.
 */
export function createWebStorage(): Required<HostBridge['storage']> {
  /** What could not be written; `undefined` stands for no text. */
  const inPage = new Map<string, string | undefined>();

  async function get(key: string): Promise<string | undefined> {
    // Where it cannot move over, it is read from where it is.
    if (oldText(key) !== undefined) await update(key, (value) => value).catch(() => {});
    if (inPage.has(key)) return inPage.get(key);
    let stored: string | undefined;
    await inDatabase('readonly', (texts) => {
      texts.get(key).onsuccess = ({ target }) => (stored = resultOf(target));
    });
    return stored;
  }

  async function update(key: string, change: Change): Promise<void> {
    const old = oldText(key);
    const current = (stored = old): string | undefined => change(inPage.has(key) ? inPage.get(key) : stored);
    const forgetOld = (): void => void (old !== undefined && attempt(() => localStorage.removeItem(key)));
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
    } catch (cause) {
      if (failure) throw failure;
      const next = current();
      inPage.set(key, next);
      // What is still there outlives the page; what was removed must not come back.
      if (next === undefined) forgetOld();
      throw cause;
    }
    inPage.delete(key);
    forgetOld();
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
