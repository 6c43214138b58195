import { type ReactiveController, type ReactiveControllerHost, type TemplateResult, html } from 'lit';

/** Words that were heard are taken away after this time: who reads the page on foot should not come upon old news. */
const CLEAR_AFTER_MS = 3_000;

/** A live region's words, and those that are about to be put in. */
interface Region {
  text: string;
  next: string | undefined;
}

/**
 * The polite and the assertive live region of a screen. Both stand in the page from the first render on, empty, because
 * screen readers ignore regions that arrive together with their text.
 */
export class Announcer implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #status: Region = { text: '', next: undefined };
  readonly #alarm: Region = { text: '', next: undefined };
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Says something when the reader pauses. */
  say(text: string): void {
    this.#fill(this.#status, text);
  }

  /** Interrupts the reader; for the emergency card and a failed send only. */
  alarm(text: string): void {
    this.#fill(this.#alarm, text);
  }

  /** The two regions; render them once in every shadow root that announces. */
  regions(): TemplateResult {
    return html`<div class="visually-hidden" role="status" aria-live="polite">${this.#status.text}</div>
      <div class="visually-hidden" role="alert" aria-live="assertive">${this.#alarm.text}</div>`;
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** The same words twice are only heard twice if the region was empty between; the other region is left as it is. */
  #fill(region: Region, text: string): void {
    region.text = '';
    region.next = text;
    this.#host.requestUpdate();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      for (const waiting of [this.#status, this.#alarm]) {
        waiting.text = waiting.next ?? waiting.text;
        waiting.next = undefined;
      }
      this.#timer = setTimeout(() => this.#clear(), CLEAR_AFTER_MS);
      this.#host.requestUpdate();
    });
  }

  #clear(): void {
    this.#status.text = '';
    this.#alarm.text = '';
    this.#host.requestUpdate();
  }
}
