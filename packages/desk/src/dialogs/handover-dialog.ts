import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { LIMITS, type Colleague, type HandoverTarget } from '@consult-kit/protocol';
import { fieldText, Modal } from '../shared/modal.ts';
import { doctorName } from '../shared/people.ts';

/** What a doctor offers to a colleague or to a group. */
export interface HandoverOffer {
  to: HandoverTarget;
  reason: string;
  note?: string;
  urgent: boolean;
}

/** Asks to whom, why, and with which note a talk is handed over. */
export class DeskHandoverDialog extends Modal {
  @property() name = '';
  @property({ attribute: false }) colleagues: readonly Colleague[] = [];
  /** Modules to which it can be offered, with their names. */
  @property({ attribute: false }) modules: readonly { id: string; name: string }[] = [];
  /** Makes the offer; resolves to what went wrong, or to an empty text. */
  @property({ attribute: false }) offer: (offer: HandoverOffer) => Promise<string> = () => Promise.resolve('');
  @state() private missing = false;

  protected override heading(): string {
    return this.words.text('handover.title', { name: this.name });
  }

  protected override content(): TemplateResult {
    const { words } = this;
    const present = this.colleagues.filter(({ status }) => status !== 'offline');
    return html`<form class="stack" novalidate @submit=${this.#onSubmit}>
      ${present.length === 0 ? html`<p class="muted">${words.text('handover.none')}</p>` : nothing}
      <label class="field">
        <span>${words.text('handover.to')}</span>
        <select class="input" name="to" autofocus>
          ${present.map((colleague) => html`<option value=${`doctor:${colleague.doctor.id}`}>${this.#colleagueText(colleague)}</option>`)}
          ${this.modules.map(({ id, name }) => html`<option value=${`module:${id}`}>${words.text('handover.module', { module: name })}</option>`)}
        </select>
      </label>
      <label class="field">
        <span>${words.text('handover.reason')}</span>
        <input
          class="input"
          name="reason"
          maxlength=${LIMITS.reasonChars}
          aria-invalid=${this.missing ? 'true' : 'false'}
          aria-describedby="problem"
        />
      </label>
      <p id="problem" class="error" aria-live="polite">${this.missing ? words.text('needed') : ''}</p>
      <label class="field">
        <span>${words.text('handover.note')} · <span class="meta muted">${words.text('note.label')}</span></span>
        <textarea class="input" name="note" rows="3" maxlength=${LIMITS.noteChars}></textarea>
      </label>
      <label class="check"><input type="checkbox" name="urgent" />${words.text('handover.urgent')}</label>
      <div class="end">
        <button class="button outline" type="button" @click=${() => this.close()}>${words.text('cancel')}</button>
        <button class="button main">${words.text('handover.button')}</button>
      </div>
    </form>`;
  }

  #colleagueText({ doctor, status, openChats, cap }: Colleague): string {
    const values = { name: doctorName(doctor, this.words), status: this.words.text(`status.${status}`), open: openChats, cap };
    return this.words.text('handover.doctor', values);
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const reason = fieldText(form, 'reason');
    this.missing = reason === '';
    if (this.missing) return this.renderRoot.querySelector<HTMLElement>('[name=reason]')?.focus();
    const note = fieldText(form, 'note');
    const to = targetOf(fieldText(form, 'to'));
    void this.finishWith(this.offer({ to, reason, urgent: fieldText(form, 'urgent') === 'on', ...(note ? { note } : {}) }));
  };
}

function targetOf(value: string): HandoverTarget {
  const [kind, id = ''] = value.split(/:(.*)/s);
  return kind === 'doctor' ? { kind: 'doctor', doctor: id } : { kind: 'module', module: id };
}
