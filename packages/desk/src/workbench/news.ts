import { html, nothing, type TemplateResult } from 'lit';
import type { DeskSnapshot } from '@consult-kit/client/desk';
import type { Localize } from '@consult-kit/elements/foundation.js';
import type { ConsultationEvent } from '@consult-kit/protocol';
import { Alerts } from '../shared/alerts.ts';
import { colleagueOf } from '../shared/desk-context.ts';
import { patientName } from '../shared/people.ts';
import type { Preferences } from '../shared/preferences.ts';
import { departed, departureText, refusalText } from './departures.ts';

/** Notices on the screen at a time; the oldest makes way. */
const NOTICES_MAX = 4;

/** What the news need of the desk. */
export interface NewsOptions {
  words: Localize;
  snapshot(): DeskSnapshot;
  preferences(): Preferences;
  /** Whether a talk is on the screen, where its own log tells the news. */
  isVisible(consultation: string): boolean;
  /** Tells it aloud, politely. */
  say(text: string): void;
  changed(): void;
}

/** Tells the doctor what happened elsewhere than before their eyes. It moves neither focus nor selection. */
export class DeskNews {
  readonly #options: NewsOptions;
  readonly #alerts = new Alerts();
  /** Talks that the doctor is giving away or ending. */
  readonly #leaving = new Set<string>();
  #notices: readonly string[] = [];

  constructor(options: NewsOptions) {
    this.#options = options;
  }

  /** The doctor ends this talk or gives it away, so its going is no news. */
  leaving(consultation: string): void {
    this.#leaving.add(consultation);
  }

  onSnapshot(before: DeskSnapshot): void {
    const { words, snapshot, preferences } = this.#options;
    const now = snapshot();
    const came = before.desk && now.desk ? now.desk.lineTotal - before.desk.lineTotal : 0;
    if (came > 0 && now.desk?.status === 'online')
      this.#alerts.raise({ type: 'waiting', title: words.text('notify.waiting') }, preferences());
    for (const view of departed(before, now))
      if (!this.#leaving.delete(view.id)) this.#note(view.id, departureText(view, now.desk?.doctor.id, words));
    const offers = (now.desk?.offers.length ?? 0) - (before.desk?.offers.length ?? 0);
    if (before.desk && offers > 0) this.#options.say(words.text('offers.title'));
  }

  onEvent(consultation: string, event: ConsultationEvent): void {
    const { words, snapshot, preferences, isVisible, say } = this.#options;
    const view = snapshot().chats[consultation]?.view;
    if (!view) return;
    if (event.type === 'handover.refused') {
      this.#note(consultation, refusalText(view, colleagueOf(snapshot(), event.by), event.reason, words));
    }
    if (event.type !== 'message.stored' || event.from !== 'patient') return;
    const name = patientName(view, words);
    if (!isVisible(consultation)) say(words.text('chat.new', { name }));
    this.#alerts.raise({ type: 'message', title: words.text('notify.message', { name }), tag: consultation }, preferences());
  }

  notices(): TemplateResult | typeof nothing {
    if (this.#notices.length === 0) return nothing;
    return html`${this.#notices.map(
      (text) =>
        html`<div class="notice row">
          <p class="grow">${text}</p>
          <button class="button text" @click=${() => this.#dismiss(text)}>${this.#options.words.text('dismiss')}</button>
        </div>`,
    )}`;
  }

  /** Says it; what is not before the doctor's eyes also stays until it is dismissed. */
  #note(consultation: string, text: string): void {
    if (text === '') return;
    this.#options.say(text);
    if (this.#options.isVisible(consultation)) return;
    this.#notices = [...this.#notices.filter((other) => other !== text), text].slice(-NOTICES_MAX);
    this.#options.changed();
  }

  #dismiss(text: string): void {
    this.#notices = this.#notices.filter((other) => other !== text);
    this.#options.changed();
  }
}
