const NAME = 'consult-kit';
/** Texts by key. */
const STORE = 'texts';
/** Some browsers never answer when a database is opened too early; after this time there is none. */
const OPEN_WITHIN_MS = 2_000;

/** The page's one connection. */
let opening: Promise<IDBDatabase> | undefined;

/**
 * Runs one transaction over the browser's database; resolves once what it wrote is flushed. Rejects where the database is blocked,
 * full, or does not answer.
 */
export async function inDatabase(mode: IDBTransactionMode, work: (texts: IDBObjectStore) => void): Promise<void> {
  const transaction = await begin(mode);
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('The transaction was given up.'));
    work(transaction.objectStore(STORE));
  });
}

async function begin(mode: IDBTransactionMode): Promise<IDBTransaction> {
  const start = async (): Promise<IDBTransaction> => {
    // Once it is blocked or silent, nobody waits for it again in this page.
    opening ??= open();
    return (await opening).transaction(STORE, mode, { durability: 'strict' });
  };
  return start().catch((cause: unknown) => {
    if ((cause as Error).name !== 'InvalidStateError') throw cause;
    // Browsers close connections of their own accord, and not all of them say so.
    opening = undefined;
    return start();
  });
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('The database did not open in time.')), OPEN_WITHIN_MS);
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onerror = () => reject(request.error ?? new Error('The database did not open.'));
    request.onsuccess = () => {
      const database = request.result;
      // Whoever wants to delete or upgrade it must not be kept waiting.
      database.onversionchange = () => {
        database.close();
        opening = undefined;
      };
      resolve(database);
    };
  });
}
