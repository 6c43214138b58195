import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { FollowedConsultation } from '@consult-kit/client';
import { icons, Localize } from '@consult-kit/elements/foundation.js';
import { isGoingOn, type DoctorProfile } from '@consult-kit/protocol';
import { minutesSince, waitLevel } from '../shared/clock.ts';
import type { DeskContext } from '../shared/desk-context.ts';
import { deskStyles } from '../shared/desk-styles.ts';
import { doctorName, moduleName, patientName, whoText } from '../shared/people.ts';
import type { DeskComposer } from './composer.ts';
import { conversation } from './log.ts';

/** New messages are followed while the reader is this near to the end. */
const FOLLOW_WITHIN_PX = 80;

/** One conversation with its header, its log and its composer. Reading it marks it read. */
export class DeskChatPane extends LitElement {
  static override styles = [
    ...deskStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
        background: var(--_canvas);
      }
      header {
        padding: var(--_space-3) var(--_space-4);
        border-block-end: calc(var(--_unit) * 1) solid var(--_border);
        background: var(--_surface);
      }
      h2 {
        font-size: calc(var(--_unit) * 17);
        line-height: calc(var(--_unit) * 26);
      }
      .log {
        flex: 1;
        min-block-size: 0;
        overflow: auto;
        overscroll-behavior: contain;
        padding: var(--_space-4);
      }
      .log ol {
        display: flex;
        flex-direction: column;
        gap: var(--_space-2);
      }
      .bubble {
        display: flex;
        flex-direction: column;
        align-self: flex-start;
        max-inline-size: min(82%, calc(var(--_unit) * 560));
        padding: var(--_space-2) var(--_space-3);
        border: calc(var(--_unit) * 1) solid var(--_border);
        border-radius: var(--_radius-bubble);
        border-start-start-radius: var(--_radius-corner);
        background: var(--_surface);
      }
      .bubble.own {
        align-self: flex-end;
        border-radius: var(--_radius-bubble);
        border-start-end-radius: var(--_radius-corner);
        border-color: transparent;
        background: var(--_bubble-own);
      }
      .bubble .meta {
        align-self: flex-end;
      }
      .text {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .failed,
      .failed .button {
        color: var(--_danger);
      }
      .failed .button {
        padding-inline: var(--_space-2);
      }
      h2 .flag {
        display: inline-flex;
      }
      .system {
        align-self: center;
        max-inline-size: 90%;
        color: var(--_text-muted);
        text-align: center;
      }
      .note {
        display: flex;
        flex-direction: column;
        align-self: center;
        max-inline-size: 82%;
        padding: var(--_space-2) var(--_space-3);
        border-radius: var(--_radius-control);
        background: var(--_warning-tint);
        color: var(--_on-warning-tint);
      }
      .empty {
        display: grid;
        place-items: center;
        flex: 1;
        padding: var(--_space-5);
        text-align: center;
      }
      .state {
        min-block-size: calc(var(--_unit) * 22);
        padding-inline: var(--_space-4);
      }
      .back {
        display: none;
      }
      @media (max-width: 799px) {
        .back {
          display: inline-flex;
        }
      }
    `,
  ];

  @property({ attribute: false }) desk!: DeskContext;
  @property({ attribute: false }) chat: FollowedConsultation | undefined;
  @property({ attribute: false }) drafts!: Map<string, string>;
  @property({ attribute: false }) replies: readonly string[] = [];
  @property() sendKey = '';
  @property({ type: Boolean }) cardShown = false;
  @query('.log') private log!: HTMLElement | null;
  @query('desk-composer') private composer!: DeskComposer | null;
  readonly #words = new Localize(this);
  #nearEnd = true;
  #heightBefore = 0;

  override focus(options?: FocusOptions): void {
    this.composer?.focus(options);
  }

  /** Sends what is written; false if it can't be sent. */
  send(): boolean {
    return this.composer?.send() ?? false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('chat');
    if (before && before.view.id === this.chat?.view.id) this.#heightBefore = this.log?.scrollHeight ?? 0;
    else if (changed.has('chat')) {
      this.#nearEnd = true;
      this.#heightBefore = 0;
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    const { log, chat } = this;
    if (!changed.has('chat') || !log || !chat) return;
    const before = changed.get('chat');
    const grewAtTop = before?.view.id === chat.view.id && (before.events[0]?.seq ?? 0) > (chat.events[0]?.seq ?? 0);
    if (grewAtTop) log.scrollTop += log.scrollHeight - this.#heightBefore;
    else if (this.#nearEnd || (before?.outgoing.length ?? 0) < chat.outgoing.length) log.scrollTop = log.scrollHeight;
    this.#markRead();
  }

  protected override render(): TemplateResult {
    const { chat } = this;
    if (!chat) return html`<div class="empty muted"><p>${this.#words.text('chat.none')}</p></div>`;
    const { view } = chat;
    return html`${this.#header(chat)}
      <div
        class="log"
        role="log"
        aria-live="off"
        aria-label=${this.#words.text('chat.log', { name: patientName(view, this.#words) })}
        tabindex="0"
        @scroll=${this.#onScroll}
      >
        ${
          chat.hasOlder
            ? html`<button class="button outline wide" @click=${() => this.desk.run(this.desk.client.loadOlder(view.id))}>
                ${this.#words.text('chat.older')}
              </button>`
            : nothing
        }
        <ol>
          ${conversation(chat, this.#words, {
            resend: (id) => this.desk.client.resend(view.id, id),
            discard: (id) => this.desk.client.discard(view.id, id),
          })}
        </ol>
      </div>
      <p class="meta muted state" role="status">${this.#stateLine(chat)}</p>
      ${view.state === 'talking' || view.state === 'paused' ? this.#composer(chat) : this.#over(chat)}`;
  }

  #header({ view }: FollowedConsultation): TemplateResult {
    const words = this.#words;
    const minutes = view.unansweredSince === null ? undefined : minutesSince(view.unansweredSince, this.desk.nowMs);
    return html`<header class="row">
      <button class="button text back" @click=${() => this.#ask('desk-back')}>${icons.back}${words.text('back')}</button>
      <h2 class="grow" tabindex="-1">
        ${patientName(view, words)} <span class="muted">${whoText(view, this.#document(), words)}</span>
        ${view.flagged ? html`<span class="flag">${icons.warning}${words.text('flag')}</span>` : nothing}
      </h2>
      ${
        minutes === undefined
          ? nothing
          : html`<span class="meta wait ${waitLevel(minutes)}"
              >${minutes === 0 ? words.text('timer.now') : words.text('timer.waiting', { count: minutes })}</span
            >`
      }
      <button class="button outline" aria-expanded=${this.cardShown ? 'true' : 'false'} @click=${() => this.#ask('desk-card')}>
        ${words.text(this.cardShown ? 'card.close' : 'card.open')}
      </button>
    </header>`;
  }

  #document() {
    return this.chat && this.desk.texts.find(this.chat.view.campaign);
  }

