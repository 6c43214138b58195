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

/** The three-field summary. It starts empty, or with the draft that was saved for this talk. */
export class DeskEndDialog extends Modal {
  @property() name = '';
  @property({ attribute: false }) draft: AdviceCard = { advice: '', whenToGetHelp: '', followUp: '' };
  @property({ attribute: false }) finish: (ending: Ending) => void = () => undefined;
  @property({ attribute: false }) saveDraft: (draft: AdviceCard) => void = () => undefined;
  @state() private missing = false;
  @state() private saved = false;

  protected override heading(): string {
    return this.words.text('end.title', { name: this.name });
  }

  protected override content(): TemplateResult {
    const { words } = this;
    return html`<form class="stack" novalidate @submit=${this.#onSubmit}>
      ${FIELDS.map(
        ([field, label]) =>
          html`<label class="field">
            <span class="strong">${words.text(label)}</span>
            <textarea
              class="input"
              name=${field}
              rows="3"
              maxlength=${LIMITS.adviceFieldChars}
              ?autofocus=${field === 'advice'}
              aria-invalid=${field === 'advice' && this.missing ? 'true' : 'false'}
              aria-describedby="problem"
              .value=${this.draft[field]}
            ></textarea>
          </label>`,
      )}
      <p id="problem" class="error" aria-live="polite">${this.missing ? words.text('end.needed') : ''}</p>
      <p class="meta muted" role="status">${this.saved ? words.text('end.draft-saved') : ''}</p>
      <div class="end">
        <button class="button outline" type="button" @click=${() => this.close()}>${words.text('cancel')}</button>
        <button class="button outline" type="button" @click=${this.#onDraft}>${words.text('end.draft')}</button>
        <button class="button main">${words.text('end.button')}</button>
      </div>
      <div class="end"><button class="button text" type="button" @click=${this.#onLeft}>${words.text('end.left')}</button></div>
    </form>`;
  }

  #card(form: HTMLFormElement): AdviceCard {
    return { advice: fieldText(form, 'advice'), whenToGetHelp: fieldText(form, 'whenToGetHelp'), followUp: fieldText(form, 'followUp') };
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const advice = this.#card(event.target as HTMLFormElement);
    this.missing = advice.advice === '';
    if (this.missing) {
      this.renderRoot.querySelector<HTMLElement>('[name=advice]')?.focus();
      return;
    }
    this.finish({ outcome: 'advice', advice });
    this.close();
  };

  readonly #onDraft = (event: MouseEvent): void => {
    this.saveDraft(this.#card((event.target as HTMLButtonElement).form as HTMLFormElement));
    this.saved = true;
  };

  readonly #onLeft = (): void => {
    this.finish({ outcome: 'patient-left' });
    this.close();
  };
}
