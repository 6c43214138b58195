import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { FollowedConsultation } from '@consult-kit/client';
import { icons, Localize } from '@consult-kit/elements/foundation.js';
import { isVisibleText, LIMITS, type ConsultationView } from '@consult-kit/protocol';
import { dayText, timeOf } from '../chat/log-times.ts';
import { isOwnChat, type DeskContext } from '../shared/desk-context.ts';
import { deskStyles } from '../shared/desk-styles.ts';
import type { Drafts } from '../shared/drafts.ts';
import { languageName, moduleName, patientName, readsLargeText } from '../shared/people.ts';
import { mainActions, otherActions, type KeyTips } from '../shared/talk-actions.ts';
import { answerLines, type CardLine } from './answers.ts';

/** The patient card from the intake, the internal notes and the actions on this talk. */
export class DeskPatientPane extends LitElement {
  static override styles = [
    ...deskStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        background: var(--_surface);
      }
      .scroll {
        display: flex;
        flex: 1;
        flex-direction: column;
        gap: var(--_space-4);
        min-block-size: 0;
        padding: var(--_space-4);
        overflow: auto;
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
        padding: var(--_space-3) var(--_space-4);
        border-block-start: calc(var(--_unit) * 1) solid var(--_border);
      }
      .actions .emergency,
      .others {
        grid-column: 1 / -1;
      }
      .others {
        justify-content: space-around;
      }
      .others .button {
        min-block-size: calc(var(--_unit) * 32);
        padding-inline: var(--_space-1);
      }
      .safety {
        align-items: center;
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) desk!: DeskContext;
  @property({ attribute: false }) chat!: FollowedConsultation;
  @property({ attribute: false }) drafts!: Drafts;
  @property({ attribute: false }) keys: KeyTips = {};
  /** The card lies over the conversation and can be closed here. */
  @property({ type: Boolean }) drawer = false;
  /** Whether handing over, ending and the emergency card are found here; else they stand above each talk. */
  @property({ type: Boolean }) withActions = true;
  @query('textarea') private note!: HTMLTextAreaElement | null;
  @query('h2') private headline!: HTMLElement;
  readonly #words = new Localize(this);

  override focus(options?: FocusOptions): void {
    this.headline.focus(options);
  }

  /** Moves the focus to the internal note. */
  focusNote(): void {
    this.note?.focus();
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    const { view } = this.chat;
    const isOwn = isOwnChat(this.desk.snapshot, view.id);
    const canAct = isOwn && (view.state === 'talking' || view.state === 'paused');
    return html`<div class="scroll" tabindex="0" role="group" aria-labelledby="title">
        <div class="row">
          <h2 id="title" class="grow" tabindex="-1">
            ${words.text('card.title')}: <span lang=${view.language}>${patientName(view, words)}</span>
          </h2>
          ${this.drawer ? html`<button class="button text" @click=${this.#onClose}>${words.text('card.close')}</button>` : nothing}
        </div>
        ${
          view.intake.safety === 'some'
            ? html`<p class="notice danger safety">
                ${icons.warning}<span>${words.text('card.safety')}: ${words.text('card.safety.some')}</span>
              </p>`
            : nothing
        }
        <dl>
          ${this.#lines(view).map(
            ({ label, value, isTheirs }) =>
              html`<dt>${label}</dt>
                <dd lang=${isTheirs ? view.language : nothing}>${value}</dd>`,
          )}
        </dl>
        ${isOwn ? this.#notes() : nothing}
      </div>
      ${canAct ? this.#actions(view) : nothing}`;
  }

  #actions(view: ConsultationView): TemplateResult {
    return html`<div class="actions">
      ${this.withActions ? mainActions(this, view, this.keys, this.#words) : nothing}
      <div class="row others">${otherActions(this, view, this.#words)}</div>
    </div>`;
  }

  /** What decides about the advice comes first; how it came here comes last. */
  #lines(view: ConsultationView): CardLine[] {
    const words = this.#words;
    const document = this.desk.texts.find(view.campaign);
    const { intake, consent, emergency } = view;
    const consentTime = `${dayText(consent.at, this.desk.nowMs, words)} ${timeOf(consent.at)}`;
    const consentText = words.text('card.consent-value', { version: consent.version, time: consentTime });
    return [
      ...(emergency ? [{ label: words.text('card.emergency'), value: words.text(emergencyKey(emergency)) }] : []),
      ...answerLines(view, document, words),
      ...(intake.safety === 'none' ? [{ label: words.text('card.safety'), value: `${words.text('card.safety.none')} ✓` }] : []),
      { label: words.text('card.module'), value: moduleName(document, view.module, words) },
      { label: words.text('card.for'), value: words.text(intake.forSelf ? 'card.for.self' : 'card.for.other') },
      { label: words.text('card.language'), value: languageName(view.language, words) },
      ...(readsLargeText(view) ? [{ label: words.text('card.reads'), value: words.text('card.text-size') }] : []),
      { label: words.text('card.consent'), value: consent.guardian ? `${consentText} · ${words.text('card.guardian')}` : consentText },
      { label: words.text('card.case'), value: String(view.number) },
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
          .value=${live(this.drafts.note(this.chat.view.id))}
          @input=${this.#onNoteInput}
          @keydown=${this.#onNoteKey}
        ></textarea>
      </label>
      <div class="row"><span class="grow"></span><button class="button outline">${words.text('note.add')}</button></div>
    </form>`;
  }

  readonly #onClose = (): void => {
    this.dispatchEvent(new CustomEvent('desk-card', { bubbles: true, composed: true }));
  };

  readonly #onNoteInput = (): void => this.drafts.writeNote(this.chat.view.id, this.note?.value ?? '');

  /** The shortcut that sends a message saves the note here, and sends nothing. */
  readonly #onNoteKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    this.note?.form?.requestSubmit();
  };

  readonly #onNote = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { id } = this.chat.view;
    const text = this.drafts.note(id).trim();
    if (!isVisibleText(text) || !(await this.desk.run(this.desk.client.addNote(id, text)))) return;
    this.drafts.writeNote(id, '');
    this.requestUpdate();
  };
}

function emergencyKey(emergency: NonNullable<ConsultationView['emergency']>): string {
  if (emergency.called) return 'card.emergency.called';
  return emergency.seen ? 'card.emergency.seen' : 'card.emergency.shown';
}
