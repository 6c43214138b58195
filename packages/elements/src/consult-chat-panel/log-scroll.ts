import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { CHAT_LIMITS } from './limits.ts';

/** What the scrolling tells and asks. */
export interface LogScrollOptions {
  /** The reader came near the upper edge. */
  onTop: () => void;
  /** The reader came near the end. */
  onEnd: () => void;
  /** `isFollowing` changed. */
  onFollowing: () => void;
}

/**
 * Keeps the log where its reader is: at the end while the newest messages are followed, else with the same row at the
 * same place whatever is added or taken out above or below. Does not rely on the browser's scroll anchoring.
 */
export class LogScroll implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: LogScrollOptions;
  #scroller: HTMLElement | undefined;
  #sizes: ResizeObserver | undefined;
  #isFollowing = true;
  #anchor: { key: string; topPx: number } | undefined;
  #jump: { selector: string; focus: boolean } | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: LogScrollOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Whether new messages are followed. */
  get isFollowing(): boolean {
    return this.#isFollowing;
  }

  /** The scrolling element, while there is a log. */
  get scroller(): HTMLElement | undefined {
    return this.#scroller;
  }

  /** Goes to the end with the next drawing and stays there. */
  follow(): void {
    this.#setFollowing(true);
    this.#host.requestUpdate();
  }

  /** Brings a row into view with the next drawing, near the top; optionally with the focus. */
  jumpTo(selector: string, focus = false): void {
    this.#jump = { selector, focus };
    this.#setFollowing(false);
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    this.#anchor = this.#isFollowing ? undefined : this.#findAnchor();
  }

  hostUpdated(): void {
    this.#attach(this.#host.shadowRoot?.querySelector<HTMLElement>('.log') ?? undefined);
    const scroller = this.#scroller;
    if (!scroller) return;
    if (this.#jump) this.#land(scroller, this.#jump);
    else if (this.#isFollowing) this.#toEnd();
    else if (this.#anchor) this.#keep(scroller, this.#anchor);
  }

  hostDisconnected(): void {
    this.#attach(undefined);
  }

  #attach(scroller: HTMLElement | undefined): void {
    if (scroller === this.#scroller) return;
    this.#sizes?.disconnect();
    this.#scroller?.removeEventListener('scroll', this.#onScroll);
    this.#scroller = scroller;
    if (!scroller) return;
    this.#isFollowing = true;
    scroller.addEventListener('scroll', this.#onScroll, { passive: true });
    // A keyboard that opens or a notice that comes shrinks the log: who was at the end stays there.
    this.#sizes = new ResizeObserver(() => {
      if (this.#isFollowing) this.#toEnd();
    });
    this.#sizes.observe(scroller);
  }

  #toEnd(): void {
    if (this.#scroller) this.#scroller.scrollTop = this.#scroller.scrollHeight;
  }

  #land(scroller: HTMLElement, { selector, focus }: { selector: string; focus: boolean }): void {
    this.#jump = undefined;
    const row = scroller.querySelector<HTMLElement>(selector);
    if (!row) return this.follow();
    scroller.scrollTop += row.getBoundingClientRect().top - scroller.getBoundingClientRect().top - CHAT_LIMITS.followWithinPx;
    if (focus) row.focus({ preventScroll: true });
    // A log that is too short to scroll sends no event of its own.
    void this.#host.updateComplete.then(this.#onScroll);
  }

  /** The first row that is at least partly in view, and where it stands. */
  #findAnchor(): { key: string; topPx: number } | undefined {
    const scroller = this.#scroller;
    if (!scroller) return undefined;
    const edgePx = scroller.getBoundingClientRect().top;
    for (const row of scroller.querySelectorAll<HTMLElement>('[data-key]')) {
      const box = row.getBoundingClientRect();
      if (box.bottom > edgePx) return { key: row.dataset['key'] as string, topPx: box.top - edgePx };
    }
    return undefined;
  }

  #keep(scroller: HTMLElement, { key, topPx }: { key: string; topPx: number }): void {
    const row = scroller.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (row) scroller.scrollTop += row.getBoundingClientRect().top - scroller.getBoundingClientRect().top - topPx;
  }

  readonly #onScroll = (): void => {
    const scroller = this.#scroller;
    if (!scroller) return;
    const belowPx = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
    this.#setFollowing(belowPx <= CHAT_LIMITS.followWithinPx);
    if (scroller.scrollTop < CHAT_LIMITS.olderWithinPx) this.#options.onTop();
    if (belowPx < CHAT_LIMITS.olderWithinPx) this.#options.onEnd();
  };

  #setFollowing(isFollowing: boolean): void {
    if (isFollowing === this.#isFollowing) return;
    this.#isFollowing = isFollowing;
    this.#options.onFollowing();
  }
}
