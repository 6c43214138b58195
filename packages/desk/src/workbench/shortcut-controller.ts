import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { actionOf, type DeskAction } from '../shared/shortcuts.ts';

/** What the keys of the desk can do, and when. */
export interface ShortcutOptions {
  /** Off while a dialog is open, the screen is locked or the doctor has switched them off. */
  areOn(): boolean;
  keys(): Readonly<Record<string, string>>;
  /** @param place - Number of the chat, for `jump`. */
  act(action: DeskAction, place: number | undefined): void;
}

/** Hears the desk's shortcuts wherever the focus is, unless somebody has used the key already. */
export class ShortcutController implements ReactiveController {
  readonly #options: ShortcutOptions;

  constructor(host: ReactiveControllerHost, options: ShortcutOptions) {
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('keydown', this.#onKey);
  }

  hostDisconnected(): void {
    window.removeEventListener('keydown', this.#onKey);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || !this.#options.areOn()) return;
    const found = actionOf(event, this.#options.keys());
    if (!found) return;
    event.preventDefault();
    this.#options.act(found.action, found.digit);
  };
}
