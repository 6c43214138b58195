import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { appStyles, Localize } from '@consult-kit/elements/foundation.js';
import {
  CAMPAIGN_LIMITS,
  errorLabel,
  isConsultError,
  pickText,
  type Affected,
  type LocalizedText,
  type PublishedAnswer,
} from '@consult-kit/protocol';
import type { ConsoleClient } from '../console-client.ts';
import { dialogStyles } from '../dialog.styles.ts';
import { languageName } from '../editor/form/form-view.ts';
import { quietRegions } from '../quiet-regions.styles.ts';
import { namedTime, ownTime } from '../times.ts';
import { affectedText } from './affected-text.ts';
import { pauseSentence, type PausableCampaign } from './pause-sentence.ts';

/**
 * Stops a campaign's service at once, and lets it go on: a button, and the dialog that asks. For people who may change campaigns.
 *
 * @fires {CustomEvent} campaign-changed - The gateway has made a version that is paused, or goes on.
 */
export class ConsolePauseControl extends LitElement {
  static override styles = [
    ...appStyles,
    dialogStyles,
    quietRegions,
    css`
      .reads {
        padding-inline-start: var(--_space-3);
        border-inline-start: calc(var(--_unit) * 3) solid var(--_border-strong);
        overflow-wrap: anywhere;
      }
      /* Its button stands in the row where it is put, what it tells on a line of its own. */
      :host {
        display: contents;
      }
      #told {
        flex: 1 0 100%;
        order: 1;
      }
      #told:not(:has(*)) {
        position: absolute;
      }
      .notice .own-time {
        color: inherit;
      }
    `,
  ];

  @property({ attribute: false }) client!: Pick<ConsoleClient, 'pause' | 'resume'>;
  /** Its id. */
  @property() campaign = '';
  /** As it is served now. */
  @property({ attribute: false }) served!: PausableCampaign;
  @property({ attribute: false }) affected: Affected = { waiting: 0, talking: 0 };
  @state() private reasons: LocalizedText = {};
  @state() private problem = '';
  @state() private busy = false;
  /** What was done last, until the next thing is. */
  @state() private done: { what: 'paused' | 'resumed'; answer: PublishedAnswer } | undefined;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('h2') private headline!: HTMLElement;
  @query('textarea') private firstReason!: HTMLTextAreaElement | null;
  readonly #words = new Localize(this);

  protected override render(): TemplateResult {
    const words = this.#words;
    const isPaused = this.#isPaused;
    const open = words.text(isPaused ? 'resume.open' : 'pause.open');
    return html`<button
        class="button ${isPaused ? 'outline' : 'outline-danger'}"
        type="button"
        id="open"
        aria-label="${open} ${this.#name()}"
        @click=${this.#onOpen}
      >
        ${open}
      </button>
      <div role="status" id="told">${this.#told()}</div>
      <dialog aria-labelledby="title">
        <form class="stack loose" novalidate @submit=${this.#onSubmit}>
          <h2 id="title" tabindex="-1">${words.text(isPaused ? 'resume.title' : 'pause.title', { name: this.#name() })}</h2>
          ${isPaused ? this.#resuming() : this.#pausing()}
          <div role="alert">${this.problem ? html`<p class="error">${this.problem}</p>` : nothing}</div>
          <div class="row">
            <button class="button ${isPaused ? 'main' : 'danger'}" id="confirm" aria-disabled=${this.busy ? 'true' : 'false'}>
              ${words.text(this.busy ? 'pause.busy' : isPaused ? 'resume.confirm' : 'pause.confirm')}
            </button>
            <button class="button outline" type="button" @click=${() => this.dialog.close()}>${words.text('pause.cancel')}</button>
          </div>
        </form>
      </dialog>`;
  }

