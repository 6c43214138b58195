import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { FollowedConsultation } from '@consult-kit/client';
import { icons, Localize } from '@consult-kit/elements/foundation.js';
import type { ConsultationView } from '@consult-kit/protocol';
import { isOwnChat, type DeskContext } from '../shared/desk-context.ts';
import type { Drafts } from '../shared/drafts.ts';
import { focusedElement } from '../shared/focus.ts';
import { doctorName, patientName, readsLargeText, whoText } from '../shared/people.ts';
import { mainActions, type KeyTips } from '../shared/talk-actions.ts';
import { replyTimer } from '../shared/wait-pill.ts';
import { styles } from './chat-pane.styles.ts';
import type { DeskComposer } from './composer.ts';
import { conversation } from './log.ts';
import { LogScroll } from './log-scroll.ts';
import { stateLine } from './state-line.ts';

/** One conversation with its header, its log and its composer. Reading it marks it read. One pane shows one talk for its whole life. */
export class DeskChatPane extends LitElement {
  static override styles = styles;

  @property({ attribute: false }) desk!: DeskContext;
  /** The talk; `undefined` until it has been loaded. */
  @property({ attribute: false }) chat: FollowedConsultation | undefined;
  @property({ attribute: false }) drafts!: Drafts;
  @property({ attribute: false }) replies: readonly string[] = [];
  @property({ attribute: false }) keys: KeyTips = {};
  /** The pane that the doctor works in; only there a message counts as read. */
  @property({ type: Boolean, reflect: true }) active = false;
  /** Other talks stand beside this one. */
  @property({ type: Boolean, reflect: true }) beside = false;
  @property({ type: Boolean }) cardShown = false;
  @state() private newFrom: number | undefined;
  @query('.log') private log!: HTMLElement | null;
  @query('desk-composer') private composer!: DeskComposer | null;
  @query('.card-button') private cardButton!: HTMLElement | null;
  @query('h2') private headline!: HTMLElement | null;
  readonly #words = new Localize(this);
  readonly #scroll = new LogScroll(this, () => this.log);
  /** What had the focus when it was asked for and there was no composer yet. */
  #focusedInstead: Element | null | undefined;
  #markedSeq = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#markRead);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#markRead);
  }

  /** Puts the focus where one writes; as soon as one may, if the talk has only just been accepted. */
  override focus(options?: FocusOptions): void {
    (this.composer ?? this.headline)?.focus(options);
    this.#focusedInstead = this.composer ? undefined : focusedElement();
  }

  /** Moves the focus to the patient's name, which stays when everything else in the pane goes. */
  focusHeadline(): void {
    this.headline?.focus();
  }

  /** Moves the focus to the button that shows the patient card. */
  focusCardButton(): void {
    this.cardButton?.focus();
  }

  /** Sends what is written; false if it can't be sent. */
  send(): boolean {
    return this.composer?.send() ?? false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('chat') || !this.chat) return;
    const before = changed.get('chat');
    this.#scroll.before(before, this.chat);
    if (hasSent(before, this.chat)) this.newFrom = undefined;
    else if (isNews(before, this.chat) && !(before && this.#isSeeing())) this.newFrom = firstUnread(this.chat);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('chat') && this.chat) this.#scroll.after(changed.get('chat'), this.chat);
    this.#markRead();
    void this.#focusComposer();
  }

  protected override render(): TemplateResult {
    const { chat } = this;
    const words = this.#words;
    if (!chat) return html`<p class="over muted" role="status">${words.text('chat.loading')}</p>`;
    const told = stateLine(chat, this.desk, words);
    const standsOut = chat.view.refusal !== null && chat.view.handover === null;
    return html`${this.#header(chat)}
      <div class="body">${this.#log(chat)} ${this.#pill(chat)}</div>
      <p class="meta state row ${standsOut ? 'notice warning' : 'muted'}" role="status">${told}</p>
      ${this.#foot(chat)}`;
  }

  /** The composer came after the focus was asked for. Whoever has gone elsewhere meanwhile stays there. */
  async #focusComposer(): Promise<void> {
    const { composer } = this;
    if (this.#focusedInstead === undefined || !composer) return;
    await composer.updateComplete;
    const stays = this.#focusedInstead === focusedElement();
    this.#focusedInstead = undefined;
    if (stays) composer.focus();
  }

  #header({ view }: FollowedConsultation): TemplateResult {
    const words = this.#words;
    const hasActions = isOwnChat(this.desk.snapshot, view.id) && isOpen(view) && (this.beside || !this.cardShown);
    return html`<header>
      <div class="row">
        <button class="button text back" aria-label=${words.text('back')} @click=${() => this.#ask('desk-close')}>${icons.back}</button>
        <h2 class="grow" tabindex="-1" lang=${view.language}>${patientName(view, words)}</h2>
        <button
          class="button outline card-button"
          aria-expanded=${this.cardShown ? 'true' : 'false'}
          @click=${() => this.#ask('desk-card')}
        >
          ${words.text('card.open')}
        </button>
        ${this.beside ? html`<button class="button text" @click=${() => this.#ask('desk-close')}>${words.text('chat.close')}</button>` : nothing}
      </div>
      <div class="row wrap">
        ${view.flagged ? html`<span class="flag">${icons.warning}${words.text('flag')}</span>` : nothing}
        <span class="muted who">${this.#who(view)}</span>
        ${view.unansweredSince === null ? nothing : replyTimer(view.unansweredSince, this.desk.nowMs, words)}
      </div>
      ${hasActions ? html`<div class="row wrap actions">${mainActions(this, view, this.keys, words)}</div>` : nothing}
    </header>`;
  }

  #who(view: ConsultationView): string {
    const who = whoText(view, this.#document(view), this.#words);
    return readsLargeText(view) ? `${who} · ${this.#words.text('card.text-size')}` : who;
  }

  #log(chat: FollowedConsultation): TemplateResult {
    const { view } = chat;
    const { client } = this.desk;
    return html`<div
      class="log"
      role="log"
      aria-live=${this.#scroll.isLoadingOlder ? 'off' : 'polite'}
      aria-relevant="additions"
      aria-label=${this.#words.text('chat.log', { name: patientName(view, this.#words) })}
      tabindex="0"
      @scroll=${this.#onScroll}
    >
      ${
        chat.hasOlder
          ? html`<button class="button outline wide" @click=${() => this.#scroll.loadOlder(() => this.desk.run(client.loadOlder(view.id)))}>
              ${this.#words.text('chat.older')}
            </button>`
          : nothing
      }
      <ol>
        ${conversation(chat, this.#words, {
          nowMs: this.desk.nowMs,
          newFrom: this.newFrom,
          resend: (id) => client.resend(view.id, id),
          discard: (id) => client.discard(view.id, id),
        })}
      </ol>
    </div>`;
  }

  #pill({ unread }: FollowedConsultation): TemplateResult | typeof nothing {
    if (this.#scroll.isNearEnd || unread === 0) return nothing;
    return html`<button class="button main pill" @click=${() => this.#scroll.toEnd()}>
      ${this.#words.text('unread', { count: unread })}${icons.down}
    </button>`;
  }

  /** Where to write; what to decide on, for a talk that is offered; or how it came to its end. */
  #foot({ view }: FollowedConsultation): TemplateResult {
    const { snapshot } = this.desk;
    const offer = snapshot.desk?.offers.find(({ consultation }) => consultation === view.id);
    if (offer) return this.#offer(offer.consultation, doctorName(offer.from, this.#words), offer.reason);
    const isOwn = isOwnChat(snapshot, view.id);
    return isOwn && isOpen(view) ? this.#composer(view) : this.#over(view, isOwn);
  }

  #offer(consultation: string, name: string, reason: string): TemplateResult {
    const words = this.#words;
    const ask = (event: 'desk-take-over' | 'desk-refuse'): void => this.#ask(event, consultation);
    return html`<div class="row wrap over">
      <p class="grow">${words.text('offers.from', { name, reason })}</p>
      <button class="button main" @click=${() => ask('desk-take-over')}>${words.text('offers.accept')}</button>
      <button class="button outline" @click=${() => ask('desk-refuse')}>${words.text('offers.refuse')}</button>
    </div>`;
  }

  #composer(view: ConsultationView): TemplateResult {
    const emergencyNumber = this.#document(view)?.region.emergencyNumber;
    return html`<desk-composer
      .consultation=${view.id}
      .name=${patientName(view, this.#words)}
      .who=${whoText(view, this.#document(view), this.#words)}
      .largeText=${readsLargeText(view)}
      .language=${view.language}
      .replies=${this.replies}
      .values=${{ name: view.intake.name, emergencyNumber }}
      .text=${live(this.drafts.text(view.id))}
      .sendKey=${this.keys['send'] ?? ''}
    ></desk-composer>`;
  }

  #over(view: ConsultationView, isOwn: boolean): TemplateResult {
    const words = this.#words;
    const key = view.state === 'ended' || view.state === 'left' ? 'chat.closed' : isOwn ? 'chat.waiting' : 'chat.gone';
    return html`<div class="row over">
      <p class="grow">${words.text(key)}</p>
      <button class="button outline" @click=${() => this.#ask('desk-close')}>${words.text('chat.close')}</button>
    </div>`;
  }

  #document({ campaign }: ConsultationView) {
    return this.desk.texts.find(campaign);
  }

  #ask(name: 'desk-close' | 'desk-card' | 'desk-take-over' | 'desk-refuse', consultation = this.chat?.view.id): void {
    this.dispatchEvent(new CustomEvent(name, { detail: { consultation }, bubbles: true, composed: true }));
  }

  /** Whether the end of the log is before the doctor's eyes. */
  #isSeeing(): boolean {
    return this.active && this.desk.watching && this.#scroll.isNearEnd && document.visibilityState === 'visible';
  }

  /** Only what the doctor can have seen counts as read. */
  readonly #markRead = (): void => {
    const { chat } = this;
    if (!chat || chat.unread === 0 || !this.#isSeeing() || !isOwnChat(this.desk.snapshot, chat.view.id)) return;
    const last = chat.view.messages.lastSeq;
    if (last <= this.#markedSeq || last <= chat.view.readUpTo.doctor) return;
    this.#markedSeq = last;
    this.desk.client.markRead(chat.view.id, last);
  };

  readonly #onScroll = (): void => {
    this.#scroll.look();
    this.#markRead();
  };
}

function isOpen({ state }: ConsultationView): boolean {
  return state === 'talking' || state === 'paused';
}

function hasSent(before: FollowedConsultation | undefined, now: FollowedConsultation): boolean {
  return before !== undefined && (before.outgoing.length < now.outgoing.length || before.view.messages.doctor < now.view.messages.doctor);
}

/** The first unread message after all had been read, or at the first look. */
function isNews(before: FollowedConsultation | undefined, now: FollowedConsultation): boolean {
  return now.unread > 0 && (before === undefined || before.unread === 0);
}

function firstUnread({ events, view }: FollowedConsultation): number | undefined {
  return events.find((event) => event.type === 'message.stored' && event.from === 'patient' && event.seq > view.readUpTo.doctor)?.seq;
}
