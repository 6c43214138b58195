import { html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { LIMITS, type AdviceCard } from '@consult-kit/protocol';
import { fieldText, Modal } from '../shared/modal.ts';

/** How a talk ends: with an advice card, or without one because the patient has left. */
export type Ending = { outcome: 'advice'; advice: AdviceCard } | { outcome: 'patient-left' };

const FIELDS = [
  ['advice', 'end.advice'],
  ['whenToGetHelp', 'end.help'],
  ['followUp', 'end.follow'],
] as const;

/** The three-field summary. It starts empty, or with what was written before; closing it keeps that. */
export class DeskEndDialog extends Modal {
  @property() name = '';
  /** The patient's language, in which the advice is written. */
  @property() language = '';
  /** Ends the talk; resolves to what went wrong, or to an empty text. */
  @property({ attribute: false }) finish: (ending: Ending) => Promise<string> = () => Promise.resolve('');
  @state() private missing = false;
  @state() private saved = false;

  protected override heading(): string {
    return this.words.text('end.title', { name: this.name });
  }

  protected override content(): TemplateResult {
    const { words } = this;
    return html`<form class="stack" novalidate @submit=${this.#onSubmit} @input=${() => (this.saved = false)}>
      ${FIELDS.map(([field, label]) => this.#field(field, words.text(label)))}
      <p id="problem" class="error" aria-live="polite">${this.missing ? words.text('end.needed') : ''}</p>
      <p class="meta muted" role="status">${this.saved ? words.text('end.draft-saved') : words.text('end.shown')}</p>
      <div class="end">
        <button class="button outline" type="button" @click=${() => this.close()}>${words.text('cancel')}</button>
        <button class="button outline" type="button" @click=${this.#onDraft}>${words.text('end.draft')}</button>
        <button class="button main">${words.text('end.button')}</button>
      </div>
      <div class="end"><button class="button text" type="button" @click=${this.#onLeft}>${words.text('end.left')}</button></div>
    </form>`;
  }

  #field(name: (typeof FIELDS)[number][0], label: string): TemplateResult {
    return html`<label class="field">
      <span class="strong">${label}</span>
      <textarea
        class="input"
        name=${name}
        lang=${this.language}
        rows="3"
        maxlength=${LIMITS.adviceFieldChars}
        ?autofocus=${name === 'advice'}
        aria-invalid=${name === 'advice' && this.missing ? 'true' : 'false'}
        aria-describedby="problem"
      ></textarea>
    </label>`;
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const advice = {
      advice: fieldText(form, 'advice'),
      whenToGetHelp: fieldText(form, 'whenToGetHelp'),
      followUp: fieldText(form, 'followUp'),
    };
    this.missing = advice.advice === '';
    if (this.missing) this.renderRoot.querySelector<HTMLElement>('[name=advice]')?.focus();
    else void this.finishWith(this.finish({ outcome: 'advice', advice }));
  };

  readonly #onDraft = (): void => {
    this.keep();
    this.saved = true;
  };

  readonly #onLeft = (): void => void this.finishWith(this.finish({ outcome: 'patient-left' }));
}
