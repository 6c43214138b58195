import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { FollowedConsultation } from '@consult-kit/client';
import { icons, Localize } from '@consult-kit/elements/foundation.js';
import type { DeskState, LineEntry } from '@consult-kit/protocol';
import { minutesSince, waitLevel } from '../shared/clock.ts';
import { orderedChats, type DeskContext } from '../shared/desk-context.ts';
import { deskStyles } from '../shared/desk-styles.ts';
import { doctorName, languageName, moduleName, patientName, whoText } from '../shared/people.ts';

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
        padding: var(--_space-4);
        overflow: auto;
      }
      h2 {
        margin-block-end: var(--_space-2);
        font-size: calc(var(--_unit) * 15);
        line-height: calc(var(--_unit) * 22);
      }
      li.person {
        display: flex;
        gap: var(--_space-2);
        padding: var(--_space-2) var(--_space-3);
        border-block-start: calc(var(--_unit) * 1) solid var(--_border);
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
      .person svg,
      .chat svg {
        margin-block-start: calc(var(--_unit) * 2);
      }
      .line {
        display: block;
      }
      .button.wide {
        margin-block-start: var(--_space-3);
      }
      ul.cards {
        display: flex;
        flex-direction: column;
        gap: var(--_space-2);
      }
    `,
  ];

  @property({ attribute: false }) desk!: DeskContext;
  @property() selected: string | null = null;
  /** The key for accepting, as people read it; empty while shortcuts are off. */
  @property() acceptKey = '';
  readonly #words = new Localize(this);

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
      <ul>
        ${repeat(
          state.line,
          ({ consultation }) => consultation,
          (entry) => this.#waiting(entry),
        )}
      </ul>
      ${hidden > 0 ? html`<p class="meta muted">${words.text('line.more', { count: hidden })}</p>` : nothing}
      <button
        class="button main wide"
        aria-disabled=${why ? 'true' : 'false'}
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
    const minutes = minutesSince(entry.waitingSince, this.desk.nowMs);
    const name = entry.maskedName ?? words.text('patient', { number: entry.number });
    const module = moduleName(this.desk.texts.find(entry.campaign), entry.module, words);
    return html`<li class="person">
      <span class="grow">
        ${entry.flagged ? html`<span class="flag">${icons.warning}${words.text('flag')}</span>` : nothing}
        <span class="strong">${name}</span> <span class="muted">${module} · ${languageName(entry.language, words)}</span>
        ${entry.returned ? html`<span class="meta muted line">${words.text('line.returned')}</span>` : nothing}
      </span>
      <span class="meta wait ${waitLevel(minutes)}"
        ><span class="visually-hidden">${words.text('waited', { count: minutes })}</span
        ><span aria-hidden="true">${words.text('minutes', { count: minutes })}</span></span
      >
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
          (offer) =>
            html`<li class="card stack">
              ${offer.urgent || offer.flagged ? html`<span class="flag">${icons.warning}${words.text('offers.urgent')}</span>` : nothing}
              <p>
                <span class="strong">${words.text('patient', { number: offer.number })}</span> ·
                ${words.text('offers.from', { name: doctorName(offer.from, words), reason: offer.reason })}
              </p>
              ${offer.note ? html`<p class="muted">${offer.note}</p>` : nothing}
              <div class="row">
                <button class="button main grow" @click=${() => this.#ask('desk-take-over', offer.consultation)}>
                  ${words.text('offers.accept')}
                </button>
                <button class="button outline" @click=${() => this.#ask('desk-refuse', offer.consultation)}>
                  ${words.text('offers.refuse')}
                </button>
              </div>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #chats(): TemplateResult {
    const chats = orderedChats(this.desk.snapshot);
    return html`<section aria-labelledby="chats">
      <h2 id="chats">${this.#words.text('chats.title', { count: chats.length })}</h2>
      ${chats.length === 0 ? html`<p class="muted">${this.#words.text('chats.none')}</p>` : nothing}
      <ul class="cards">
        ${repeat(
          chats,
          ({ view }) => view.id,
          (chat) => this.#chat(chat),
        )}
      </ul>
    </section>`;
  }

  #chat(chat: FollowedConsultation): TemplateResult {
    const words = this.#words;
    const { view } = chat;
    const who = whoText(view, this.desk.texts.find(view.campaign), words);
    return html`<li>
      <button class="chat" aria-current=${view.id === this.selected ? 'true' : 'false'} @click=${() => this.#ask('desk-select', view.id)}>
        <span class="row">
          <span class="grow">
            ${view.flagged ? html`<span class="flag">${icons.warning}${words.text('flag')}</span>` : nothing}
            <span class="strong">${patientName(view, words)}</span>
            <span class="muted">${who}</span>
          </span>
          ${
            chat.unread > 0
              ? html`<span class="unread meta"
                  ><span aria-hidden="true">${chat.unread}</span
                  ><span class="visually-hidden">${words.text('unread', { count: chat.unread })}</span></span
                >`
              : nothing
          }
        </span>
        ${this.#timer(chat)}
      </button>
    </li>`;
  }

  #timer({ view, otherTyping }: FollowedConsultation): TemplateResult {
    const words = this.#words;
    if (otherTyping) return html`<span class="meta muted">${words.text('chat.typing', { name: patientName(view, words) })}</span>`;
    if (view.state === 'paused') return html`<span class="meta muted">${words.text('chats.paused')}</span>`;
    if (view.unansweredSince === null) {
      const seen = view.messages.lastSeq > 0 && view.readUpTo.patient >= view.messages.lastSeq;
      return html`<span class="meta muted">${words.text(seen ? 'timer.read' : 'timer.answered')}</span>`;
    }
    const minutes = minutesSince(view.unansweredSince, this.desk.nowMs);
    return html`<span class="meta wait ${waitLevel(minutes)}"
      >${minutes === 0 ? words.text('timer.now') : words.text('timer.waiting', { count: minutes })}</span
    >`;
  }

  #ask(name: 'desk-select' | 'desk-take-over' | 'desk-refuse', consultation: string): void {
    this.dispatchEvent(new CustomEvent(name, { detail: { consultation } }));
  }

  readonly #onAccept = (): void => {
    this.dispatchEvent(new CustomEvent('desk-accept'));
  };
}