  get #isPaused(): boolean {
    return this.served.paused !== undefined;
  }

  #name(): string {
    return pickText(this.served.names, this.#words.lang(), this.served.languages[0]);
  }

  #told(): TemplateResult | typeof nothing {
    if (!this.done) return nothing;
    const words = this.#words;
    const { what, answer } = this.done;
    const { timeZone } = this.served;
    const values = { version: answer.version, time: namedTime(answer.at, timeZone, words.lang()) };
    return html`<p class="notice success"><span>${words.text(`pause.${what}`, values)} ${ownTime(answer.at, timeZone, words)}</span></p>`;
  }

  #pausing(): TemplateResult {
    const words = this.#words;
    return html`<p>${words.text('pause.means')} ${affectedText(this.affected, words)}</p>
      ${this.served.languages.map((language, index) => this.#reason(language, index))}`;
  }

  #reason(language: string, index: number): TemplateResult {
    const words = this.#words;
    const isSource = index === 0;
    const name = languageName(language, { words });
    const source = languageName(this.served.languages[0] ?? '', { words });
    const hint = isSource ? words.text('pause.reason.needed') : words.text('pause.reason.optional', { language: source });
    return html`<div class="field">
      <label for="reason-${index}">${words.text('pause.reason', { language: name })}</label>
      <span id="hint-${index}" class="meta muted">${hint}</span>
      <textarea
        class="input"
        id="reason-${index}"
        rows="2"
        lang=${language}
        maxlength=${CAMPAIGN_LIMITS.textChars}
        aria-required=${isSource ? 'true' : 'false'}
        aria-invalid=${isSource && this.problem !== '' && !this.#hasReason ? 'true' : 'false'}
        aria-describedby="hint-${index} reads-${index}"
        .value=${this.reasons[language] ?? ''}
        @input=${(event: InputEvent) => (this.reasons = { ...this.reasons, [language]: (event.target as HTMLTextAreaElement).value })}
      ></textarea>
      <p class="reads meta" id="reads-${index}">
        ${words.text('pause.reads')} <span class="strong" lang=${language}>${pauseSentence(this.served, this.#written(), language)}</span>
      </p>
    </div>`;
  }

  #resuming(): TemplateResult {
    const words = this.#words;
    const { languages, paused } = this.served;
    return html`<p>${words.text('resume.means')} ${affectedText(this.affected, words)}</p>
      <div class="stack">
        <p>${words.text('resume.reads')}</p>
        ${languages.map(
          (language) => html`<p class="reads meta" lang=${language}>${pauseSentence(this.served, paused?.reasons ?? {}, language)}</p>`,
        )}
      </div>`;
  }

  get #hasReason(): boolean {
    return this.#written()[this.served.languages[0] ?? ''] !== undefined;
  }

  /** The reasons without those that were left empty. */
  #written(): LocalizedText {
    const said = Object.entries(this.reasons).map(([language, reason]) => [language, reason.trim()] as const);
    return Object.fromEntries(said.filter(([, reason]) => reason !== ''));
  }

  readonly #onOpen = (): void => {
    this.reasons = {};
    this.problem = '';
    this.dialog.showModal();
    this.headline.focus();
  };

  readonly #onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    const isPaused = this.#isPaused;
    if (!isPaused && !this.#hasReason) {
      const language = languageName(this.served.languages[0] ?? '', { words: this.#words });
      this.problem = this.#words.text('pause.missing', { language });
      this.firstReason?.focus();
      return;
    }
    this.busy = true;
    this.problem = '';
    try {
      const answer = await (isPaused ? this.client.resume(this.campaign) : this.client.pause(this.campaign, this.#written()));
      this.done = { what: isPaused ? 'resumed' : 'paused', answer };
      this.dialog.close();
      this.dispatchEvent(new CustomEvent('campaign-changed', { bubbles: true, composed: true }));
    } catch (error) {
      const label = errorLabel(isConsultError(error) ? error.code : 'INTERNAL');
      this.problem = this.#words.text(isPaused ? 'resume.failed' : 'pause.failed', { label });
    } finally {
      this.busy = false;
    }
  };
}
