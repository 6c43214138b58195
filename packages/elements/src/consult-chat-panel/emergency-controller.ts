import type { ClientSnapshot, ConsultClient, HostBridge } from '@consult-kit/client';
import { type ReactiveController, type ReactiveControllerHost, type TemplateResult, nothing } from 'lit';
import { copyText } from '../shared/copy-text.ts';
import { canDial, emergencyCardTemplate, placeCall } from '../shared/emergency-card.ts';
import type { Words } from '../shared/words.ts';
import { holdsEmergency } from './phrase-match.ts';

type Report = Parameters<ConsultClient['reportEmergency']>[0];

/** What the emergency card needs of its surroundings. */
export interface EmergencySource {
  words: Words;
  bridge(): HostBridge | undefined;
  client(): ConsultClient | undefined;
  snapshot(): ClientSnapshot | undefined;
  isActive(): boolean;
  /** Interrupts with a text. */
  alarm(text: string): void;
  say(text: string): void;
  /** The shopper goes on. */
  onContinue(): void;
}

/**
 * Whether the emergency card is on screen: after a phrase in an own message, or because the doctor sent it, until the
 * shopper goes on. Works without a connection; the client tells the doctor once there is one.
 */
export class EmergencyController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #source: EmergencySource;
  #consultation: string | undefined;
  #shownAt: string | undefined;
  #isShown = false;
  #isSeen = false;
  #isCopied = false;

  constructor(host: ReactiveControllerHost & HTMLElement, source: EmergencySource) {
    this.#host = host;
    this.#source = source;
    host.addController(this);
  }

  get isShown(): boolean {
    return this.#isShown;
  }

  /** Number of the campaign's region; empty while it is unknown. */
  get #number(): string {
    return this.#source.snapshot()?.campaign?.region.emergencyNumber ?? '';
  }

  /** The card, while it is on screen. */
  render(): TemplateResult | typeof nothing {
    if (!this.#isShown) return nothing;
    return emergencyCardTemplate({
      words: this.#source.words,
      number: this.#number,
      canDial: canDial(this.#source.bridge()),
      copied: this.#isCopied,
      onCall: (event) => {
        this.#report('called');
        this.call(event);
      },
      onCopy: () => void this.#copy(),
      onContinue: () => this.#dismiss(),
    });
  }

  /** Reacts to a press on the number, here or in the header. */
  call(press: Event): void {
    placeCall(this.#host, this.#source.bridge(), this.#number, press);
  }

  /** Looks at a message that is being sent; never holds it up. */
  check(text: string): void {
    const phrases = this.#source.snapshot()?.campaign?.emergencyPhrases;
    if (!holdsEmergency(text, Object.values(phrases ?? {}).flat())) return;
    this.#report('shown');
    this.#show();
  }

  /** The page is in front again: a card that came meanwhile is seen now. */
  wake(): void {
    if (!this.#isShown || this.#isSeen || !this.#source.isActive()) return;
    this.#isSeen = true;
    this.#report('seen');
  }

  hostUpdate(): void {
    const snapshot = this.#source.snapshot();
    const view = snapshot?.consultation?.view;
    const isFirstLook = view?.id !== this.#consultation;
    if (isFirstLook) this.#forget(view?.id);
    const shown = view?.emergency;
    if (view && shown && shown.shownAt !== this.#shownAt) {
      this.#shownAt = shown.shownAt;
      const isOpen = view.state !== 'ended' && view.state !== 'left';
      if (isOpen && (isFirstLook ? shown.by !== 'safety-check' && this.#isUnanswered() : shown.by === 'doctor')) this.#show();
    }
  }

  /** After a reload: the card stays until the log tells that the shopper went on. */
  #isUnanswered(): boolean {
    const events = this.#source.snapshot()?.consultation?.events ?? [];
    for (let index = events.length - 1; index >= 0; index -= 1) {
      const event = events[index];
      if (event?.type === 'emergency.shown') return true;
      if (event?.type === 'emergency.reported' && event.what === 'continued') return false;
    }
    return false;
  }

  #forget(consultation: string | undefined): void {
    this.#consultation = consultation;
    this.#shownAt = undefined;
    this.#isShown = false;
  }

  #show(): void {
    this.#isShown = true;
    this.#isSeen = false;
    this.#isCopied = false;
    const { words } = this.#source;
    const title = words.text('emergency.title', { number: this.#number });
    this.#source.alarm(`${words.text('emergency.prefix')} ${title}. ${words.text('emergency.text')}`);
    this.#host.requestUpdate();
    this.wake();
  }

  async #copy(): Promise<void> {
    this.#report('called');
    this.#isCopied = await copyText(this.#number);
    if (this.#isCopied) this.#source.say(this.#source.words.text('emergency.copied'));
    this.#host.requestUpdate();
  }

  #dismiss(): void {
    this.#isShown = false;
    this.#report('continued');
    this.#host.requestUpdate();
    this.#source.onContinue();
  }

  /** The client sends it however late; a refusal changes nothing for the shopper. */
  #report(what: Report): void {
    this.#source
      .client()
      ?.reportEmergency(what)
      .catch(() => undefined);
  }
}
