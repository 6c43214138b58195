import { type ConsultationView, LIMITS, type Rating } from '@consult-kit/protocol';
import { type ReactiveController, type ReactiveControllerHost, type TemplateResult, html, nothing } from 'lit';
import { icons } from '../shared/icons.ts';
import type { Words } from '../shared/words.ts';

type Score = Rating['score'];
const SCORES: readonly Score[] = ['yes', 'little', 'no'];

/** What the rating needs. */
export interface RatingOptions {
  words: Words;
  /** Resolves once stored. */
  onRate: (rating: Rating) => Promise<void>;
  /** Text for a failure. */
  problemText: (error: unknown) => string;
  say: (text: string) => void;
}

/** "Did this help?": three answers, a text if one likes, and Skip at the same size. Can be changed for a day. */
export class RatingController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: RatingOptions;
  #score: Score | undefined;
  #text = '';
  #step: 'asking' | 'sending' | 'thanks' | 'skipped' = 'asking';
  #problem: string | undefined;
  #isChanging = false;

  constructor(host: ReactiveControllerHost & HTMLElement, options: RatingOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {}

  /** Forgets what was chosen, for another consultation. */
  reset(): void {
    this.#score = undefined;
    this.#text = '';
    this.#step = 'asking';
    this.#isChanging = false;
    this.#problem = undefined;
  }

  /** @param serverNowMs - The gateway's clock: a rating may be given and changed for a day after the end. */
  render(view: ConsultationView, serverNowMs: number): TemplateResult | typeof nothing {
    const isOpen = view.endedAt !== null && serverNowMs < Date.parse(view.endedAt) + LIMITS.ratingEditableMs;
    if (!this.#isChanging && (view.rating || this.#step === 'thanks')) return this.#thanks(view, isOpen);
    if (!isOpen || this.#step === 'skipped') return nothing;
    return this.#form();
  }

  #thanks(view: ConsultationView, isOpen: boolean): TemplateResult {
    const { words } = this.#options;
    return html`<div class="notice success rating-thanks" tabindex="-1">
      ${icons.done}<span>${words.text('rating.thanks')}</span>
      ${
        isOpen
          ? html`<button class="button text" type="button" @click=${() => this.#change(view)}>${words.text('rating.change')}</button>`
          : nothing
      }
    </div>`;
  }

  #form(): TemplateResult {
    const { words } = this.#options;
    return html`<form class="card stack rating" aria-labelledby="rating-title" @submit=${this.#onSubmit}>
      <h3 id="rating-title" class="title" tabindex="-1">${words.text('rating.title')}</h3>
      <div class="scores" role="group" aria-labelledby="rating-title">
        ${SCORES.map(
          (score) =>
            html`<button
              class="button outline score"
              type="button"
              aria-pressed=${this.#score === score ? 'true' : 'false'}
              @click=${() => this.#choose(score)}
            >
              ${this.#score === score ? icons.check : nothing}${words.text(`rating.${score}`)}
            </button>`,
        )}
      </div>
      ${this.#score ? this.#textField() : nothing}
      ${this.#problem ? html`<p class="error">${icons.warning}<span>${this.#problem}</span></p>` : nothing}
      <div class="actions">
        ${this.#score ? html`<button class="button main" type="submit">${words.text('rating.send')}</button>` : nothing}
        <button class="button outline" type="button" @click=${this.#onSkip}>${words.text('rating.skip')}</button>
      </div>
    </form>`;
  }

  #textField(): TemplateResult {
    return html`<label class="field">
      <span>${this.#options.words.text('rating.text')}</span>
      <textarea class="input" rows="2" maxlength=${LIMITS.reasonChars} .value=${this.#text} @input=${this.#onText}></textarea>
    </label>`;
  }

  #choose(score: Score): void {
    this.#score = score;
    this.#problem = undefined;
    this.#host.requestUpdate();
  }

  #change(view: ConsultationView): void {
    this.#isChanging = true;
    this.#step = 'asking';
    this.#score = this.#score ?? view.rating?.score;
    this.#text = this.#text || (view.rating?.text ?? '');
    this.#host.requestUpdate();
    this.#focusSoon('#rating-title');
  }

  #focusSoon(selector: string): void {
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#host.shadowRoot?.querySelector<HTMLElement>(selector)?.focus());
  }

  readonly #onText = (event: Event): void => {
    this.#text = (event.target as HTMLTextAreaElement).value;
  };

  readonly #onSkip = (): void => {
    this.#step = 'skipped';
    this.#isChanging = false;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#host.focus());
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.#submit();
  };

  async #submit(): Promise<void> {
    const { words, onRate, problemText, say } = this.#options;
    if (!this.#score || this.#step === 'sending') return;
    this.#step = 'sending';
    const text = this.#text.trim();
    try {
      await onRate({ score: this.#score, ...(text ? { text } : {}) });
      this.#step = 'thanks';
      this.#isChanging = false;
      this.#problem = undefined;
      say(words.text('rating.thanks'));
      this.#focusSoon('.rating-thanks');
    } catch (error) {
      this.#step = 'asking';
      this.#problem = problemText(error);
      say(this.#problem);
    }
    this.#host.requestUpdate();
  }
}
