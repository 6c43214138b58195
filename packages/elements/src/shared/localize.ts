import { LocalizeController, type Translation } from '@shoelace-style/localize';
import type { ReactiveControllerHost } from 'lit';
import { type TextOverrides, type TextValues, type Words, lookUp, shownLanguage, wantedLanguage, watchLanguage } from './words.ts';

/**
 * The language and texts of one element. The library's controller reads only the host's own `lang` or that of the page;
 * here the nearest one on any ancestor decides, through shadow hosts too, and a change of any of them redraws the element.
 */
export class Localize extends LocalizeController<Translation> implements Words {
  overrides: TextOverrides | undefined;
  /** Not `#`: the library's constructor connects a controller of a connected host at once, before private fields exist. */
  protected stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    super(host);
  }

  override hostConnected(): void {
    super.hostConnected();
    this.stop = watchLanguage(this.host, () => this.host.requestUpdate());
  }

  override hostDisconnected(): void {
    super.hostDisconnected();
    this.stop?.();
  }

  wanted(): string {
    return wantedLanguage(this.host);
  }

  override lang(): string {
    return shownLanguage(this.wanted());
  }

  text(key: string, values?: TextValues): string {
    return lookUp(this.lang(), key, values, this.overrides);
  }
}
