import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Key in `history.state` by which we know our own entry. */
const MARK = 'consultArea';

/**
 * The full-screen dialog in which the card opens the special area, with one history entry of its own, so that the back
 * button closes it. The host's own history state stays in the entry, for the router that wrote it.
 */
export class AreaDialog implements ReactiveController {
  isOpen = false;
  readonly #host: ReactiveControllerHost & HTMLElement;
  #before: Element | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Opens the dialog at the place where the shopper is in the page. */
  open(): void {
    if (this.isOpen) return;
    this.isOpen = true;
    this.#before = this.#root.activeElement;
    history.pushState({ ...history.state, [MARK]: true }, '');
    addEventListener('popstate', this.#onPop);
    this.#host.requestUpdate();
  }

  /** Closes the dialog by taking its history entry back. */
  close(): void {
    if (!this.isOpen) return;
    if (history.state?.[MARK]) history.back();
    else this.#closed();
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    this.isOpen = false;
    removeEventListener('popstate', this.#onPop);
  }

  /** Makes a freshly drawn dialog modal; where `<dialog>` is unknown it is a fixed layer with a dialog's role. */
  hostUpdated(): void {
    const dialog = this.#root.querySelector('dialog');
    if (!dialog || dialog.open) return;
    if (dialog.showModal) {
      dialog.showModal();
      return;
    }
    dialog.setAttribute('role', 'dialog');
    dialog.setAttribute('aria-modal', 'true');
    dialog.addEventListener('keydown', this.#onKeydown);
    document.addEventListener('focusin', this.#onFocusIn);
  }

  get #root(): ShadowRoot {
    return this.#host.shadowRoot as ShadowRoot;
  }

  readonly #onPop = (): void => {
    if (!history.state?.[MARK]) this.#closed();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.close();
  };

  /** Keeps the focus inside where the browser has no modal dialogs. */
  readonly #onFocusIn = (event: FocusEvent): void => {
    const area = this.#root.querySelector('consult-special-area');
    if (area && !event.composedPath().includes(area)) (area as HTMLElement).focus();
  };

  #closed(): void {
    this.isOpen = false;
    removeEventListener('popstate', this.#onPop);
    document.removeEventListener('focusin', this.#onFocusIn);
    this.#root.querySelector('dialog')?.close?.();
    this.#host.requestUpdate();
    (this.#before as HTMLElement | null)?.focus();
  }
}
