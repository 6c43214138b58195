import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { ConnectionStatus, Timers } from '@consult-kit/client';
import type { Localize } from '@consult-kit/elements/foundation.js';
import { errorLabel } from '@consult-kit/protocol';

/** A loss of the connection is told once it has lasted this long; most are over before. */
const TELL_AFTER_MS = 3_000;
/** How long "Connected" stays. */
const BACK_FOR_MS = 5_000;

interface Host extends ReactiveControllerHost {
  readonly timers: Timers;
  readonly snapshot: { readonly connection: ConnectionStatus };
}

/** Tells the doctor, on the screen and aloud, that the connection is lost for longer than a moment, and that it is back. */
export class ConnectionWatch implements ReactiveController {
  readonly #host: Host;
  readonly #words: Localize;
  readonly #say: (text: string) => void;
  #shown: 'lost' | 'back' | undefined;
  #waiting: (() => void) | undefined;

  constructor(host: Host, words: Localize, say: (text: string) => void) {
    this.#host = host;
    this.#words = words;
    this.#say = say;
    host.addController(this);
  }

  hostUpdate(): void {
    if (isLost(this.#host.snapshot.connection)) this.#onLost();
    else this.#onBack();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  notice(): TemplateResult | typeof nothing {
    const { connection } = this.#host.snapshot;
    if (connection.type === 'stopped') {
      return html`<p class="notice danger" role="alert">
        ${this.#words.text('connection.stopped', { label: errorLabel(connection.error.code) })}
      </p>`;
    }
    if (this.#shown === 'lost') return html`<p class="notice warning">${this.#words.text('connection.waiting')}</p>`;
    return this.#shown === 'back' ? html`<p class="notice success">${this.#words.text('connection.back')}</p>` : nothing;
  }

  #onLost(): void {
    if (this.#shown === 'lost') return;
    if (this.#shown === 'back') this.#stop();
    this.#waiting ??= this.#host.timers.after(TELL_AFTER_MS, () => this.#show('lost', 'connection.waiting'));
  }

  #onBack(): void {
    if (this.#shown === 'back') return;
    this.#stop();
    if (this.#shown !== 'lost') return;
    this.#show('back', 'connection.back');
    this.#waiting = this.#host.timers.after(BACK_FOR_MS, () => this.#hide());
  }

  #show(what: 'lost' | 'back', key: string): void {
    this.#waiting = undefined;
    this.#shown = what;
    this.#say(this.#words.text(key));
  }

  #hide(): void {
    this.#waiting = undefined;
    this.#shown = undefined;
    this.#host.requestUpdate();
  }

  #stop(): void {
    this.#waiting?.();
    this.#waiting = undefined;
    if (this.#shown === 'back') this.#shown = undefined;
  }
}

function isLost(connection: ConnectionStatus): boolean {
  return connection.type === 'waiting' || (connection.type === 'connecting' && connection.offlineSinceMs !== undefined);
}
