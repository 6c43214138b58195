const platformSetImmediate = globalThis.setImmediate;
let pending = 0;

/** How many callbacks wait for the end of this turn of the event loop. */
export function pendingTurns(): number {
  return pending;
}

/** One turn of the event loop: every promise callback that is ready, and those that these make ready, runs first. */
export function realTurn(): Promise<void> {
  return new Promise((resolve) => platformSetImmediate(resolve));
}

/** Counts what is put off to the end of the turn from now on, so that a step knows when it is over. */
export function countTurns(): void {
  const counting = (run: (...args: unknown[]) => void, ...args: unknown[]): NodeJS.Immediate => {
    pending += 1;
    return platformSetImmediate(() => {
      pending -= 1;
      run(...args);
    });
  };
  globalThis.setImmediate = counting as typeof setImmediate;
}
