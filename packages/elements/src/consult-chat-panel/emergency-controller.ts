import type { ClientSnapshot, ConsultClient } from '@consult-kit/client';
import { ERRORS, isConsultError } from '@consult-kit/protocol';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { holdsEmergency } from './phrase-match.ts';

type Report = Parameters<ConsultClient['reportEmergency']>[0];

/** What the emergency card needs of its surroundings. */
export interface EmergencySource {
  client(): ConsultClient | undefined;
  snapshot(): ClientSnapshot | undefined;
  isActive(): boolean;
  /** The card is on screen now: say so, once. */
  onShown(): void;
}

/**
 * Whether the emergency card is on screen: after a phrase in an own message, or because the doctor sent it, until the
 * shopper goes on. Works without a connection; what the doctor should know is told once there is one.
 */
export class EmergencyController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #source: EmergencySource;
  #consultation: string | undefined;
  #shownAt: string | undefined;
  #isShown = false;
  #isSeen = false;
  #unreported: Report[] = [];
  #isReporting = false;
  #wasLive = false;

  constructor(host: ReactiveControllerHost, source: EmergencySource) {
    this.#host = host;
    this.#source = source;
    host.addController(this);
  }

  get isShown(): boolean {
    return this.#isShown;
  }

  /** Looks at a message that is being sent; never holds it up. */
  check(text: string): void {
    const phrases = this.#source.snapshot()?.campaign?.emergencyPhrases;
    if (!holdsEmergency(text, Object.values(phrases ?? {}).flat())) return;
    this.#report('shown');
    this.#show();
  }

  called(): void {
    this.#report('called');
  }

  /** The shopper has understood and goes on. */
  dismiss(): void {
    this.#isShown = false;
    this.#report('continued');
    this.#host.requestUpdate();
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
    const isLive = snapshot?.connection.type === 'live';
    if (isLive && !this.#wasLive) void this.#flush();
    this.#wasLive = isLive;
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
    this.#unreported = [];
  }

  #show(): void {
    this.#isShown = true;
    this.#isSeen = false;
    this.#source.onShown();
    this.#host.requestUpdate();
    this.wake();
  }

  #report(what: Report): void {
    this.#unreported.push(what);
    void this.#flush();
  }

  /** One after the other, so that the doctor reads them in the order in which they happened. */
  async #flush(): Promise<void> {
    if (this.#isReporting) return;
    this.#isReporting = true;
    const queue = this.#unreported;
    while (queue.length > 0) {
      try {
        await this.#source.client()?.reportEmergency(queue[0] as Report);
      } catch (error) {
        // Without a connection they wait; a refusal would be the same next time.
        if (!isConsultError(error) || ERRORS[error.code].retryable) break;
      }
      queue.shift();
    }
    this.#isReporting = false;
  }
}
