import type { WayFaults } from './faults.ts';
import type { Way } from './way.ts';

/** Time as the proxy asks for it; a `ManualClock` fits. */
export interface ProxyClock {
  /** Milliseconds since any fixed moment. */
  now(): number;
  /** Runs something once after a delay; returns how to cancel it. */
  after(delayMs: number, run: () => void): () => void;
}

/** One way of the proxy. All its connections share the bandwidth and take turns, a packet each, so that no download starves a chat. */
export class Line {
  readonly #clock: ProxyClock;
  #faults: WayFaults;
  #turns: Way[] = [];
  #freeAtMs = 0;
  #paused = false;
  #cancelWake: (() => void) | undefined;

  constructor(clock: ProxyClock, faults: WayFaults) {
    this.#clock = clock;
    this.#faults = faults;
  }

  /** What holds for whatever is sent from now on. */
  set(faults: WayFaults): void {
    this.#faults = faults;
  }

  /** Holds everything back that is not on its way yet. */
  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    this.#run();
  }

  /** Lets go of the timer. */
  close(): void {
    this.#turns = [];
    this.#cancelWake?.();
  }

  /** A way has something to send. */
  take(way: Way): void {
    this.#turns.push(way);
    this.#run();
  }

  #run(): void {
    this.#cancelWake?.();
    this.#cancelWake = undefined;
    while (!this.#paused && this.#turns.length > 0) {
      const nowMs = this.#clock.now();
      if (this.#freeAtMs > nowMs) {
        this.#cancelWake = this.#clock.after(this.#freeAtMs - nowMs, () => this.#run());
        return;
      }
      this.#sendNext(nowMs);
    }
  }

  #sendNext(nowMs: number): void {
    const way = this.#turns.shift();
    const piece = way?.next();
    if (!way || !piece) return;
    const { bytesPerSecond, delayMs } = this.#faults;
    this.#freeAtMs = Math.max(nowMs, this.#freeAtMs) + (piece.bytes.length / bytesPerSecond) * 1_000;
    if (way.waits) this.#turns.push(way);
    way.fly(piece, this.#freeAtMs + delayMs);
  }
}
