import { type ReactiveController, type ReactiveControllerHost, type TemplateResult, html } from 'lit';

/**
 * The polite and the assertive live region of a screen. Both stand in the page from the first render on, empty, because
 * screen readers ignore regions that arrive together with their text.
 */
export class Announcer implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #status = '';
  #alarm = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Says something when the reader pauses. */
  say(text: string): void {
    this.#show(text, this.#alarm);
  }

  /** Interrupts the reader; for the emergency card and a failed send only. */
  alarm(text: string): void {
    this.#show(this.#status, text);
  }

  /** The two regions; render them once in every shadow root that announces. */
  regions(): TemplateResult {
    return html`<div class="visually-hidden" role="status" aria-live="polite">${this.#status}</div>
      <div class="visually-hidden" role="alert" aria-live="assertive">${this.#alarm}</div>`;
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** The same words twice are only heard twice if the region was empty between. */
  #show(status: string, alarm: string): void {
    this.#status = status === this.#status ? '' : status;
    this.#alarm = alarm === this.#alarm ? '' : alarm;
    this.#host.requestUpdate();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#status = status;
      this.#alarm = alarm;
      this.#host.requestUpdate();
    });
  }
}
