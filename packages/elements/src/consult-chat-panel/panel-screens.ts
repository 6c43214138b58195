import type { ClientLink } from './client-link.ts';
import { type Screen, screenOf } from './screen.ts';

/** Which screen the panel shows: what the consultation calls for, and what the shopper opened beside it. */
export class PanelScreens {
  /** Details are being added while waiting. */
  isAdding = false;
  /** An ended conversation is being read. */
  isReading = false;
  /** Everything on this device was wiped. */
  isRemoved = false;
  readonly #link: ClientLink;

  constructor(link: ClientLink) {
    this.#link = link;
  }

  get now(): Screen {
    const { followed, isReady, problem, stopError, snapshot } = this.#link;
    return screenOf({
      followed,
      isReady,
      isElsewhere: snapshot?.connection.type === 'elsewhere',
      hasFailed: problem !== undefined || stopError !== undefined || snapshot?.session === 'failed',
      isRemoved: this.isRemoved,
      isAdding: this.isAdding,
      isReading: this.isReading,
    });
  }

  /** Closes what the shopper opened; `false` if nothing was open. */
  back(): boolean {
    const screen = this.now;
    if (screen === 'details') this.isAdding = false;
    else if (screen === 'transcript') this.isReading = false;
    else return false;
    return true;
  }
}
