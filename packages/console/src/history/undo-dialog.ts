import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { appStyles, Localize } from '@consult-kit/elements/foundation.js';
import { errorLabel, isConsultError, type CampaignPage, type ErrorCode } from '@consult-kit/protocol';
import { editorName } from '../campaign/editor-name.ts';
import { dialogStyles } from '../dialog.styles.ts';
import { hashOf } from '../route.ts';
import { quietRegions } from '../quiet-regions.styles.ts';
import { namedTime, zoneOf } from '../times.ts';

/**
 * Asks before an earlier version takes the place of the draft, and goes to the form afterwards.
 *
 * @fires {CustomEvent} campaign-changed - It was refused; the campaign may be another than the page knows.
 */
export class ConsoleUndoDialog extends LitElement {
  static override styles = [...appStyles, dialogStyles, quietRegions];

  @property({ attribute: false }) page!: CampaignPage;
  /** Puts a version into the draft. */
  @property({ attribute: false }) restore!: (version: number) => Promise<void>;
  @state() private version = 0;
  @state() private failure: ErrorCode | undefined;
  @state() private busy = false;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('h2') private headline!: HTMLElement;
  readonly #words = new Localize(this);

  show(version: number): void {
    this.version = version;
    this.failure = undefined;
    this.dialog.showModal();
    this.headline.focus();
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    const { version } = this;
    return html`<dialog aria-labelledby="title">
      <form class="stack loose" @submit=${this.#onSubmit}>
        <h2 id="title" tabindex="-1">${words.text('undo.title', { version })}</h2>
        <p>${words.text('undo.means')} ${words.text('undo.pause')}</p>
        ${this.#draft()}
        <div role="alert">${this.failure ? html`<p class="error">${this.#problem(this.failure)}</p>` : nothing}</div>
        <div class="row">
          <button class="button main" id="confirm" aria-disabled=${this.busy ? 'true' : 'false'}>
            ${words.text(this.busy ? 'undo.busy' : 'undo.confirm')}
          </button>
          <button class="button outline" type="button" @click=${() => this.dialog.close()}>${words.text('undo.cancel')}</button>
        </div>
      </form>
    </dialog>`;
  }

  /** What is lost. */
  #draft(): TemplateResult | typeof nothing {
    const { draft } = this.page;
    const words = this.#words;
    if (!draft) return nothing;
    const values = { name: editorName(draft.by, words), time: namedTime(draft.at, zoneOf(this.page), words.lang()) };
    return html`<p class="notice warning"><span>${words.text('undo.draft', values)}</span></p>`;
  }

  #problem(code: ErrorCode): string {
    const name = editorName(this.page.draft?.by, this.#words);
    return this.#words.text(code === 'DRAFT_CONFLICT' ? 'undo.conflict' : 'undo.failed', { name, label: errorLabel(code) });
  }

  readonly #onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    this.failure = undefined;
    try {
      await this.restore(this.version);
      this.dialog.close();
      location.hash = hashOf({ page: 'campaign', campaign: this.page.campaign, tab: 'edit' });
    } catch (error) {
      this.failure = isConsultError(error) ? error.code : 'INTERNAL';
      this.dispatchEvent(new CustomEvent('campaign-changed', { bubbles: true, composed: true }));
    } finally {
      this.busy = false;
    }
  };
}
