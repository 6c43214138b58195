import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Tells up to which message the shopper has really seen: the end of its bubble was in view, in a window that was drawn,
 * while the host app was in front. The browser says nothing about hidden tabs, covered frames and folded parts of a page.
 */
export class SeenMessages implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #isActive: () => boolean;
  readonly #onSeen: (seq: number) => void;
  #observer: IntersectionObserver | undefined;
  readonly #watched = new Set<Element>();
  #inViewSeq = 0;
  #toldSeq = 0;

  /**
   * @param isActive - Whether the host app shows the page.
   * @param onSeen - Gets the number of the last message seen; rises from call to call.
   */
  constructor(host: ReactiveControllerHost & HTMLElement, isActive: () => boolean, onSeen: (seq: number) => void) {
    this.#host = host;
    this.#isActive = isActive;
    this.#onSeen = onSeen;
    host.addController(this);
  }

  /** Forgets what was seen, for another consultation. */
  reset(): void {
    this.#inViewSeq = 0;
    this.#toldSeq = 0;
  }

  /** Tells what came into view while the page was not active. */
  flush(): void {
    if (!this.#isActive() || this.#inViewSeq <= this.#toldSeq) return;
    this.#toldSeq = this.#inViewSeq;
    this.#onSeen(this.#toldSeq);
  }

  hostUpdated(): void {
    this.#observer ??= new IntersectionObserver((entries) => this.#onEntries(entries));
    for (const mark of this.#watched) if (!mark.isConnected) this.#unwatch(mark);
    for (const mark of this.#host.shadowRoot?.querySelectorAll('[data-unread]') ?? []) {
      if (this.#watched.has(mark)) continue;
      this.#watched.add(mark);
      this.#observer.observe(mark);
    }
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#watched.clear();
  }

  #unwatch(mark: Element): void {
    this.#observer?.unobserve(mark);
    this.#watched.delete(mark);
  }

  #onEntries(entries: readonly IntersectionObserverEntry[]): void {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      this.#inViewSeq = Math.max(this.#inViewSeq, Number(target.getAttribute('data-unread')));
      this.#unwatch(target);
    }
    this.flush();
  }
}
