import { LIMITS, messageTextProblem } from '@consult-kit/protocol';
import { type ReactiveController, type ReactiveControllerHost, type TemplateResult, html, nothing } from 'lit';
import { icons } from '../shared/icons.ts';
import type { Words } from '../shared/words.ts';
import { InputMethod } from './input-method.ts';
import { CHAT_LIMITS } from './limits.ts';

/** What the composer needs and tells. */
export interface ComposerOptions {
  words: Words;
  /** Which Enter sends. */
  sends: () => 'enter' | 'shift-enter';
  onSend: (text: string) => void;
  onDraft: (text: string) => void;
  /** Called with every edit, and once the field is left. */
  onTyping: (isTyping: boolean) => void;
  /** Says something politely. */
  say: (text: string) => void;
}

/** The field for the next message. Its text is never cut, rewritten or lost; only the shopper changes it. */
export class Composer implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: ComposerOptions;
  readonly #method = new InputMethod();
  #text = '';
  #problem: string | undefined;
  #drawn: HTMLTextAreaElement | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement, options: ComposerOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Whether the field has the focus. */
  get hasFocus(): boolean {
    return this.#field !== null && this.#host.shadowRoot?.activeElement === this.#field;
  }

  /** Puts a draft in, unless something is being written. */
  restore(draft: string): void {
    if (this.#text || this.#method.isComposing || !draft) return;
    this.#text = draft;
    const field = this.#field;
    if (field) this.#fill(field);
    this.#host.requestUpdate();
  }

  /** Forgets text and problem, when the consultation is over. */
  clear(): void {
    this.#text = '';
    this.#problem = undefined;
    const field = this.#field;
    if (field) this.#fill(field);
  }

  focus(): void {
    this.#field?.focus();
  }

  /** Fits the field's height to its text again, after the text size changed. */
  refit(): void {
    const field = this.#field;
    if (field && !this.#method.isComposing) fitRows(field);
  }

  /** @param label - Whom the message goes to, for assistive technology. */
  render(label: string): TemplateResult {
    const { words } = this.#options;
    const count = this.#text.length;
    const problem = this.#problem && words.text(this.#problem);
    return html`<form class="composer" part="composer" @submit=${this.#onSubmit}>
      <label class="visually-hidden" for="message">${label}</label>
      ${problem ? html`<p class="error composer-note" id="message-problem">${icons.warning}<span>${problem}</span></p>` : nothing}
      <div class="composer-row">
        <textarea
          id="message"
          class="input composer-input"
          part="input"
          rows="1"
          enterkeyhint=${this.#options.sends() === 'enter' ? 'send' : 'enter'}
          autocapitalize="sentences"
          autocomplete="off"
          placeholder=${words.text('chat.placeholder')}
          aria-invalid=${problem ? 'true' : 'false'}
          aria-describedby=${problem ? 'message-problem' : nothing}
          @compositionstart=${this.#onCompositionStart}
          @compositionend=${this.#onCompositionEnd}
          @keydown=${this.#onKeydown}
          @beforeinput=${this.#onBeforeInput}
          @input=${this.#onInput}
          @blur=${this.#onBlur}
        ></textarea>
        <button class="button main send" part="send" type="submit" @mousedown=${keepFocus}>${words.text('chat.send')}</button>
      </div>
      ${
        count >= LIMITS.messageCounterFromChars
          ? html`<p class="meta composer-note ${count > LIMITS.messageChars ? 'over' : 'muted'}">
              ${words.text('chat.counter', { count: count.toLocaleString('en'), max: LIMITS.messageChars.toLocaleString('en') })}
            </p>`
          : nothing
      }
    </form>`;
  }

  hostUpdated(): void {
    const field = this.#field;
    if (field === this.#drawn) return;
    // A field that was drawn anew starts with what was being written.
    this.#drawn = field;
    if (field) this.#fill(field);
  }

  get #field(): HTMLTextAreaElement | null {
    return this.#host.shadowRoot?.querySelector<HTMLTextAreaElement>('#message') ?? null;
  }

  #fill(field: HTMLTextAreaElement): void {
    field.value = this.#text;
    fitRows(field);
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    if (!this.#method.isComposing) this.#send();
  };

  readonly #onCompositionStart = (): void => this.#method.compositionStart();

  readonly #onCompositionEnd = (): void => {
    this.#method.compositionEnd();
    const field = this.#field;
    if (field) fitRows(field);
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (this.#method.keydown(event, this.#options.sends()) !== 'send') return;
    event.preventDefault();
    this.#send();
  };

  readonly #onBeforeInput = (event: InputEvent): void => {
    if (this.#method.beforeInput(event, this.#options.sends()) !== 'send') return;
    event.preventDefault();
    this.#send();
  };

  readonly #onInput = (event: Event): void => {
    const field = event.target as HTMLTextAreaElement;
    const before = this.#text.length;
    this.#text = field.value;
    if (!this.#method.isComposing) fitRows(field);
    this.#options.onDraft(this.#text);
    this.#tellLength(before);
    this.#options.onTyping(this.#text !== '');
    if (this.#problem && this.#text.length <= LIMITS.messageChars) this.#problem = undefined;
    this.#host.requestUpdate();
  };

  readonly #onBlur = (): void => this.#options.onTyping(false);

  #send(): void {
    const text = this.#field?.value ?? '';
    const problem = messageTextProblem(text);
    if (problem) return this.#explain(problem);
    this.clear();
    this.#host.requestUpdate();
    this.#options.onSend(text);
    this.#options.onDraft('');
    this.focus();
  }

  #explain(problem: NonNullable<ReturnType<typeof messageTextProblem>>): void {
    const keys = { MESSAGE_EMPTY: 'chat.empty', MESSAGE_TOO_LONG: 'chat.tooLong', MESSAGE_NOT_TEXT: 'chat.notText' };
    this.#problem = keys[problem];
    this.#options.say(this.#options.words.text(this.#problem));
    this.#host.requestUpdate();
    this.focus();
  }

  #tellLength(before: number): void {
    const { words, say } = this.#options;
    const now = this.#text.length;
    if (!CHAT_LIMITS.announceLengthAt.some((at) => before < at && now >= at)) return;
    const left = LIMITS.messageChars - now;
    say(left > 0 ? words.text('chat.nearLimit', { count: left }) : words.text('chat.atLimit'));
  }
}

/** A press on Send leaves the focus, and so the keyboard, where it is. */
function keepFocus(event: Event): void {
  event.preventDefault();
}

/** As high as its text, between one row and five. */
function fitRows(field: HTMLTextAreaElement): void {
  const style = getComputedStyle(field);
  const framePx = field.offsetHeight - field.clientHeight;
  const paddingPx = parseFloat(style.paddingTop) + parseFloat(style.paddingBottom);
  const highestPx = parseFloat(style.lineHeight) * CHAT_LIMITS.composerRowsMax + paddingPx;
  field.style.height = 'auto';
  const neededPx = field.scrollHeight;
  field.style.height = `${Math.min(neededPx, highestPx) + framePx}px`;
  field.style.overflowY = neededPx > highestPx ? 'auto' : 'hidden';
}
