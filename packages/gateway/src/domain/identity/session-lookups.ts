import { GATEWAY_LIMITS } from '../../limits.ts';
import type { SessionRecord, SessionStore } from './sessions.ts';

interface Asked {
  readonly secretHash: string;
  resolve(record: SessionRecord | undefined): void;
  reject(reason: unknown): void;
}

/** Looks sessions up in the store, all that are asked for within one turn together: after a restart thousands come back at once. */
export class SessionLookups {
  readonly #store: Pick<SessionStore, 'find' | 'findMany'>;
  #asked: Asked[] = [];

  constructor(store: Pick<SessionStore, 'find' | 'findMany'>) {
    this.#store = store;
  }

  /** The session of a secret, as `SessionStore.find` has it. */
  find(secretHash: string): Promise<SessionRecord | undefined> {
    return new Promise((resolve, reject) => {
      this.#asked.push({ secretHash, resolve, reject });
      if (this.#asked.length === 1) setImmediate(() => this.#lookUp());
    });
  }

  #lookUp(): void {
    const asked = this.#asked;
    this.#asked = [];
    for (let from = 0; from < asked.length; from += GATEWAY_LIMITS.statementKeysMax) {
      const some = asked.slice(from, from + GATEWAY_LIMITS.statementKeysMax);
      this.#answer(some).catch((reason: unknown) => some.forEach(({ reject }) => reject(reason)));
    }
  }

  async #answer(asked: readonly Asked[]): Promise<void> {
    const [first] = asked;
    if (!first) return;
    if (asked.length === 1) {
      first.resolve(await this.#store.find(first.secretHash));
      return;
    }
    const records = await this.#store.findMany([...new Set(asked.map(({ secretHash }) => secretHash))]);
    const byHash = new Map(records.map((record) => [record.secretHash, record]));
    for (const { secretHash, resolve } of asked) resolve(byHash.get(secretHash));
  }
}
