import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** From this width on the header fits into one row. In CSS pixels at normal text size. */
const WIDE_FROM_PX = 640;

/**
 * Gives the panel the part of the window that no keyboard covers, as `--_viewport-height` and `--_viewport-top`, and tells
 * how wide it is. A host that sets the panel's height itself is not touched.
 */
export class Viewport implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #widths: ResizeObserver | undefined;
  #isWide = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  get isWide(): boolean {
    return this.#isWide;
  }

  hostConnected(): void {
    const viewport = window.visualViewport;
    viewport?.addEventListener('resize', this.#onViewport);
    viewport?.addEventListener('scroll', this.#onViewport);
    this.#onViewport();
    this.#widths = new ResizeObserver(([entry]) => {
      const isWide = (entry?.contentRect.width ?? 0) >= WIDE_FROM_PX;
      if (isWide === this.#isWide) return;
      this.#isWide = isWide;
      this.#host.requestUpdate();
    });
    this.#widths.observe(this.#host);
  }

  hostDisconnected(): void {
    window.visualViewport?.removeEventListener('resize', this.#onViewport);
    window.visualViewport?.removeEventListener('scroll', this.#onViewport);
    this.#widths?.disconnect();
  }

  readonly #onViewport = (): void => {
    const viewport = window.visualViewport;
    // Zoomed in by hand, the reader moves around in the panel: it must not shrink to what is in view.
    if (!viewport || viewport.scale > 1.01) return;
    this.#host.style.setProperty('--_viewport-height', `${viewport.height}px`);
    this.#host.style.setProperty('--_viewport-top', `${viewport.offsetTop}px`);
  };
}
