import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { FollowedConsultation } from '@consult-kit/client';
import { icons, Localize } from '@consult-kit/elements/foundation.js';
import type { DeskState, LineEntry } from '@consult-kit/protocol';
import type { DeskContext } from '../shared/desk-context.ts';
import { deskStyles } from '../shared/desk-styles.ts';
import { doctorName, languageName, moduleName, patientName, whoText } from '../shared/people.ts';
import { lineTimer, replyTimer } from '../shared/wait-pill.ts';

type Offer = DeskState['offers'][number];

/** Who waits, what is offered, and the doctor's own chats. Asks its owner for everything else through events. */
export class DeskLinePane extends LitElement {
  static override styles = [
    ...deskStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: var(--_space-4);
        padding: var(--_space-3) var(--_space-4);
        overflow: auto;
      }
      h2 {
        margin-block-end: var(--_space-2);
        font-size: calc(var(--_unit) * 15);
        line-height: calc(var(--_unit) * 22);
      }
      li.person {
        padding: var(--_space-1) var(--_space-2);
        border-block-start: calc(var(--_unit) * 1) solid var(--_border);
      }
      /* A long line must not push the doctor's own chats off the screen. */
      .waiting {
        max-block-size: calc(var(--_unit) * 172);
        overflow: auto;
      }
      .chat {
        display: block;
        inline-size: 100%;
        padding: var(--_space-2) var(--_space-3);
        border: calc(var(--_unit) * 1) solid var(--_border);
        border-radius: var(--_radius-control);
        background: var(--_surface);
        text-align: start;
        cursor: pointer;
      }
      .chat:hover {
        background: var(--_sunken);
      }
      .chat[aria-current='true'] {
        border-color: var(--_brand);
        box-shadow: inset 0 0 0 calc(var(--_unit) * 1) var(--_brand);
        background: var(--_brand-tint);
        color: var(--_on-brand-tint);
      }
      .chat[data-shown] {
        border-inline-start: calc(var(--_unit) * 4) solid var(--_brand);
      }
      .chat[aria-current='true'] .muted {
        color: inherit;
      }
      .unread {
        flex: none;
        padding-inline: var(--_space-2);
        border-radius: var(--_radius-pill);
        background: var(--_brand);
        color: var(--_on-brand);
        font-weight: 600;
      }
      .ellipsis {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .button.wide {
        margin-block-start: var(--_space-2);
      }
      @media (forced-colors: active) {
        .chat[aria-current='true'] {
          border: calc(var(--_unit) * 3) solid Highlight;
        }
      }
      .cards .button {
        padding-inline: var(--_space-2);
        white-space: nowrap;
      }
      ul.cards {
        display: flex;
        flex-direction: column;
        gap: var(--_space-2);
      }
    `,
  ];

  @property({ attribute: false }) desk!: DeskContext;
  /** The talks on the screen; the one in which the doctor works is `active`. */
  @property({ attribute: false }) shown: readonly string[] = [];
  @property() active: string | null = null;
  /** The key for accepting, as people read it; empty while shortcuts are off. */
  @property() acceptKey = '';
  /** The key that jumps to a place in the list, with a hash for the place; empty while shortcuts are off. */
  @property() jumpKey = '';
  @property({ type: Boolean }) accepting = false;
  @query('button.chat') private chatButton!: HTMLElement | null;
  @query('.button.main.wide') private acceptButton!: HTMLElement | null;
  readonly #words = new Localize(this);
  readonly #holders = new Set<'pointer' | 'focus'>();

  override focus(options?: FocusOptions): void {
    (this.chatButton ?? this.acceptButton)?.focus(options);
  }

  protected override render(): TemplateResult {
    const state = this.desk.snapshot.desk;
    if (!state) return html``;
    return html`${this.#line(state)} ${state.offers.length > 0 ? this.#offers(state.offers) : nothing} ${this.#chats()}`;
  }

  #line(state: DeskState): TemplateResult {
    const words = this.#words;
    const hidden = state.lineTotal - state.line.length;
    const why = this.#whyNotAccepting(state);
    return html`<section aria-labelledby="line">
      <h2 id="line">${words.text('line.count', { count: state.lineTotal })}</h2>
      ${state.line.length === 0 ? html`<p class="muted">${words.text('line.empty')}</p>` : nothing}
      <ul class="waiting" tabindex=${state.line.length > 0 ? '0' : nothing} aria-labelledby="line">
        ${repeat(
          state.line,
          ({ consultation }) => consultation,
          (entry) => this.#waiting(entry),
        )}
      </ul>
      ${hidden > 0 ? html`<p class="meta muted">${words.text('line.more', { count: hidden })}</p>` : nothing}
      <button
        class="button main wide"
        aria-disabled=${why || this.accepting ? 'true' : 'false'}
        aria-describedby="why"
        title=${this.#acceptTitle()}
        @click=${this.#onAccept}
      >
        ${words.text('line.next')}
      </button>
      <p id="why" class="meta muted">${why}</p>
    </section>`;
  }

