import type { HostBridge, HostState } from '@consult-kit/client';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What the host app reports of itself, while the element is in the page. Without a bridge the page's own state counts. */
export class HostWatch implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #bridge: () => HostBridge | undefined;
  readonly #onChange: (change: Partial<HostState>) => void;
  #watched: HostBridge | undefined;
  #stop: (() => void) | undefined;
  #state: Partial<HostState> = {};

  constructor(host: ReactiveControllerHost, bridge: () => HostBridge | undefined, onChange: (change: Partial<HostState>) => void) {
    this.#host = host;
    this.#bridge = bridge;
    this.#onChange = onChange;
    host.addController(this);
  }

  /** What is known so far. */
  get state(): Partial<HostState> {
    return this.#state;
  }

  /** Whether someone may be looking: neither the host app nor the tab is in the background. */
  get isActive(): boolean {
    return this.#state.visibility !== 'background' && document.visibilityState !== 'hidden';
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onVisibility);
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const bridge = this.#bridge();
    if (bridge === this.#watched) return;
    this.#stop?.();
    this.#watched = bridge;
    this.#state = {};
    this.#stop = bridge?.watch((change) => this.#take(change));
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#stop?.();
    this.#stop = undefined;
    this.#watched = undefined;
  }

  #take(change: Partial<HostState>): void {
    this.#state = { ...this.#state, ...change };
    this.#onChange(change);
    this.#host.requestUpdate();
  }

  readonly #onVisibility = (): void => this.#onChange({});
}
