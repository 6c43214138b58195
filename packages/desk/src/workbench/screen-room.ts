import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** From here on the patient card stands beside the talk; below it is a drawer. */
const CARD_FROM_PX = 1_200;
/** From these widths on there is room for two and for three talks side by side. */
const CHATS_FROM_PX = [1_600, 1_920] as const;

/** What the window has room for, and whether the patient card is shown in it. */
export class ScreenRoom implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #card = atLeast(CARD_FROM_PX);
  readonly #chats = CHATS_FROM_PX.map(atLeast);
  /** Where it has its place the card is there until it is closed; a drawer is closed until it is opened. */
  #docked = true;
  #drawn = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** How many talks fit side by side; at least one. */
  get chats(): number {
    return 1 + this.#chats.filter(({ matches }) => matches).length;
  }

  /** Whether the card would lie over the talk. */
  get cardIsDrawer(): boolean {
    return !this.#card.matches;
  }

  get cardShown(): boolean {
    return this.cardIsDrawer ? this.#drawn : this.#docked;
  }

  /** Shows the card or takes it away; tells whether it is shown now. */
  toggleCard(): boolean {
    if (this.cardIsDrawer) this.#drawn = !this.#drawn;
    else this.#docked = !this.#docked;
    this.#host.requestUpdate();
    return this.cardShown;
  }

  closeDrawer(): void {
    if (!this.#drawn) return;
    this.#drawn = false;
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    for (const query of [this.#card, ...this.#chats]) query.addEventListener('change', this.#onChange);
  }

  hostDisconnected(): void {
    for (const query of [this.#card, ...this.#chats]) query.removeEventListener('change', this.#onChange);
  }

  readonly #onChange = (): void => this.#host.requestUpdate();
}

function atLeast(widthPx: number): MediaQueryList {
  return matchMedia(`(min-width: ${widthPx}px)`);
}
