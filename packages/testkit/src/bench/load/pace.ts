import { setTimeout as pause } from 'node:timers/promises';
import { BENCH } from '../limits.ts';

/** Time between two looks at how many messages are due. */
const TICK_MS = 1;

/** Calls `send` so many times a second for so long, spread evenly; whatever a tick comes late, it makes up for. */
export function pace(perSecond: number, durationMs: number, send: (turn: number) => void): Promise<void> {
  const startMs = performance.now();
  let sent = 0;
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      const elapsedMs = performance.now() - startMs;
      const due = Math.floor((Math.min(elapsedMs, durationMs) * perSecond) / 1_000);
      for (; sent < due; sent += 1) send(sent);
      if (elapsedMs < durationMs) return;
      clearInterval(timer);
      resolve();
    }, TICK_MS);
  });
}

/** Waits until nothing is under way any more. @throws {Error} Something has not arrived in a long time: it is lost. */
export async function allArrived(underWay: () => number): Promise<void> {
  const untilMs = performance.now() + BENCH.arriveWithinMs;
  while (underWay() > 0) {
    if (performance.now() > untilMs) throw new Error(`${underWay()} messages have not arrived`);
    await pause(TICK_MS);
  }
}
