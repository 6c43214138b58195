import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Timers } from '@consult-kit/client';

/** How often waiting times are drawn anew. */
const TICK_MS = 5_000;
const MINUTE_MS = 60_000;

/** How urgently an unanswered message has to be shown. */
export type WaitLevel = 'plain' | 'late' | 'overdue';

/** Whole minutes since an instant, never negative. */
export function minutesSince(at: string, nowMs: number): number {
  return Math.max(0, Math.floor((nowMs - Date.parse(at)) / MINUTE_MS));
}

/** Plain below 2 minutes, late from 2, overdue from 5. */
export function waitLevel(minutes: number): WaitLevel {
  if (minutes >= 5) return 'overdue';
  return minutes >= 2 ? 'late' : 'plain';
}

/** Redraws the host while it shows waiting times. */
export class Ticker implements ReactiveController {
  readonly #host: ReactiveControllerHost & { timers: Timers };
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & { timers: Timers }) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = this.#host.timers.after(TICK_MS, () => {
      this.#host.requestUpdate();
      this.hostConnected();
    });
  }

  hostDisconnected(): void {
    this.#stop?.();
  }
}
