import { pendingTurns, realTurn } from './platform/turns.ts';

interface Planned {
  readonly dueMs: number;
  readonly order: number;
  readonly run: () => void;
}

/** Time that moves from one planned thing to the next; between two of them everything that is ready to run has run. */
export class VirtualTime {
  #nowMs = 0;
  #order = 0;
  readonly #planned: Planned[] = [];

  /** Milliseconds since the run began. */
  get nowMs(): number {
    return this.#nowMs;
  }

  /** Runs `run` once after `delayMs`; returns how to cancel it. */
  after(delayMs: number, run: () => void): () => void {
    this.#order += 1;
    const planned = { dueMs: this.#nowMs + Math.max(0, delayMs), order: this.#order, run };
    this.#planned.push(planned);
    this.#rise(this.#planned.length - 1);
    return () => {
      const index = this.#planned.indexOf(planned);
      if (index >= 0) this.#removeAt(index);
    };
  }

  /** Runs the next planned thing and all that follows from it at the same moment; `false` when there is none. */
  async step(): Promise<boolean> {
    const next = this.#planned[0];
    if (!next) return false;
    this.#removeAt(0);
    this.#nowMs = next.dueMs;
    next.run();
    await settle();
    return true;
  }

  #removeAt(index: number): void {
    const last = this.#planned.pop();
    if (!last || index === this.#planned.length) return;
    this.#planned[index] = last;
    this.#rise(index);
    this.#sink(index);
  }

  #rise(from: number): void {
    for (let index = from; index > 0;) {
      const parent = (index - 1) >> 1;
      if (!this.#isBefore(index, parent)) return;
      this.#swap(index, parent);
      index = parent;
    }
  }

  #sink(from: number): void {
    for (let index = from; ;) {
      const left = 2 * index + 1;
      let first = index;
      for (const child of [left, left + 1]) if (child < this.#planned.length && this.#isBefore(child, first)) first = child;
      if (first === index) return;
      this.#swap(index, first);
      index = first;
    }
  }

  #isBefore(one: number, other: number): boolean {
    const a = this.#planned[one] as Planned;
    const b = this.#planned[other] as Planned;
    return a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.order < b.order);
  }

  #swap(one: number, other: number): void {
    const kept = this.#planned[one] as Planned;
    this.#planned[one] = this.#planned[other] as Planned;
    this.#planned[other] = kept;
  }
}

/** Lets everything run that is ready: promise callbacks, and what was put off to the end of the turn. */
export async function settle(): Promise<void> {
  do await realTurn();
  while (pendingTurns() > 0);
}
