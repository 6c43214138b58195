import type { Timers } from '../boundary.ts';
import { CLIENT_LIMITS } from '../limits.ts';

/** Lets things out in their order, a burst at first and then one at a time. */
export interface PacedQueue<Item> {
  add(item: Item): void;
  /** Forgets what waits. */
  close(): void;
}

/** @param paceMs - Time in which room for one more comes back. */
export function createPacedQueue<Item>(timers: Timers, paceMs: number, out: (item: Item) => void): PacedQueue<Item> {
  let waiting: Item[] = [];
  /** When the burst is whole again; each item moves it on. */
  let wholeAtMs = -Infinity;
  let cancelTurn: (() => void) | null = null;

  function flush(): void {
    cancelTurn = null;
    while (waiting.length > 0) {
      const nowMs = timers.now();
      const roomInMs = wholeAtMs - nowMs - paceMs * (CLIENT_LIMITS.paceBurstFrames - 1);
      if (roomInMs > 0) {
        cancelTurn = timers.after(roomInMs, flush);
        return;
      }
      wholeAtMs = Math.max(wholeAtMs, nowMs) + paceMs;
      out(waiting.shift() as Item);
    }
  }

  return {
    add(item) {
      waiting.push(item);
      if (!cancelTurn) flush();
    },
    close() {
      waiting = [];
      cancelTurn?.();
    },
  };
}
