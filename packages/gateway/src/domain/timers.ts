/** Runs things later; tests do it by hand. */
export interface Timers {
  /** Runs `run` once after `delayMs`; returns how to cancel it. */
  after(delayMs: number, run: () => void): () => void;
}

/** The platform's timers. They do not keep a process alive. */
export const systemTimers: Timers = {
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** A quarter more or less, so that nodes which started together do not go on together. */
const SPREAD = 0.5;

/**
 * Runs `run` again and again, each time `everyMs` after the last run has ended; returns how to stop.
 * @param random - Numbers in [0, 1) that spread the times by up to a quarter, for what all nodes do; without it times are exact.
 */
export function repeat(timers: Timers, everyMs: number, run: () => Promise<void> | void, random?: () => number): () => void {
  const delayMs = (): number => (random ? Math.round(everyMs * (1 + SPREAD * (random() - 0.5))) : everyMs);
  let stopped = false;
  let cancel = timers.after(delayMs(), turn);
  async function turn(): Promise<void> {
    await run();
    if (!stopped) cancel = timers.after(delayMs(), turn);
  }
  return () => {
    stopped = true;
    cancel();
  };
}
