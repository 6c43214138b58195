import type { Random } from '../random.ts';

/** How one device reaches the gateway. Each way may be dead by itself: then nothing arrives, and nobody is told. */
export class Link {
  /** Whether anything passes from the device to the gateway. */
  up = true;
  /** Whether anything passes from the gateway to the device. */
  down = true;
  /** Whether new connections are refused at once. */
  refuses = false;
  /** Whether something on the way lets requests through and no sockets. */
  refusesSockets = false;
  readonly #random: Random;
  readonly #leastMs: number;
  readonly #mostMs: number;
  /** Part of the pieces that take far longer than the others. */
  readonly #slowPart: number;

  constructor(random: Random, { leastMs, mostMs, slowPart }: { leastMs: number; mostMs: number; slowPart: number }) {
    this.#random = random;
    this.#leastMs = leastMs;
    this.#mostMs = mostMs;
    this.#slowPart = slowPart;
  }

  /** Time that the next piece takes one way. */
  delayMs(): number {
    const usualMs = this.#random.whole(this.#leastMs, this.#mostMs);
    return this.#random.chance(this.#slowPart) ? usualMs + this.#random.whole(500, 12_000) : usualMs;
  }

  heal(): void {
    this.up = this.down = true;
    this.refuses = this.refusesSockets = false;
  }
}
