import type { HostBridge } from './boundary.ts';
import { CLIENT_LIMITS } from './limits.ts';
import type { UnsentMessage } from './outbox.ts';
import { decimal, list, object, readJson, readOr, record, text, type Shape } from './wire/readers.ts';

/** What is kept for one consultation, and since when. */
interface Kept {
  atMs: number;
  draft: string;
  unsent: UnsentMessage[];
}

const keptShape: Shape<Record<string, Kept>> = record(
  text(),
  object({ atMs: decimal(), draft: text(), unsent: list(object({ id: text(), text: text(), atMs: decimal() })) }),
);
const NOTHING: Kept = { atMs: 0, draft: '', unsent: [] };

/**
 * What stays on the device between two visits: the session, drafts and unsent messages, never a transcript. Storage that fails
 * (full, blocked) is taken for empty: the conversation itself is with the gateway.
 */
export class DeviceStore {
  readonly #storage: HostBridge['storage'];
  readonly #prefix: string;
  readonly #nowMs: () => number;
  /** Reads and writes one after the other, so that a slow storage never brings an old text back. */
  #turn: Promise<unknown> = Promise.resolve();

  /**
   * @param prefix - Begins all keys: `consult:…`.
   * @param nowMs - The gateway's time; texts older than a day are dropped by it.
   */
  constructor(storage: HostBridge['storage'], prefix: string, nowMs: () => number) {
    this.#storage = storage;
    this.#prefix = prefix;
    this.#nowMs = nowMs;
  }

  /** The stored session as it was kept, if it can be read. */
  session<Session>(shape: Shape<Session>): Promise<Session | undefined> {
    return this.#next(async () => readOr(shape, readJson((await this.#storage.get(this.#key('session'))) ?? '')), undefined);
  }

  keepSession(session: object): Promise<void> {
    return this.#next(() => this.#storage.set(this.#key('session'), JSON.stringify(session)), undefined);
  }

  forgetSession(): Promise<void> {
    return this.#next(() => this.#storage.remove(this.#key('session')), undefined);
  }

  /** The draft and the unsent messages of a consultation. */
  kept(consultation: string): Promise<Kept> {
    return this.#next(async () => (await this.#talks())[consultation] ?? NOTHING, NOTHING);
  }

  keepDraft(consultation: string, draft: string): void {
    void this.#keep(consultation, { draft });
  }

  keepUnsent(consultation: string, unsent: UnsentMessage[]): void {
    void this.#keep(consultation, { unsent });
  }

  forgetTalk(consultation: string): void {
    void this.#keep(consultation, NOTHING);
  }

  /** Removes everything under the prefix. */
  async wipe(): Promise<void> {
    await this.forgetSession();
    await this.#next(() => this.#storage.remove(this.#key('talks')), undefined);
  }

  #keep(consultation: string, change: Partial<Kept>): Promise<void> {
    return this.#next(async () => {
      const talks = await this.#talks();
      const { draft, unsent } = { ...NOTHING, ...talks[consultation], ...change };
      if (draft === '' && unsent.length === 0) delete talks[consultation];
      else talks[consultation] = { draft, unsent, atMs: this.#nowMs() };
      const key = this.#key('talks');
      if (Object.keys(talks).length === 0) await this.#storage.remove(key);
      else await this.#storage.set(key, JSON.stringify(talks));
    }, undefined);
  }

  /** Read anew each time: another tab may have written. */
  async #talks(): Promise<Record<string, Kept>> {
    const talks = readOr(keptShape, readJson((await this.#storage.get(this.#key('talks'))) ?? '')) ?? {};
    const sinceMs = this.#nowMs() - CLIENT_LIMITS.unsentKeptMs;
    const kept: Record<string, Kept> = {};
    for (const [consultation, { draft, unsent, atMs }] of Object.entries(talks)) {
      const fresh = unsent.filter((message) => message.atMs > sinceMs);
      if (fresh.length > 0 || atMs > sinceMs) kept[consultation] = { draft: atMs > sinceMs ? draft : '', unsent: fresh, atMs };
    }
    return kept;
  }

  #next<Result>(run: () => Promise<Result>, otherwise: Result): Promise<Result> {
    const result = this.#turn.then(run).catch(() => otherwise);
    this.#turn = result;
    return result;
  }

  #key(name: string): string {
    return `${this.#prefix}:${name}`;
  }
}