  #stateLine(chat: FollowedConsultation): string | TemplateResult {
    const words = this.#words;
    const name = patientName(chat.view, words);
    if (chat.otherTyping) return words.text('chat.typing', { name });
    if (chat.view.handover) return this.#offered(chat);
    if (chat.view.refusal) {
      const by = this.#colleague(chat.view.refusal.by);
      return words.text('handover.refused', { name: by ? doctorName(by, words) : '…', reason: chat.view.refusal.reason });
    }
    if (chat.view.state === 'paused') return words.text('chat.paused', { name });
    if (chat.view.state === 'talking' && chat.otherPresent === false) return words.text('chat.absent', { name });
    return '';
  }

  #offered({ view }: FollowedConsultation): TemplateResult {
    const words = this.#words;
    const to = view.handover?.to;
    const doctor = to?.kind === 'doctor' ? this.#colleague(to.doctor) : undefined;
    const text =
      to?.kind === 'module'
        ? words.text('handover.sent-module', { module: moduleName(this.#document(), to.module, words) })
        : words.text('handover.sent', { name: doctor ? doctorName(doctor, words) : '…' });
    return html`${text}
      <button class="button text" @click=${() => this.desk.run(this.desk.client.cancelHandover(view.id))}>
        ${words.text('handover.cancel')}
      </button>`;
  }

  #colleague(id: string): DoctorProfile | undefined {
    return this.desk.snapshot.desk?.colleagues.find(({ doctor }) => doctor.id === id)?.doctor;
  }

  #composer({ view }: FollowedConsultation): TemplateResult {
    const size = view.intake.textSize;
    return html`<desk-composer
      .consultation=${view.id}
      .name=${patientName(view, this.#words)}
      .who=${whoText(view, this.#document(), this.#words)}
      .largeText=${size === 'elder' || size === 'max'}
      .language=${view.language.startsWith('zh') ? 'zh-Hans' : 'en'}
      .replies=${this.replies}
      .drafts=${this.drafts}
      .sendKey=${this.sendKey}
    ></desk-composer>`;
  }

  #over({ view }: FollowedConsultation): TemplateResult {
    const words = this.#words;
    return html`<div class="row state">
      <p class="grow">${words.text(isGoingOn(view.state) ? 'chat.waiting' : 'chat.closed')}</p>
      <button class="button outline" @click=${() => this.#ask('desk-back')}>${words.text('chat.close')}</button>
    </div>`;
  }

  #ask(name: 'desk-back' | 'desk-card'): void {
    this.dispatchEvent(new CustomEvent(name));
  }

  /** Only what stands on a visible page, at its end, has been seen. */
  #markRead(): void {
    const { chat } = this;
    if (!chat || chat.unread === 0 || !this.#nearEnd || document.visibilityState !== 'visible') return;
    const last = chat.view.messages.lastSeq;
    if (last > chat.view.readUpTo.doctor) this.desk.client.markRead(chat.view.id, last);
  }

  readonly #onScroll = (): void => {
    const { log } = this;
    if (!log) return;
    this.#nearEnd = log.scrollHeight - log.scrollTop - log.clientHeight <= FOLLOW_WITHIN_PX;
    this.#markRead();
  };
}
