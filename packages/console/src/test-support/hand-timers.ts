import type { Timers } from '@consult-kit/client';

/** Timers whose runs are started by the test: `pass` lets time go by. */
export class HandTimers implements Timers {
  #nowMs = 0;
  #waiting: { atMs: number; run: () => void }[] = [];

  now = (): number => this.#nowMs;
  random = (): number => 0;

  after(delayMs: number, run: () => void): () => void {
    const entry = { atMs: this.#nowMs + delayMs, run };
    this.#waiting.push(entry);
    return () => (this.#waiting = this.#waiting.filter((other) => other !== entry));
  }

  /** Runs everything that is due within this time, once. */
  pass(ms: number): void {
    this.#nowMs += ms;
    const due = this.#waiting.filter(({ atMs }) => atMs <= this.#nowMs);
    this.#waiting = this.#waiting.filter(({ atMs }) => atMs > this.#nowMs);
    for (const { run } of due) run();
  }
}
