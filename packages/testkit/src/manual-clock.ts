interface Timer {
  readonly dueMs: number;
  readonly run: () => void;
}

/**
 * Time that stands still until a test moves it. Fits the client's `Timers`; the numbers of `random` are handed in, so that jitter
 * is known beforehand.
 */
export class ManualClock {
  #nowMs = 0;
  readonly #timers = new Set<Timer>();
  readonly #numbers: readonly number[];
  #drawn = 0;

  /**
   * @param numbers - What `random` answers, in turn and then from the start; each in [0, 1).
   * @throws {RangeError} A number is outside of [0, 1), or there is none.
   */
  constructor(numbers: readonly number[] = [0.5]) {
    if (numbers.length === 0 || numbers.some((number) => !(number >= 0 && number < 1))) {
      throw new RangeError(`random numbers must be in [0, 1), and at least one; got [${numbers.join(', ')}]`);
    }
    this.#numbers = numbers;
  }

  /** Milliseconds since the clock was made. */
  now(): number {
    return this.#nowMs;
  }

  /** Runs `run` once when the clock has moved on by `delayMs`; returns how to cancel it. */
  after(delayMs: number, run: () => void): () => void {
    const timer = { dueMs: this.#nowMs + Math.max(0, delayMs), run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** The next number in turn. */
  random(): number {
    return this.#numbers[this.#drawn++ % this.#numbers.length] ?? 0;
  }

  /** Milliseconds until the next timer, `undefined` when there is none. */
  get nextInMs(): number | undefined {
    const next = this.#next();
    return next && next.dueMs - this.#nowMs;
  }

  /** How many timers are still to come. */
  get pending(): number {
    return this.#timers.size;
  }

  /**
   * Moves time on and runs what falls due, in order of time and then of setting, timers set meanwhile included. Between two timers
   * everything that is ready to run (promise callbacks) runs.
   * @throws {RangeError} `byMs` is negative.
   */
  async advance(byMs: number): Promise<void> {
    if (byMs < 0) throw new RangeError(`time moves forward only; got ${byMs} ms`);
    const endMs = this.#nowMs + byMs;
    await settle();
    for (let timer = this.#next(endMs); timer; timer = this.#next(endMs)) {
      this.#timers.delete(timer);
      this.#nowMs = timer.dueMs;
      timer.run();
      await settle();
    }
    this.#nowMs = endMs;
  }

  #next(untilMs = Infinity): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.#timers) if (timer.dueMs <= untilMs && (!next || timer.dueMs < next.dueMs)) next = timer;
    return next;
  }
}

/** A turn of the event loop: every promise callback that is ready, and those that these make ready, runs first. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
