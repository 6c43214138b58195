import type { ConsultClient } from '@consult-kit/client';
import type { Composer } from './composer.ts';
import type { Screen } from './screen.ts';

/** The panel as its focus is kept. */
export interface FocusedPanel extends HTMLElement {
  readonly client: ConsultClient | undefined;
}

/** Keeps the focus in the panel when its screen changes, and leaves alone whoever is elsewhere in the page, or writing. */
export class PanelFocus {
  readonly #panel: FocusedPanel;
  readonly #composer: Composer;
  #drawnScreen: Screen | undefined;
  #hadFocus = false;

  constructor(panel: FocusedPanel, composer: Composer) {
    this.#panel = panel;
    this.#composer = composer;
  }

  /** Remembers where the focus is; called before each drawing. */
  beforeDrawing(): void {
    this.#hadFocus = !!this.#panel.shadowRoot?.activeElement;
  }

  /** What had the focus went with its screen: moves it to the new one's heading. */
  afterDrawing(screen: Screen): void {
    const before = this.#drawnScreen;
    if (screen === before) return;
    this.#drawnScreen = screen;
    const lost = before ? this.#hadFocus : this.#comesAfterAnotherScreen;
    if (lost && !this.#composer.hasFocus) this.#panel.focus({ preventScroll: true });
  }

  /** Moves the focus to the heading of the screen. */
  toHeading(options?: FocusOptions): void {
    const find = (selector: string): HTMLElement | null | undefined => this.#panel.shadowRoot?.querySelector<HTMLElement>(selector);
    (find('.body h2') ?? find('h2') ?? find('button'))?.focus(options);
  }

  /** Inside another element of ours, which took the button that was pressed off the screen. */
  get #comesAfterAnotherScreen(): boolean {
    const { client } = this.#panel;
    const root = this.#panel.getRootNode();
    return client !== undefined && root instanceof ShadowRoot && root.activeElement === null && document.hasFocus() && isNowhere();
  }
}

/** Whether nothing on the page has the focus. */
function isNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
