import type { ConsultClient } from '@consult-kit/client';

/**
 * What the special area gives to the chat panel that it shows, as the panel's `within` property. A panel without one
 * stands on a page of its own: it opens a client itself and leaves by `consult-close`.
 */
export interface PanelHost {
  /** The client with the open session; the area closes it. */
  readonly client: ConsultClient;
  /** The header's Back: hides the chat, ends nothing. */
  leave(): void;
  /** "Ask again", and after leaving the line: back to the area's first screen. */
  askAgain(): void;
  /** The shopper chose a text size in the panel's header. */
  chooseTextSize(): void;
}
