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

/** Runs `run` again and again, each time `everyMs` after the last run has ended; returns how to stop. */
export function repeat(timers: Timers, everyMs: number, run: () => Promise<void> | void): () => void {
  let stopped = false;
  let cancel = timers.after(everyMs, turn);
  async function turn(): Promise<void> {
    await run();
    if (!stopped) cancel = timers.after(everyMs, turn);
  }
  return () => {
    stopped = true;
    cancel();
  };
}
