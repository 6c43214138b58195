import type { HostBridge, HostState, Timers } from '@consult-kit/client';
import type { Random } from '../random.ts';
import type { VirtualTime } from '../virtual-time.ts';

/** What stays on a device when its page is gone. */
export class Device {
  readonly stored = new Map<string, string>();
  /** Rises with every change. */
  version = 0;
  /** Whether the host's storage is full: what is on it can be removed, and no more. */
  isFull = false;

  /** Whether some value on the device has this text in it. */
  holds(text: string): boolean {
    for (const value of this.stored.values()) if (value.includes(text)) return true;
    return false;
  }
}

/** What a page's host is made of. */
export interface PageParts {
  readonly time: VirtualTime;
  /** Milliseconds that only grow, and that jump when the machines sleep. */
  readonly nowMs: () => number;
  readonly random: Random;
  readonly device: Device;
  /** What the host vouches with; empty for guests. */
  readonly credential: string;
  /** Longest time that the device's storage takes for one thing. */
  readonly storageMs: number;
}

interface Write {
  readonly apply: () => void;
}

/** A page's host and clock. Once it is dropped nothing of the page goes on: its timers do not run, its promises never settle. */
export class Page implements HostBridge, Timers {
  readonly host = 'web';
  readonly #parts: PageParts;
  readonly #listeners = new Set<(change: Partial<HostState>) => void>();
  readonly #writes = new Set<Write>();
  /** The device's monotonic clock began somewhere. */
  readonly #originMs: number;
  #isAlive = true;
  visibility: HostState['visibility'] = 'active';
  online = true;
  /** Since when the page is on show. */
  activeSinceMs: number;
  /** Since when nothing is under way to the storage; null while something is. */
  storageIdleSinceMs: number | null = 0;

  constructor(parts: PageParts) {
    this.#parts = parts;
    this.#originMs = parts.random.whole(0, 1_000_000);
    this.storageIdleSinceMs = this.activeSinceMs = parts.time.nowMs;
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  /** The page is reloaded or killed: what it was writing may or may not have come through. */
  drop(): void {
    this.#isAlive = false;
    for (const write of this.#writes) if (this.#parts.random.chance(0.5)) write.apply();
    this.#writes.clear();
  }

  readonly storage: HostBridge['storage'] = {
    get: (key) => this.#store(() => this.#parts.device.stored.get(key)),
    set: (key, value) => this.#write(() => this.#change((stored) => stored.set(key, value)), true),
    remove: (key) => this.#write(() => this.#change((stored) => stored.delete(key)), false),
  };

  supports(): boolean {
    return false;
  }

  credential(): Promise<string> {
    return this.#later(() => this.#parts.credential);
  }

  randomId(): Promise<string> {
    return this.#later(() => this.#parts.random.id());
  }

  watch(listener: (change: Partial<HostState>) => void): () => void {
    this.#listeners.add(listener);
    listener({ visibility: this.visibility, online: this.online, metered: false, locale: 'en', theme: 'light' });
    return () => this.#listeners.delete(listener);
  }

  act(): Promise<'unsupported'> {
    return Promise.resolve('unsupported');
  }

  /** The host's state changes. */
  change(state: Pick<Partial<HostState>, 'visibility' | 'online'>): void {
    if (state.visibility === 'active' && this.visibility !== 'active') this.activeSinceMs = this.#parts.time.nowMs;
    this.visibility = state.visibility ?? this.visibility;
    this.online = state.online ?? this.online;
    for (const listener of [...this.#listeners]) listener(state);
  }

  now(): number {
    return this.#originMs + this.#parts.nowMs();
  }

  after(delayMs: number, run: () => void): () => void {
    return this.#parts.time.after(delayMs, () => {
      if (this.#isAlive) run();
    });
  }

  random(): number {
    return this.#parts.random.number();
  }

  #change(change: (stored: Map<string, string>) => unknown): void {
    this.#parts.device.version += 1;
    change(this.#parts.device.stored);
  }

  #later<Value>(give: () => Value): Promise<Value> {
    return new Promise((resolve) => void this.after(this.#parts.random.whole(0, 5), () => resolve(give())));
  }

  #write(apply: () => void, needsRoom: boolean): Promise<void> {
    const write = { apply };
    this.#writes.add(write);
    return this.#store(() => {
      this.#writes.delete(write);
      if (needsRoom && this.#parts.device.isFull) throw new Error('The storage is full.');
      apply();
    });
  }

  #under = 0;
  #store<Value>(run: () => Value): Promise<Value> {
    this.#under += 1;
    this.storageIdleSinceMs = null;
    return new Promise((resolve, reject) => {
      this.after(this.#parts.random.whole(0, this.#parts.storageMs), () => {
        this.#under -= 1;
        if (this.#under === 0) this.storageIdleSinceMs = this.#parts.time.nowMs;
        try {
          resolve(run());
        } catch (reason) {
          reject(reason instanceof Error ? reason : new Error('The storage failed.'));
        }
      });
    });
  }
}
