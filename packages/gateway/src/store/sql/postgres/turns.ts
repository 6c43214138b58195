/** Lets only so many work at a time, and those with the same order one after the other. */
export class Turns {
  #free: number;
  readonly #waiting: (() => void)[] = [];
  readonly #last = new Map<string, Promise<unknown>>();

  /** @param atOnce - How many may work at a time. */
  constructor(atOnce: number) {
    this.#free = atOnce;
  }

  /** Works when it is its turn. @param order - Works with the same one run in the order in which they were asked for. */
  run<Result>(work: () => Promise<Result>, order?: string): Promise<Result> {
    if (order === undefined) return this.#run(work);
    const before = this.#last.get(order);
    const result = before ? before.then(() => this.#run(work)) : this.#run(work);
    const done = result.then(
      () => {},
      () => {},
    );
    this.#last.set(order, done);
    void done.then(() => {
      if (this.#last.get(order) === done) this.#last.delete(order);
    });
    return result;
  }

  async #run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      // Hands its place on; nobody who comes in between gets it.
      if (next) next();
      else this.#free += 1;
    }
  }
}
