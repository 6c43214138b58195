import type { Timers } from '../boundary.ts';
import { CLIENT_LIMITS } from '../limits.ts';

/** Moves the own read mark: many calls become one command, and one command is under way at a time. */
export interface ReadMark {
  /** Everything up to this event, included, has been seen. */
  mark(upTo: number): void;
  close(): void;
}

export function createReadMark(timers: Timers, send: (upTo: number) => Promise<unknown>): ReadMark {
  let wanted = 0;
  let sending = false;
  let cancelDelay: (() => void) | null = null;

  function mark(upTo: number): void {
    if (upTo <= wanted) return;
    wanted = upTo;
    later();
  }

  function close(): void {
    cancelDelay?.();
  }

  function later(): void {
    if (sending || cancelDelay) return;
    cancelDelay = timers.after(CLIENT_LIMITS.readMarkDelayMs, () => {
      cancelDelay = null;
      void sendWanted();
    });
  }

  async function sendWanted(): Promise<void> {
    const upTo = wanted;
    sending = true;
    // A refused mark is of no use to anyone; the next one covers it.
    await send(upTo).catch(() => {});
    sending = false;
    if (wanted > upTo) later();
  }

  return {
    mark,
    close,
  };
}
