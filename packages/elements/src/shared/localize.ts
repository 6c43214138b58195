import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { fetchWords } from './later-words.ts';
import { type TextOverrides, type TextValues, type Words, lookUp, shownLanguage, wantedLanguage, watchLanguage } from './words.ts';

/**
 * The language and texts of one element: the nearest `lang` on it or on an ancestor decides, through shadow hosts too, and
 * a change of any of them redraws the element.
 */
export class Localize implements ReactiveController, Words {
  overrides: TextOverrides | undefined;
  readonly #host: ReactiveControllerHost & HTMLElement;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = watchLanguage(this.#host, () => this.#host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#stop?.();
  }

  wanted(): string {
    return wantedLanguage(this.#host);
  }

  lang(): string {
    return shownLanguage(this.wanted());
  }

  text(key: string, values?: TextValues): string {
    return lookUp(this.lang(), key, values, this.overrides);
  }

  /** Draws once the words of the language are here: at once if they are. For an element's `scheduleUpdate`. */
  whenHere(draw: () => void): Promise<unknown> | undefined {
    const fetching = fetchWords(this.wanted());
    if (fetching) return fetching.then(draw);
    draw();
    return undefined;
  }
}
