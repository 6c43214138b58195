/** Listeners by event name. */
export class Emitter<Events> {
  readonly #listeners = new Map<keyof Events, Set<(payload: never) => void>>();
  readonly #onThrow: (cause: unknown) => void;

  /** @param onThrow - What to do when a listener throws; the others are called all the same. */
  constructor(onThrow: (cause: unknown) => void) {
    this.#onThrow = onThrow;
  }

  /** Calls the listener with every event of this name; returns how to stop. */
  on<Name extends keyof Events>(name: Name, listener: (payload: Events[Name]) => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners);
    // A wrapper of its own, so that one function given twice is two listeners.
    const own = (payload: never): void => listener(payload);
    listeners.add(own);
    return () => {
      listeners.delete(own);
    };
  }

  /** Tells all listeners, in the order in which they came. */
  emit<Name extends keyof Events>(name: Name, payload: Events[Name]): void {
    for (const listener of [...(this.#listeners.get(name) ?? [])]) {
      try {
        (listener as (payload: Events[Name]) => void)(payload);
      } catch (cause) {
        this.#onThrow(cause);
      }
    }
  }
}
