import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Timers } from '@consult-kit/client';
import { isConsultError, type ErrorCode } from '@consult-kit/protocol';
import type { ConsoleClient } from './console-client.ts';

/** An element that reads something again and again. */
export interface ReadingHost extends ReactiveControllerHost {
  client: Pick<ConsoleClient, 'account'>;
  timers: Timers;
}

/**
 * Keeps an answer of the gateway fresh: it is read when somebody asks, then again and again while the page is in view, and at once when
 * it comes back into view. An answer to a question that nobody asks any more is dropped; after a failure the last answer stays.
 */
export class RepeatedRead<Question, Answer> implements ReactiveController {
  /** The last answer, and what it answers. */
  known: { readonly question: Question; readonly answer: Answer } | undefined;
  /** Why the last reading failed; `undefined` after one that did not. */
  failure: ErrorCode | undefined;
  readonly #host: ReadingHost;
  readonly #read: (question: Question) => Promise<Answer>;
  readonly #everyMs: number;
  #asked: { question: Question } | undefined;
  /** The question of the reading that is under way. */
  #under: { question: Question } | undefined;
  #stop: () => void = () => undefined;

  constructor(host: ReadingHost, everyMs: number, read: (question: Question) => Promise<Answer>) {
    this.#host = host;
    this.#everyMs = everyMs;
    this.#read = read;
    host.addController(this);
  }

  /** Whether what is known answers an earlier question. */
  get isBehind(): boolean {
    return this.#asked !== undefined && this.#asked.question !== this.known?.question;
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onVisibility);
    if (this.#asked) void this.#readNow();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#stop();
    this.#under = undefined;
  }

  /** Asks another question, from now on. */
  ask(question: Question): void {
    this.#asked = { question };
    void this.#readNow();
  }

  async #readNow(): Promise<void> {
    const asked = this.#asked;
    if (!asked || this.#under === asked) return;
    this.#stop();
    this.#under = asked;
    try {
      const answer = await this.#read(asked.question);
      if (this.#under !== asked) return;
      this.known = { question: asked.question, answer };
      this.failure = undefined;
    } catch (error) {
      if (this.#under !== asked) return;
      this.failure = isConsultError(error) ? error.code : 'INTERNAL';
    }
    this.#under = undefined;
    this.#host.requestUpdate();
    // Once the session is over there is nothing to read with; the sign-in begins anew.
    if (this.#host.client.account) this.#stop = this.#host.timers.after(this.#everyMs, this.#onTime);
  }

  readonly #onTime = (): void => {
    if (document.visibilityState === 'visible') void this.#readNow();
  };

  readonly #onVisibility = (): void => {
    if (document.visibilityState === 'visible') void this.#readNow();
  };
}