  #acceptTitle(): string {
    return this.acceptKey ? this.#words.text('line.next-key', { key: this.acceptKey }) : this.#words.text('line.next');
  }

  #whyNotAccepting(state: DeskState): string {
    if (state.status !== 'online') return this.#words.text('line.off');
    const talking = state.chats.filter(({ consultation }) => consultation.state === 'talking').length;
    return talking >= state.cap ? this.#words.text('line.cap', { cap: state.cap }) : '';
  }

  #waiting(entry: LineEntry): TemplateResult {
    const words = this.#words;
    const name = entry.maskedName ?? words.text('patient', { number: entry.number });
    const module = moduleName(this.desk.texts.find(entry.campaign), entry.module, words);
    const language = languageName(new Intl.Locale(entry.language).language, words);
    return html`<li class="person">
      <div class="row"><span class="strong grow ellipsis">${name}</span>${lineTimer(entry.waitingSince, this.desk.nowMs, words)}</div>
      <div class="row wrap">
        ${entry.flagged ? html`<span class="flag">${icons.warning}${words.text('flag')}</span>` : nothing}
        <span class="muted">${module} · ${language}</span>
      </div>
      ${entry.returned ? html`<p class="meta muted">${words.text('line.returned')}</p>` : nothing}
    </li>`;
  }

  #offers(offers: readonly Offer[]): TemplateResult {
    const words = this.#words;
    return html`<section aria-labelledby="offers">
      <h2 id="offers">${words.text('offers.title')}</h2>
      <ul class="cards">
        ${repeat(
          offers,
          ({ consultation }) => consultation,
          (offer) => this.#offer(offer),
        )}
      </ul>
    </section>`;
  }

  #offer(offer: Offer): TemplateResult {
    const words = this.#words;
    const talk = offer.consultation;
    return html`<li class="card stack">
      ${offer.urgent || offer.flagged ? html`<span class="flag">${icons.warning}${words.text('offers.urgent')}</span>` : nothing}
      <p>
        <span class="strong">${words.text('patient', { number: offer.number })}</span> ·
        ${words.text('offers.from', { name: doctorName(offer.from, words), reason: offer.reason })}
      </p>
      ${offer.note ? html`<p class="muted">${offer.note}</p>` : nothing}
      <div class="row wrap">
        <button class="button main grow" @click=${() => this.#ask('desk-take-over', talk)}>${words.text('offers.accept')}</button>
        <button class="button outline" @click=${() => this.#ask('desk-refuse', talk)}>${words.text('offers.refuse')}</button>
        <button class="button text" @click=${() => this.#ask('desk-select', talk)}>${words.text('offers.read')}</button>
      </div>
    </li>`;
  }

  #chats(): TemplateResult {
    const { chats } = this.desk;
    return html`<section aria-labelledby="chats">
      <h2 id="chats">${this.#words.text('chats.title', { count: chats.length })}</h2>
      ${chats.length === 0 ? html`<p class="muted">${this.#words.text('chats.none')}</p>` : nothing}
      <ul
        class="cards"
        @pointerenter=${() => this.#hold('pointer', true)}
        @pointerleave=${() => this.#hold('pointer', false)}
        @focusin=${() => this.#hold('focus', true)}
        @focusout=${() => this.#hold('focus', false)}
      >
        ${repeat(
          chats,
          ({ view }) => view.id,
          (chat, index) => this.#chat(chat, index + 1),
        )}
      </ul>
    </section>`;
  }

  #chat(chat: FollowedConsultation, place: number): TemplateResult {
    const words = this.#words;
    const { view } = chat;
    const who = whoText(view, this.desk.texts.find(view.campaign), words);
    const isShown = view.id !== this.active && this.shown.includes(view.id);
    return html`<li>
      <button
        class="chat"
        title=${place <= 9 ? this.jumpKey.replace('#', String(place)) : ''}
        aria-current=${view.id === this.active ? 'true' : 'false'}
        ?data-shown=${isShown}
        @click=${() => this.#ask('desk-select', view.id)}
      >
        <span class="row">
          <span class="grow">
            <span class="strong" lang=${view.language}>${patientName(view, words)}</span>
            <span class="muted">${who}</span>
            ${isShown ? html`<span class="visually-hidden">${words.text('chats.shown')}</span>` : nothing}
          </span>
          ${chat.unread > 0 ? this.#unread(chat.unread) : nothing}
        </span>
        <span class="row wrap">
          ${view.flagged ? html`<span class="flag">${icons.warning}${words.text('flag')}</span>` : nothing}${this.#timer(chat)}
        </span>
      </button>
    </li>`;
  }

  #unread(count: number): TemplateResult {
    return html`<span class="unread meta"
      ><span aria-hidden="true">${count}</span><span class="visually-hidden">${this.#words.text('unread', { count })}</span></span
    >`;
  }

  #timer({ view, otherTyping }: FollowedConsultation): TemplateResult {
    const words = this.#words;
    const muted = (key: string): TemplateResult =>
      html`<span class="meta muted">${words.text(key, { name: patientName(view, words) })}</span>`;
    if (otherTyping && this.desk.snapshot.connection.type === 'live') return muted('chat.typing');
    if (view.state === 'paused') return muted('chats.paused');
    if (view.unansweredSince !== null) return replyTimer(view.unansweredSince, this.desk.nowMs, words);
    if (view.refusal) return html`<span class="meta wait late">${words.text('chats.refused')}</span>`;
    const seen = view.messages.lastSeq > 0 && view.readUpTo.patient >= view.messages.lastSeq;
    return muted(seen ? 'timer.read' : 'timer.answered');
  }

  #ask(name: 'desk-select' | 'desk-take-over' | 'desk-refuse', consultation: string): void {
    this.dispatchEvent(new CustomEvent(name, { detail: { consultation }, bubbles: true, composed: true }));
  }

  /** While the pointer or the focus is on the list, nothing moves away from under it. */
  #hold(by: 'pointer' | 'focus', on: boolean): void {
    if (on) this.#holders.add(by);
    else this.#holders.delete(by);
    this.dispatchEvent(new CustomEvent('desk-hold', { detail: { held: this.#holders.size > 0 } }));
  }

  readonly #onAccept = (): void => {
    this.dispatchEvent(new CustomEvent('desk-accept'));
  };
}
