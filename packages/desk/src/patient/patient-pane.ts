import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { FollowedConsultation } from '@consult-kit/client';
import { icons, Localize } from '@consult-kit/elements/foundation.js';
import { isVisibleText, LIMITS, type ConsultationView } from '@consult-kit/protocol';
import { timeOf } from '../chat/log.ts';
import type { DeskContext } from '../shared/desk-context.ts';
import { deskStyles } from '../shared/desk-styles.ts';
import { languageName, moduleName, patientName } from '../shared/people.ts';
import { answerLines, type CardLine } from './answers.ts';

/** What can be asked for from the patient card. */
export type PatientAction = 'handover' | 'end' | 'emergency' | 'decline' | 'pause';

/** The patient card from the intake, the internal notes and the actions on this talk. */
export class DeskPatientPane extends LitElement {
  static override styles = [
    ...deskStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: var(--_space-4);
        padding: var(--_space-4);
        overflow: auto;
        background: var(--_surface);
      }
      h2 {
        font-size: calc(var(--_unit) * 15);
        line-height: calc(var(--_unit) * 22);
      }
      dl {
        display: grid;
        grid-template-columns: minmax(calc(var(--_unit) * 72), 38%) minmax(0, 1fr);
        gap: var(--_space-1) var(--_space-3);
      }
      dt {
        color: var(--_text-muted);
      }
      dd {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      dd.alarming {
        color: var(--_danger);
        font-weight: 600;
      }
      .note-field {
        padding: var(--_space-3);
        border-radius: var(--_radius-control);
        background: var(--_warning-tint);
        color: var(--_on-warning-tint);
      }
      .note-field .input {
        color: var(--_text);
      }
      .actions {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--_space-2);
      }
      .actions .wide {
        grid-column: 1 / -1;
      }
    `,
  ];

  @property({ attribute: false }) desk!: DeskContext;
  @property({ attribute: false }) chat!: FollowedConsultation;
  /** Keys for the tooltips, by action; empty while shortcuts are off. */
  @property({ attribute: false }) keys: Readonly<Record<string, string>> = {};
  @query('textarea') private note!: HTMLTextAreaElement;
  readonly #words = new Localize(this);

  /** Moves the focus to the internal note. */
  focusNote(): void {
    this.note.focus();
  }

  protected override render(): TemplateResult {
    const { view } = this.chat;
    return html`<h2>${this.#words.text('card.title')}: ${patientName(view, this.#words)}</h2>
      <dl>
        ${this.#lines(view).map(
          ({ label, value, alarming }) =>
            html`<dt>${label}</dt>
              <dd class=${alarming ? 'alarming' : ''}>${value}</dd>`,
        )}
      </dl>
      ${this.#notes()} ${view.state === 'talking' || view.state === 'paused' ? this.#actions(view) : nothing}`;
  }

  #lines(view: ConsultationView): CardLine[] {
    const words = this.#words;
    const document = this.desk.texts.find(view.campaign);
    const { intake, consent, emergency } = view;
    const size = intake.textSize;
    const consentText = words.text('card.consent-value', { version: consent.version, time: timeOf(consent.at) });
    return [
      { label: words.text('card.case'), value: String(view.number) },
      { label: words.text('card.module'), value: moduleName(document, view.module, words) },
      { label: words.text('card.language'), value: languageName(view.language, words) },
      { label: words.text('card.for'), value: words.text(intake.forSelf ? 'card.for.self' : 'card.for.other') },
      { label: words.text('card.safety'), value: words.text(`card.safety.${intake.safety}`), alarming: intake.safety === 'some' },
      ...answerLines(view, document, words),
      ...(emergency ? [{ label: words.text('card.emergency'), value: words.text(emergencyKey(emergency)) }] : []),
      ...(size === 'elder' || size === 'max' ? [{ label: words.text('card.text-size'), value: '✓' }] : []),
      { label: words.text('card.consent'), value: consent.guardian ? `${consentText} · ${words.text('card.guardian')}` : consentText },
    ];
  }

  #notes(): TemplateResult {
    const words = this.#words;
    return html`<form class="note-field stack" @submit=${this.#onNote}>
      <label class="field">
        <span class="strong">${words.text('note.title')} · ${words.text('note.label')}</span>
        <textarea
          class="input"
          rows="2"
          maxlength=${LIMITS.noteChars}
          aria-label=${words.text('note.field')}
          title=${this.keys['note'] ?? ''}
        ></textarea>
      </label>
      <div class="row"><span class="grow"></span><button class="button outline">${words.text('note.add')}</button></div>
    </form>`;
  }

  #actions(view: ConsultationView): TemplateResult {
    const words = this.#words;
    return html`<div class="actions">
      <button
        class="button outline"
        title=${this.keys['handover'] ?? ''}
        ?disabled=${view.handover !== null}
        @click=${() => this.#ask('handover')}
      >
        ${words.text('action.handover')}
      </button>
      <button class="button outline" title=${this.keys['end'] ?? ''} @click=${() => this.#ask('end')}>${words.text('action.end')}</button>
      <button class="button outline-danger wide" @click=${() => this.#ask('emergency')}>
        ${icons.warning}${words.text('action.emergency')}
      </button>
      <button class="button text" @click=${() => this.#ask('decline')}>${words.text('action.decline')}</button>
      ${view.state === 'talking' ? html`<button class="button text" @click=${() => this.#ask('pause')}>${words.text('action.pause')}</button>` : nothing}
    </div>`;
  }

  #ask(action: PatientAction): void {
    this.dispatchEvent(new CustomEvent('desk-action', { detail: { action } }));
  }

  readonly #onNote = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const text = this.note.value.trim();
    if (!isVisibleText(text)) return;
    if (await this.desk.run(this.desk.client.addNote(this.chat.view.id, text))) this.note.value = '';
  };
}

function emergencyKey(emergency: NonNullable<ConsultationView['emergency']>): string {
  if (emergency.called) return 'card.emergency.called';
  return emergency.seen ? 'card.emergency.seen' : 'card.emergency.shown';
}
