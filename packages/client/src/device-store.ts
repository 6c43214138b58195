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
  object({
    atMs: decimal(),
    draft: text(),
    unsent: list(object({ id: text(), text: text(), atMs: decimal() })),
  }),
);
const NOTHING: Kept = { atMs: 0, draft: '', unsent: [] };

/**
 * What stays on the device between two visits: the session, drafts and unsent messages, never a transcript. Storage that fails
 * (full, blocked) is taken for empty: the conversation itself is with the gateway.
 */
export interface DeviceStore {
  /** The stored session as it was kept, if it can be read. */
  session<Session>(shape: Shape<Session>): Promise<Session | undefined>;
  keepSession(session: object): Promise<void>;
  forgetSession(): Promise<void>;
  /** The draft and the unsent messages of a consultation. */
  kept(consultation: string): Promise<Kept>;
  keepDraft(consultation: string, draft: string): void;
  keepUnsent(consultation: string, unsent: UnsentMessage[]): void;
  forgetTalk(consultation: string): void;
  /** Removes everything under the prefix. */
  wipe(): Promise<void>;
}

/**
 * @param prefix - Begins all keys: `consult:…`.
 * @param nowMs - The gateway's time; texts older than a day are dropped by it.
 */
export function createDeviceStore(storage: HostBridge['storage'], prefix: string, nowMs: () => number): DeviceStore {
  /** Reads and writes one after the other, so that a slow storage never brings an old text back. */
  let turn: Promise<unknown> = Promise.resolve();

  function session<Session>(shape: Shape<Session>): Promise<Session | undefined> {
    return next(async () => readOr(shape, readJson((await storage.get(keyOf('session'))) ?? '')), undefined);
  }

  function keepSession(session: object): Promise<void> {
    return next(() => storage.set(keyOf('session'), JSON.stringify(session)), undefined);
  }

  function forgetSession(): Promise<void> {
    return next(() => storage.remove(keyOf('session')), undefined);
  }

  function kept(consultation: string): Promise<Kept> {
    return next(async () => (await readTalks())[consultation] ?? NOTHING, NOTHING);
  }

  function keepDraft(consultation: string, draft: string): void {
    void keep(consultation, { draft });
  }

  function keepUnsent(consultation: string, unsent: UnsentMessage[]): void {
    void keep(consultation, { unsent });
  }

  function forgetTalk(consultation: string): void {
    void keep(consultation, NOTHING);
  }

  async function wipe(): Promise<void> {
    await forgetSession();
    await next(() => storage.remove(keyOf('talks')), undefined);
  }

  function keep(consultation: string, change: Partial<Kept>): Promise<void> {
    return next(async () => {
      const talks = await readTalks();
      const { draft, unsent } = {
        ...NOTHING,
        ...talks[consultation],
        ...change,
      };
      if (draft === '' && unsent.length === 0) delete talks[consultation];
      else talks[consultation] = { draft, unsent, atMs: nowMs() };
      const key = keyOf('talks');
      if (Object.keys(talks).length === 0) await storage.remove(key);
      else await storage.set(key, JSON.stringify(talks));
    }, undefined);
  }

  /** Read anew each time: another tab may have written. */
  async function readTalks(): Promise<Record<string, Kept>> {
    const talks = readOr(keptShape, readJson((await storage.get(keyOf('talks'))) ?? '')) ?? {};
    const sinceMs = nowMs() - CLIENT_LIMITS.unsentKeptMs;
    const kept: Record<string, Kept> = {};
    for (const [consultation, { draft, unsent, atMs }] of Object.entries(talks)) {
      const fresh = unsent.filter((message) => message.atMs > sinceMs);
      if (fresh.length > 0 || atMs > sinceMs)
        kept[consultation] = {
          draft: atMs > sinceMs ? draft : '',
          unsent: fresh,
          atMs,
        };
    }
    return kept;
  }

  function next<Result>(run: () => Promise<Result>, otherwise: Result): Promise<Result> {
    const result = turn.then(run).catch(() => otherwise);
    turn = result;
    return result;
  }

  function keyOf(name: string): string {
    return `${prefix}:${name}`;
  }

  return {
    session,
    keepSession,
    forgetSession,
    kept,
    keepDraft,
    keepUnsent,
    forgetTalk,
    wipe,
  };
}
