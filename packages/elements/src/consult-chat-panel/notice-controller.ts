import type { ClientSnapshot } from '@consult-kit/client';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type Notice, type NoticeMemory, noticeAt } from './notices.ts';

/** Keeps the notice of the moment, and redraws when time alone changes it. One timer at most. */
export class NoticeController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #snapshot: () => ClientSnapshot | undefined;
  readonly #serverNowMs: () => number;
  readonly #onNotice: (notice: Notice | undefined) => void;
  #memory: NoticeMemory = {};
  #timer: ReturnType<typeof setTimeout> | undefined;
  #notice: Notice | undefined;

  /** @param onNotice - Called with each change, once. */
  constructor(
    host: ReactiveControllerHost,
    snapshot: () => ClientSnapshot | undefined,
    serverNowMs: () => number,
    onNotice: (notice: Notice | undefined) => void,
  ) {
    this.#host = host;
    this.#snapshot = snapshot;
    this.#serverNowMs = serverNowMs;
    this.#onNotice = onNotice;
    host.addController(this);
  }

  get notice(): Notice | undefined {
    return this.#notice;
  }

  hostUpdate(): void {
    clearTimeout(this.#timer);
    const snapshot = this.#snapshot();
    if (!snapshot) return;
    const { notice, memory, lookAgainInMs } = noticeAt(snapshot, this.#memory, performance.now(), this.#serverNowMs());
    this.#memory = memory;
    if (lookAgainInMs !== undefined) this.#timer = setTimeout(() => this.#host.requestUpdate(), lookAgainInMs);
    if (notice === this.#notice) return;
    this.#notice = notice;
    this.#onNotice(notice);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#memory = {};
  }
}
