import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { Localize } from '@consult-kit/elements/foundation.js';
import { LIMITS, messageTextProblem } from '@consult-kit/protocol';
import { deskStyles } from '../shared/desk-styles.ts';
import { findReplies, openHole, type CannedReply, type ReplyValues } from '../shared/replies.ts';

/** What is easily read in large text. */
const SHORT_TEXT_CHARS = 60;

/** Where a doctor writes to one patient, who is named in the field and on the button. Its owner keeps the draft. */
export class DeskComposer extends LitElement {
  static override styles = [
    ...deskStyles,
    css`
      :host {
        position: relative;
        display: flex;
        flex-direction: column;
        gap: var(--_space-2);
        padding: var(--_space-3) var(--_space-4);
        border-block-start: calc(var(--_unit) * 1) solid var(--_border);
        background: var(--_surface);
      }
      textarea.input {
        resize: none;
        min-block-size: calc(var(--_unit) * 72);
        max-block-size: calc(var(--_unit) * 220);
      }
      .replies {
        position: absolute;
        inset-inline: var(--_space-4);
        inset-block-end: 100%;
        z-index: 1;
        padding: var(--_space-2);
        box-shadow: var(--_shadow-2);
      }
      .replies ul {
        max-block-size: calc(var(--_unit) * 280);
        overflow: auto;
      }
      @media (max-width: 799px) {
        :host {
          padding: var(--_space-2) var(--_space-3);
        }
        textarea.input {
          min-block-size: calc(var(--_unit) * 56);
        }
        .idle {
          visibility: hidden;
        }
      }
      .reply {
        padding: var(--_space-2) var(--_space-3);
        border-radius: var(--_radius-control);
        cursor: pointer;
      }
      .reply[aria-selected='true'] {
        background: var(--_brand-tint);
        color: var(--_on-brand-tint);
      }
    `,
  ];

  /** The consultation written to. */
  @property() consultation = '';
  @property() name = '';
  /** Age and group of the patient. */
  @property() who = '';
  /** The patient reads large text. */
  @property({ type: Boolean }) largeText = false;
  /** The patient's language, as a tag. */
  @property() language = 'en';
  @property({ attribute: false }) replies: readonly string[] = [];
  /** What the desk can fill into ready replies. */
  @property({ attribute: false }) values: ReplyValues = {};
  /** What is written; the owner hears `desk-draft` with every change. */
  @property() text = '';
  @property() sendKey = '';

  @state() private problem = '';
  @state() private replyAt = 0;
  @query('textarea') private field!: HTMLTextAreaElement;
  readonly #words = new Localize(this);
  /** The replies list was closed with Esc for this text. */
  #closedFor: string | undefined;

  override focus(options?: FocusOptions): void {
    this.field.focus(options);
  }

  /** Sends what is written; the owner hears `desk-send` with the text. False if it can't be sent as it is. */
  send(): boolean {
    const { text } = this;
    this.problem = this.#problemOf(text);
    if (this.problem) this.#selectHole();
    if (this.problem || messageTextProblem(text) !== undefined) return false;
    this.#tell('desk-send', text);
    return true;
  }

