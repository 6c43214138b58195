import type { ConsultClient } from '@consult-kit/client';
import { type PropertyDeclarations, type TemplateResult, html } from 'lit';
import type { FrameHost } from '../frame/frame-host.ts';
import { ConsultElement } from '../shared/consult-element.ts';
import { defineElement } from '../shared/define.ts';
import { emit } from '../shared/emit.ts';
import { fetchWords, shipLater } from '../shared/later-words.ts';
import { areaWords } from '../shared/locales/area/loaders.ts';
import { entryEn } from '../shared/locales/entry/en.ts';
import { entryZhHans } from '../shared/locales/entry/zh-hans.ts';
import { frameEn } from '../shared/locales/frame/en.ts';
import { frameZhHans } from '../shared/locales/frame/zh-hans.ts';
import type { ClientOptions } from '../shared/open-client.ts';
import { shipWords, wantedLanguage } from '../shared/words.ts';
import type { AreaView } from './area-view.ts';
import { shellStyles } from './consult-special-area.styles.ts';

// What the frame and an unreachable gateway need; the screens have longer ones.
shipWords({ ...entryEn, ...frameEn }, { ...entryZhHans, ...frameZhHans });

/**
 * The whole way from "who needs advice" to the doctor's written advice. By default it shows a frame of the gateway's
 * origin, so that the host's page cannot read the conversation.
 *
 * @tagname consult-special-area
 * @fires {CustomEvent<ConsultNavigateDetail>} consult-navigate - The shopper should sign in; `preventDefault()` if you do it.
 * @fires {CustomEvent<ConsultCallDetail>} consult-call - Before dialling the emergency number; `preventDefault()` to dial yourself.
 * @fires {CustomEvent<ConsultCloseDetail>} consult-close - Before leaving; `preventDefault()` to stay or to navigate yourself.
 * @fires {CustomEvent<ConsultStateDetail>} consult-state - A consultation began, moved on or ended. Ids and states only.
 * @fires {CustomEvent<ConsultErrorDetail>} consult-error - Something failed that the shopper was told about.
 * @csspart base - Everything inside.
 * @csspart header - The line with Back, text size and emergency.
 */
export class ConsultSpecialArea extends ConsultElement {
  static override styles = shellStyles;

  static override properties: PropertyDeclarations = {
    module: {},
    isolation: {},
    region: {},
    closeAction: { attribute: false },
    openClient: { attribute: false },
  };

  /** Registers the element; harmless when repeated. */
  static define(tag = 'consult-special-area', registry: CustomElementRegistry = customElements): void {
    defineElement(tag, this, registry);
  }

  /** Id of a module to choose in advance; the picker is shown all the same. */
  module = '';

  /**
   * `frame` keeps the conversation away from the host's page in a frame of the gateway's origin; `none` draws it in the
   * page itself, for hosts that own the gateway. Read when the element is first drawn.
   */
  isolation: 'frame' | 'none' = 'frame';

  /** The shopper's region, for campaigns that serve some regions only. */
  region = '';

  /** @internal What leaving does in place of going back in the history; the card's dialog closes itself. */
  closeAction: (() => void) | undefined = undefined;

  /** @internal Makes the client; tests put a scripted one here. */
  openClient: ((options: ClientOptions) => ConsultClient) | undefined = undefined;

  #view: AreaView | FrameHost | undefined;
  #loading: Promise<void> | undefined;

  /** Leaves the area, as the header's Back does on the first screen: nothing ends, nothing is lost. */
  close(): void {
    if (!this.isConnected || !emit(this, 'consult-close', { campaign: this.campaign })) return;
    if (this.closeAction) this.closeAction();
    else if (this.bridge?.supports('navigate')) void this.bridge.act({ type: 'navigate', to: 'close' });
    else history.back();
  }

  /** One screen back; `false` if there is none, or if a frame shows the screens. */
  back(): boolean {
    return this.#view?.back() ?? false;
  }

  /** Moves the focus to the screen's heading. */
  override focus(): void {
    if (this.#view) this.#view.focus();
    else void this.updateComplete.then(() => this.#view?.focus());
  }

  /** Screens wait for the words of their language. */
  protected override scheduleUpdate(): Promise<unknown> | undefined {
    const fetching = this.isolation === 'none' ? fetchWords(wantedLanguage(this)) : undefined;
    if (fetching) return fetching.then(() => super.scheduleUpdate());
    super.scheduleUpdate();
    return undefined;
  }

  protected override willUpdate(): void {
    if (!this.#view) this.#loading ??= this.#load();
  }

  protected override render(): TemplateResult {
    return this.#view?.render() ?? html``;
  }

  /** The element counts as drawn once its screens have been fetched. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    if (!this.#loading) return done;
    await this.#loading;
    return super.getUpdateComplete();
  }

  /** The screens are fetched only where they are drawn, and what keeps a frame only around one. */
  async #load(): Promise<void> {
    this.#view = this.isolation === 'none' ? await this.#loadScreens() : new (await import('../frame/frame-host.ts')).FrameHost(this);
    this.requestUpdate();
  }

  async #loadScreens(): Promise<AreaView> {
    shipLater(areaWords);
    const [{ AreaView }] = await Promise.all([import('./area-view.ts'), fetchWords(wantedLanguage(this))]);
    return new AreaView(this);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'consult-special-area': ConsultSpecialArea;
  }
}
