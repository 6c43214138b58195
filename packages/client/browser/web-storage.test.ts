import { expect } from '@open-wc/testing';
import { createWebBridge } from '../src/web.ts';

const storageOf = (): ReturnType<typeof createWebBridge>['storage'] => createWebBridge().storage;

/** Another connection to the same database. */
function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('consult-kit', 1);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('It did not open.'));
  });
}

function deleteDatabase(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase('consult-kit');
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error('It was not deleted.'));
  });
}

async function inDatabase(key: string): Promise<unknown> {
  const database = await openDatabase();
  const value = await new Promise((resolve) => {
    const request = database.transaction('texts').objectStore('texts').get(key);
    request.onsuccess = () => resolve(request.result);
  });
  database.close();
  return value;
}

/** Each transaction fails, as where storage is blocked, until it is undone. */
function blockDatabases(): () => void {
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = () => {
    throw new DOMException('blocked', 'SecurityError');
  };
  return () => void (IDBDatabase.prototype.transaction = transaction);
}

const isKept = (writing: Promise<unknown> | undefined): Promise<boolean> =>
  (writing ?? Promise.reject(new Error('not there'))).then(
    () => true,
    () => false,
  );

describe('the storage of createWebBridge', () => {
  it('is the browser’s database', async () => {
    await storageOf().set('consult:test:a', 'kept');
    expect(await inDatabase('consult:test:a')).to.equal('kept');
    expect(localStorage.getItem('consult:test:a')).to.equal(null);
  });

  it('flushes before it says that a text is kept', async () => {
    const asked: unknown[] = [];
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args) {
      if (args[1] === 'readwrite') asked.push(args[2]?.durability);
      return transaction.apply(this, args);
    };
    await storageOf().set('consult:test:a', 'kept');
    IDBDatabase.prototype.transaction = transaction;
    expect(asked).to.deep.equal(['strict']);
  });

  it('moves over what an older page left in localStorage', async () => {
    localStorage.setItem('consult:test:b', 'from before');
    expect(await storageOf().get('consult:test:b')).to.equal('from before');
    expect(localStorage.getItem('consult:test:b')).to.equal(null);
    expect(await inDatabase('consult:test:b')).to.equal('from before');
  });

  it('changes and removes what an older page left, in one step', async () => {
    localStorage.setItem('consult:test:c', 'from before');
    await storageOf().update?.('consult:test:c', (value) => `${value}, changed`);
    expect(await storageOf().get('consult:test:c')).to.equal('from before, changed');
    localStorage.setItem('consult:test:d', 'from before');
    await storageOf().remove('consult:test:d');
    expect(await storageOf().get('consult:test:d')).to.equal(undefined);
  });

  it('goes on when the browser closes the connection, and keeps nobody from deleting the database', async () => {
    const storage = storageOf();
    await storage.set('consult:test:e', 'one');
    await deleteDatabase();
    expect(await storage.get('consult:test:e')).to.equal(undefined);
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = () => {
      IDBDatabase.prototype.transaction = transaction;
      throw new DOMException('The database connection is closing.', 'InvalidStateError');
    };
    await storage.set('consult:test:e', 'two');
    expect(await inDatabase('consult:test:e')).to.equal('two');
  });

  it('says that a text is not kept where the database is blocked, and has it for as long as the page', async () => {
    await deleteDatabase();
    const undo = blockDatabases();
    const storage = storageOf();
    expect(await isKept(storage.set('consult:test:f', 'in the page'))).to.equal(false);
    expect(await isKept(storage.update?.('consult:test:f', (value) => `${value} alone`))).to.equal(false);
    expect(await storage.get('consult:test:f')).to.equal('in the page alone');
    expect(await isKept(storage.remove('consult:test:f'))).to.equal(false);
    expect(await storage.get('consult:test:f')).to.equal(undefined);
    undo();
  });

  it('does not take a database that fails for an empty one', async () => {
    const undo = blockDatabases();
    expect(await isKept(storageOf().get('consult:test:f'))).to.equal(false);
    undo();
  });

  it('keeps a text removed in the page although the database still has it', async () => {
    const storage = storageOf();
    await storage.set('consult:test:h', 'signed in');
    const undo = blockDatabases();
    expect(await isKept(storage.remove('consult:test:h'))).to.equal(false);
    undo();
    expect(await storage.get('consult:test:h')).to.equal(undefined);
  });

  it('leaves what is in localStorage there while the database is blocked', async () => {
    localStorage.setItem('consult:test:i', 'from before');
    const undo = blockDatabases();
    expect(await storageOf().get('consult:test:i')).to.equal('from before');
    undo();
    expect(localStorage.getItem('consult:test:i')).to.equal('from before');
    await storageOf().remove('consult:test:i');
    expect(localStorage.getItem('consult:test:i')).to.equal(null);
  });
});
