import type { Cart } from './cart.ts';
import type { Copy } from './copy.ts';
import type { Navigation } from './navigation.ts';
import type { Settings } from './settings.ts';

/** What every page is handed: the shop's state and the ways to act on it. */
export interface Shop {
  readonly cart: Cart;
  readonly navigation: Navigation;
  /** Scheme, host and port of the consultation gateway. */
  readonly gateway: string;
  settings: Settings;
  /** The texts of the chosen language. */
  readonly copy: Copy;
  /** Says something to people who do not see the change. Polite: it waits for a pause. */
  announce(text: string): void;
}

/** A page ready to be put on screen. */
export interface Page {
  root: HTMLElement;
  /** For the window's title; the shop's name is added. */
  title: string;
  /** Fills the whole screen, without the shop's bars. */
  bare?: boolean;
  /** Said when the page has come up, for example the number of results. */
  announcement?: string;
}
