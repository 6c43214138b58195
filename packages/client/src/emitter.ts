/** Listeners by event name. */
export interface Emitter<Events> {
  /** Calls the listener with every event of this name; returns how to stop. */
  on<Name extends keyof Events>(name: Name, listener: (payload: Events[Name]) => void): () => void;
  /** Tells all listeners, in the order in which they came. */
  emit<Name extends keyof Events>(name: Name, payload: Events[Name]): void;
}

/** @param onThrow - What to do when a listener throws; the others are called all the same. */
export function createEmitter<Events>(onThrow: (cause: unknown) => void): Emitter<Events> {
  const listeners = new Map<keyof Events, Set<(payload: never) => void>>();

  function on<Name extends keyof Events>(name: Name, listener: (payload: Events[Name]) => void): () => void {
    const those = listeners.get(name) ?? new Set();
    listeners.set(name, those);
    // A wrapper of its own, so that one function given twice is two listeners.
    const own = (payload: never): void => listener(payload);
    those.add(own);
    return () => {
      those.delete(own);
    };
  }

  function emit<Name extends keyof Events>(name: Name, payload: Events[Name]): void {
    for (const listener of [...(listeners.get(name) ?? [])]) {
      try {
        (listener as (payload: Events[Name]) => void)(payload);
      } catch (cause) {
        onThrow(cause);
      }
    }
  }

  return { on, emit };
}
