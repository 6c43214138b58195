import type { HostBridge, Timers } from './boundary.ts';
import { CLIENT_LIMITS } from './limits.ts';
import type { UnsentMessage } from './outbox-contract.ts';
import { decimal, flag, list, object, optional, readJson, readOr, record, text, whole, type Shape } from './wire/readers.ts';

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
    unsent: list(object({ id: text(), text: text(), atMs: decimal(), held: optional(flag), claim: optional(whole(1)) })),
  }),
);
const NOTHING: Kept = { atMs: 0, draft: '', unsent: [] };

/**
 * What stays on the device between two visits: the session, drafts and unsent messages, never a transcript. Storage that fails
 * (full, blocked, silent) is taken for empty: the conversation itself is with the gateway.
 */
export interface DeviceStore {
  /** The stored session as it was kept, if it can be read. */
  session<Session>(shape: Shape<Session>): Promise<Session | undefined>;
  /** Keeps it once the device takes it: who has none after a reload has lost the way to the own consultation. */
  keepSession(session: object): Promise<void>;
  forgetSession(): Promise<void>;
  /** The draft and the unsent messages of a consultation; `undefined` where the device does not say. */
  kept(consultation: string): Promise<Kept | undefined>;
  keepDraft(consultation: string, draft: string): void;
  /**
   * Keeps what is unsent, without what `known` says was unsent before and is no more. Messages of other pages are left alone.
   * @returns Whether it is on the device now.
   */
  keepUnsent(consultation: string, unsent: readonly UnsentMessage[], known: ReadonlySet<string>): Promise<boolean>;
  forgetTalk(consultation: string): void;
  /** Removes texts that are older than a day. */
  sweep(): void;
  /** Removes everything under the prefix. */
  wipe(): Promise<void>;
}

/**
 * @param prefix - Begins all keys: `consult:…`.
 * @param nowMs - The gateway's time; texts older than a day are dropped by it.
 */
export function createDeviceStore(storage: HostBridge['storage'], timers: Timers, prefix: string, nowMs: () => number): DeviceStore {
  const sessionKey = `${prefix}:session`;
  const talksKey = `${prefix}:talks`;
  /** Reads and writes one after the other, so that a slow storage never brings an old text back. */
  let turn: Promise<unknown> = Promise.resolve();
  /** The session that is to be on the device. */
  let wanted: object | null = null;

  /** One value for all talks, changed in one step: what another page wrote meanwhile stays. */
  function keep(consultation: string, change: (kept: Kept) => Pick<Kept, 'draft' | 'unsent'>): Promise<boolean> {
    return next(async () => {
      await update(talksKey, (value) => {
        const talks = freshTalks(value);
        const { draft, unsent } = change(talks[consultation] ?? NOTHING);
        delete talks[consultation];
        if (draft !== '' || unsent.length > 0) talks[consultation] = { draft, unsent, atMs: nowMs() };
        return Object.keys(talks).length > 0 ? JSON.stringify(talks) : undefined;
      });
      return true;
    }, false);
  }

  async function update(key: string, change: (value: string | undefined) => string | undefined): Promise<void> {
    if (storage.update) return storage.update(key, change);
    const value = change(await storage.get(key));
    return value === undefined ? storage.remove(key) : storage.set(key, value);
  }

  function freshTalks(value = ''): Record<string, Kept> {
    const talks = readOr(keptShape, readJson(value)) ?? {};
    const sinceMs = nowMs() - CLIENT_LIMITS.unsentKeptMs;
    for (const id of Object.keys(talks)) {
      const { draft, unsent, atMs } = talks[id] ?? NOTHING;
      const fresh = unsent.filter((message) => message.atMs > sinceMs);
      if (fresh.length > 0 || atMs > sinceMs) talks[id] = { draft: atMs > sinceMs ? draft : '', unsent: fresh, atMs };
      else delete talks[id];
    }
    return talks;
  }

  async function keepSession(session: object): Promise<void> {
    wanted = session;
    const isKept = await next(() => storage.set(sessionKey, JSON.stringify(session)).then(() => true), false);
    const again = (): unknown => wanted === session && keepSession(session);
    if (!isKept) timers.after(CLIENT_LIMITS.storageRetryMs, again);
  }

  function removeSession(): Promise<void> {
    wanted = null;
    return next(() => storage.remove(sessionKey), undefined);
  }

  function next<Result>(run: () => Promise<Result>, otherwise: Result): Promise<Result> {
    const result = turn.then(() => withinTime(run, otherwise)).catch(() => otherwise);
    turn = result;
    return result;
  }

  /** A storage that never answers (some browsers' do, now and then) must not hold the conversation up. */
  function withinTime<Result>(run: () => Promise<Result>, otherwise: Result): Promise<Result> {
    return new Promise((resolve, reject) => {
      const cancel = timers.after(CLIENT_LIMITS.storageWithinMs, () => resolve(otherwise));
      run().then(resolve, reject).finally(cancel);
    });
  }

  return {
    session: (shape) => next(async () => readOr(shape, readJson((await storage.get(sessionKey)) ?? '')), undefined),
    keepSession,
    forgetSession: removeSession,
    kept: (consultation) => next(async () => freshTalks(await storage.get(talksKey))[consultation] ?? NOTHING, undefined),
    keepDraft: (consultation, draft) => void keep(consultation, ({ unsent }) => ({ draft, unsent })),
    keepUnsent: (consultation, unsent, known) =>
      keep(consultation, (kept) => ({
        draft: kept.draft,
        unsent: [...kept.unsent.filter(({ id }) => !known.has(id)), ...unsent],
      })),
    forgetTalk: (consultation) => void keep(consultation, () => NOTHING),
    sweep: () => void keep('', () => NOTHING),
    async wipe() {
      await removeSession();
      await next(() => storage.remove(talksKey), undefined);
    },
  };
}
