import { type ReactiveController, type ReactiveControllerHost, type TemplateResult, css, html, nothing } from 'lit';

/** What an overlay shows. Redrawn with its host, so it may read whatever changes. */
export interface OverlayContent {
  title: string;
  body: TemplateResult;
}

/**
 * One modal sheet at a time: a native `<dialog>` where there is one, else the same with everything around it inert.
 * `Esc` and a press beside it close it, which never discards anything. Focus goes to its title and back again afterwards.
 */
export class Overlay implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #content: (() => OverlayContent) | undefined;
  #opener: HTMLElement | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#content !== undefined;
  }

  /** Shows a sheet, in place of another one if there is one. */
  open(content: () => OverlayContent): void {
    if (!this.#content) this.#opener = (this.#host.shadowRoot?.activeElement as HTMLElement | null) ?? undefined;
    this.#content = content;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#dialog()?.querySelector<HTMLElement>('h2')?.focus());
  }

  /** Takes the sheet away and gives focus back to what opened it. */
  close(): void {
    if (!this.#content) return;
    this.#content = undefined;
    this.#setAround(false);
    this.#host.requestUpdate();
    const opener = this.#opener;
    void this.#host.updateComplete.then(() => {
      if (opener?.isConnected && !this.#content) opener.focus();
    });
  }

  /** Place this once, as a direct child of the shadow root. */
  render(): TemplateResult | typeof nothing {
    if (!this.#content) return nothing;
    const { title, body } = this.#content();
    return html`<dialog
      class="overlay"
      aria-labelledby="overlay-title"
      @cancel=${this.#onCancel}
      @keydown=${this.#onKeydown}
      @click=${this.#onClick}
    >
      <div class="overlay-sheet stack loose">
        <h2 id="overlay-title" tabindex="-1">${title}</h2>
        ${body}
      </div>
    </dialog>`;
  }

  hostUpdated(): void {
    const dialog = this.#dialog();
    if (!dialog || dialog.hasAttribute('open')) return;
    if (typeof dialog.showModal === 'function') {
      dialog.showModal();
      return;
    }
    // Safari before 15.4 knows no dialogs.
    for (const [name, value] of [
      ['open', ''],
      ['role', 'dialog'],
      ['aria-modal', 'true'],
    ] as const)
      dialog.setAttribute(name, value);
    this.#setAround(true);
  }

  hostDisconnected(): void {
    this.#content = undefined;
    this.#setAround(false);
  }

  #dialog(): HTMLDialogElement | null {
    return this.#host.shadowRoot?.querySelector('dialog') ?? null;
  }

  #setAround(inert: boolean): void {
    const dialog = this.#dialog();
    for (const sibling of this.#host.shadowRoot?.children ?? []) {
      if (sibling === dialog || (!inert && !sibling.hasAttribute('data-inert'))) continue;
      sibling.toggleAttribute('inert', inert);
      sibling.toggleAttribute('data-inert', inert);
      if (inert) sibling.setAttribute('aria-hidden', 'true');
      else sibling.removeAttribute('aria-hidden');
    }
  }

  readonly #onCancel = (event: Event): void => {
    event.preventDefault();
    this.close();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.close();
  };

  readonly #onClick = (event: Event): void => {
    if (event.target === event.currentTarget) this.close();
  };
}

/** Styles of the sheet; the shadow root also needs `tokens` and `baseStyles`. */
export const overlayStyles = css`
  .overlay {
    position: fixed;
    inset: 0;
    z-index: 10;
    display: flex;
    align-items: flex-end;
    justify-content: center;
    inline-size: 100%;
    block-size: 100%;
    max-inline-size: none;
    max-block-size: none;
    margin: 0;
    padding: var(--_space-4) 0 0;
    border: 0;
    background-color: var(--_scrim);
    color: inherit;
  }
  .overlay::backdrop {
    background: none;
  }
  .overlay-sheet {
    inline-size: 100%;
    max-inline-size: calc(var(--_unit) * 560);
    max-block-size: 100%;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: var(--_space-5) var(--_space-4) calc(var(--_space-4) + env(safe-area-inset-bottom, 0px));
    border: calc(var(--_unit) * 1) solid var(--_border);
    border-radius: var(--_radius-card) var(--_radius-card) 0 0;
    background-color: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow-2);
  }
  @media (min-width: 600px) and (min-height: 480px) {
    .overlay {
      align-items: center;
      padding: var(--_space-4);
    }
    .overlay-sheet {
      max-inline-size: calc(var(--_unit) * 440);
      border-radius: var(--_radius-card);
    }
  }
`;
