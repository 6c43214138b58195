import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Timers } from '@consult-kit/client';

/** Signs of somebody being there. */
const SIGNS = ['keydown', 'pointerdown', 'wheel'] as const;

/** Calls back once nobody has touched the desk for a time. */
export class IdleWatch implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly timers: Timers };
  readonly #afterMs: number;
  readonly #onIdle: () => void;
  #stop: () => void = () => undefined;

  constructor(host: ReactiveControllerHost & { readonly timers: Timers }, afterMs: number, onIdle: () => void) {
    this.#host = host;
    this.#afterMs = afterMs;
    this.#onIdle = onIdle;
    host.addController(this);
  }

  hostConnected(): void {
    for (const type of SIGNS) window.addEventListener(type, this.#onUse, { capture: true, passive: true });
    this.#onUse();
  }

  hostDisconnected(): void {
    this.#stop();
    for (const type of SIGNS) window.removeEventListener(type, this.#onUse, { capture: true });
  }

  readonly #onUse = (): void => {
    this.#stop();
    this.#stop = this.#host.timers.after(this.#afterMs, this.#onIdle);
  };
}