  protected override updated(): void {
    this.renderRoot.querySelector('.reply[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    const replies = this.#openReplies();
    return html`${replies ? this.#replyList(replies) : nothing}
      <textarea
        class="input"
        rows="3"
        lang=${this.language}
        aria-label=${words.text('chat.write', { name: this.name, who: this.who })}
        placeholder=${words.text('chat.write', { name: this.name, who: this.who })}
        aria-describedby="hints problem"
        aria-controls=${replies ? 'replies' : nothing}
        aria-activedescendant=${replies?.length ? `reply-${this.replyAt}` : nothing}
        .value=${this.text}
        @input=${this.#onInput}
        @keydown=${this.#onKey}
      ></textarea>
      <div id="problem" role="status"><p class="error">${this.problem}</p></div>
      <div class="row">
        <p id="hints" class="meta muted grow ${this.#isIdle() ? 'idle' : ''}">${this.#hint()}</p>
        <button class="button main" title=${this.sendKey} @click=${() => this.send()}>
          ${words.text('chat.send', { name: this.name })}
        </button>
      </div>`;
  }

  #replyList(replies: readonly CannedReply[]): TemplateResult {
    const words = this.#words;
    return html`<div class="card replies">
      <ul id="replies" role="listbox" tabindex="0" aria-label=${words.text('canned.title')}>
        ${replies.map(
          ({ set, text }, index) =>
            html`<li
              id=${`reply-${index}`}
              class="reply row"
              role="option"
              aria-selected=${index === this.replyAt ? 'true' : 'false'}
              @click=${() => this.#insert(text)}
              @keydown=${this.#onKey}
            >
              <span class="grow" lang=${/\p{Script=Han}/u.test(text) ? 'zh-Hans' : 'en'}>${text}</span
              ><span class="meta">${words.text(`canned.${set}`)}</span>
            </li>`,
        )}
      </ul>
      ${replies.length === 0 ? html`<p class="muted">${words.text('canned.none')}</p>` : nothing}
    </div>`;
  }

  /** Nothing to say about this text but what always holds. */
  #isIdle(): boolean {
    return this.text.length < LIMITS.messageCounterFromChars && !(this.largeText && this.text.length > SHORT_TEXT_CHARS);
  }

  #hint(): string {
    const words = this.#words;
    const left = LIMITS.messageChars - this.text.length;
    if (this.text.length >= LIMITS.messageCounterFromChars) return words.text('chat.count', { left });
    if (!this.#isIdle()) return words.text('chat.short', { name: this.name });
    return `${words.text('chat.keeps')} · ${words.text('canned.hint')}`;
  }

  #problemOf(text: string): string {
    if (text.length > LIMITS.messageChars) return this.#words.text('chat.too-long', { max: LIMITS.messageChars });
    const hole = openHole(text);
    return hole ? this.#words.text('placeholder.left', { hole }) : '';
  }

  #openReplies(): readonly CannedReply[] | undefined {
    const { text } = this;
    if (!text.startsWith('/') || text.includes('\n') || this.#closedFor === text) return undefined;
    return findReplies(text.slice(1), this.replies, this.language.startsWith('zh') ? 'zh-Hans' : 'en', this.values);
  }

  #insert(text: string): void {
    this.#write(text);
    this.field.value = text;
    this.field.focus();
    this.#selectHole();
  }

  /** The next thing to fill in is selected, so that typing replaces it. */
  #selectHole(): void {
    const hole = openHole(this.text);
    if (!hole) return;
    const from = this.text.indexOf(hole);
    this.field.focus();
    this.field.setSelectionRange(from, from + hole.length);
  }

  #write(text: string): void {
    this.text = text;
    this.problem = '';
    this.replyAt = 0;
    this.#tell('desk-draft', text);
  }

  #tell(name: 'desk-send' | 'desk-draft', text: string): void {
    this.dispatchEvent(new CustomEvent(name, { detail: { consultation: this.consultation, text }, bubbles: true, composed: true }));
  }

  readonly #onInput = (): void => this.#write(this.field.value);

  readonly #onKey = (event: KeyboardEvent): void => {
    const replies = this.#openReplies();
    if (!replies || event.isComposing || event.keyCode === 229) return;
    const chosen = replies[this.replyAt];
    if (event.key === 'ArrowDown') this.replyAt = Math.min(replies.length - 1, this.replyAt + 1);
    else if (event.key === 'ArrowUp') this.replyAt = Math.max(0, this.replyAt - 1);
    else if (event.key === 'Enter' && chosen && !event.ctrlKey && !event.metaKey) this.#insert(chosen.text);
    else if (event.key === 'Escape') this.#closedFor = this.text;
    else return;
    event.preventDefault();
    this.requestUpdate();
  };
}
