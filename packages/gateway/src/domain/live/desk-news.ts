import type { Hint } from '../../bus/bus.ts';
import { GATEWAY_LIMITS } from '../../limits.ts';
import type { Clock } from '../campaigns/campaign.ts';
import type { Desk } from '../doctors/desk.ts';
import type { Logger } from '../logger.ts';
import type { Timers } from '../timers.ts';
import type { NewsSink } from './connection.ts';

interface Watcher {
  readonly sink: NewsSink;
  /** The version that was told last. */
  version: number;
}

interface Watched {
  readonly watchers: Set<Watcher>;
  patients: ReadonlySet<string>;
  lastAtMs: number;
  /** When the next one is told, as long as one is to come. */
  nextAtMs: number;
  cancel: (() => void) | undefined;
}

/**
 * Tells doctors of their desks whenever something there has changed, at most four times a second. A desk shows all colleagues: with
 * hundreds of doctors it is large and changes all the time. So what concerns everyone is told in turn, one doctor after the other, and
 * takes a bounded part of the gateway's time however many they are; what concerns one doctor comes at once.
 */
export class DeskNews {
  readonly #desk: Desk;
  readonly #clock: Clock;
  readonly #timers: Timers;
  readonly #logger: Logger;
  readonly #watched = new Map<string, Watched>();

  constructor(desk: Desk, clock: Clock, timers: Timers, logger: Logger) {
    this.#desk = desk;
    this.#clock = clock;
    this.#timers = timers;
    this.#logger = logger;
  }

  /** Tells the desk of a doctor now, unless it still has `version`, and then after each change. Returns how to stop. */
  async follow(doctor: string, sink: NewsSink, version: number): Promise<() => void> {
    const watcher = { sink, version };
    const watched = this.#watched.get(doctor) ?? newWatched();
    this.#watched.set(doctor, watched);
    watched.watchers.add(watcher);
    const stop = (): void => {
      watched.watchers.delete(watcher);
      if (watched.watchers.size > 0) return;
      watched.cancel?.();
      if (this.#watched.get(doctor) === watched) this.#watched.delete(doctor);
    };
    try {
      await this.#tell(doctor, watched);
    } catch (reason) {
      stop();
      throw reason;
    }
    return stop;
  }

  take(hint: Hint): void {
    if (hint.type === 'line' || (hint.type === 'desk' && hint.doctors === 'all')) this.#scheduleAll();
    else if (hint.type === 'desk' && hint.doctors !== 'all') this.#scheduleSome(hint.doctors);
  }

  /** A person's presence has changed. */
  takePresence(person: string): void {
    this.#scheduleSome(this.#treating(person));
  }

  close(): void {
    for (const { cancel } of this.#watched.values()) cancel?.();
    this.#watched.clear();
  }

  #treating(person: string): string[] {
    return [...this.#watched].filter(([, { patients }]) => patients.has(person)).map(([doctor]) => doctor);
  }

  #scheduleSome(doctors: Iterable<string>): void {
    for (const doctor of doctors) {
      const watched = this.#watched.get(doctor);
      if (watched) this.#schedule(doctor, watched, watched.lastAtMs + GATEWAY_LIMITS.deskEveryMs);
    }
  }

  #scheduleAll(): void {
    const { deskEveryMs, deskInTurnMs } = GATEWAY_LIMITS;
    const nowMs = this.#clock.now();
    const everyMs = Math.max(deskEveryMs, this.#watched.size * deskInTurnMs);
    let turnMs = -deskEveryMs;
    for (const [doctor, watched] of this.#watched) {
      if (watched.cancel) continue;
      this.#schedule(doctor, watched, Math.max(watched.lastAtMs + everyMs, nowMs + turnMs));
      turnMs += deskInTurnMs;
    }
  }

  #schedule(doctor: string, watched: Watched, atMs: number): void {
    if (watched.cancel && watched.nextAtMs <= atMs) return;
    watched.cancel?.();
    watched.nextAtMs = atMs;
    watched.cancel = this.#timers.after(Math.max(0, atMs - this.#clock.now()), () => {
      watched.cancel = undefined;
      this.#tell(doctor, watched).catch((reason: unknown) => {
        this.#logger.warn({ doctor, code: reason instanceof Error ? reason.name : 'unknown' }, 'desk not told');
      });
    });
  }

  async #tell(doctor: string, watched: Watched): Promise<void> {
    watched.lastAtMs = this.#clock.now();
    const { state, patients } = await this.#desk.read(doctor);
    watched.patients = patients;
    for (const watcher of watched.watchers) {
      if (state.version === watcher.version) continue;
      watcher.version = state.version;
      void watcher.sink.send({ type: 'desk', desk: state });
    }
  }
}

function newWatched(): Watched {
  return { watchers: new Set(), patients: new Set(), lastAtMs: 0, nextAtMs: 0, cancel: undefined };
}
