import { LIMITS } from '@consult-kit/protocol';
import type { Timers } from '../boundary.ts';

const RENEW_MS = LIMITS.typingFadesMs / 3;

/** Tells the other side that someone is writing: at once, then renewed for as long as the writing goes on. */
export class TypingMark {
  readonly #timers: Timers;
  readonly #tell: (on: boolean) => void;
  #on = false;
  #fadesAtMs = 0;
  #cancelRenewal: () => void = () => {};

  constructor(timers: Timers, tell: (on: boolean) => void) {
    this.#timers = timers;
    this.#tell = tell;
  }

  /** Called with every key: without another call the mark goes out after `LIMITS.typingFadesMs`. */
  set(on: boolean): void {
    this.#fadesAtMs = on ? this.#timers.now() + LIMITS.typingFadesMs : 0;
    if (on !== this.#on) this.#turn();
  }

  close(): void {
    this.#cancelRenewal();
    this.#on = false;
  }

  #turn(): void {
    this.#cancelRenewal();
    this.#on = this.#timers.now() < this.#fadesAtMs;
    this.#tell(this.#on);
    if (this.#on) this.#cancelRenewal = this.#timers.after(RENEW_MS, () => this.#turn());
  }
}
