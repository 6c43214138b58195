import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { appStyles, Localize } from '@consult-kit/elements/foundation.js';
import { campaignIdSchema, ConsultError, errorLabel, isConsultError, type CampaignText } from '@consult-kit/protocol';
import type { ConsoleClient } from '../console-client.ts';
import { readCampaignText, type JsonFault } from '../editor/json-text.ts';
import { dialogStyles } from '../dialog.styles.ts';
import { hashOf } from '../route.ts';
import { ownZone } from '../times.ts';
import { emptyCampaign } from './empty-campaign.ts';

type Source = 'file' | 'text' | 'copy' | 'form';

/** Begins a campaign: from a file of this computer, from pasted text, as a copy of another one, or empty. Goes to its page afterwards. */
export class ConsoleNewCampaign extends LitElement {
  static override styles = [
    ...appStyles,
    dialogStyles,
    css`
      textarea {
        font-family: ui-monospace, monospace;
      }
    `,
  ];

  @property({ attribute: false }) client!: ConsoleClient;
  /** Those that can be copied. */
  @property({ attribute: false }) campaigns: readonly { id: string; name: string }[] = [];
  @state() private source: Source = 'file';
  @state() private text = '';
  @state() private copied = '';
  @state() private newId = '';
  @state() private problem = '';
  @state() private busy = false;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('h2') private headline!: HTMLElement;
  readonly #words = new Localize(this);

  /** Opens the dialog. @param copyOf - The campaign to copy, if that is what the person wants. */
  show(copyOf?: string): void {
    this.source = copyOf === undefined ? 'file' : 'copy';
    this.copied = copyOf ?? this.campaigns[0]?.id ?? '';
    this.text = '';
    this.newId = '';
    this.problem = '';
    this.dialog.showModal();
    this.headline.focus();
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    return html`<dialog aria-labelledby="title">
      <form class="stack loose" novalidate @submit=${this.#onSubmit}>
        <h2 id="title" tabindex="-1">${words.text('new.title')}</h2>
        <fieldset class="stack">
          <legend class="strong">${words.text('new.from')}</legend>
          ${(['file', 'text', 'copy', 'form'] as const).map((source) => this.#choice(source))}
        </fieldset>
        ${this.#input()}
        <label class="field">
          <span>${words.text('new.id')}</span>
          <input
            class="input"
            name="id"
            autocapitalize="none"
            spellcheck="false"
            autocomplete="off"
            aria-describedby="id-hint"
            .value=${this.newId}
            @input=${(event: InputEvent) => (this.newId = (event.target as HTMLInputElement).value)}
          />
          <span id="id-hint" class="meta muted">${words.text('new.id.hint')}</span>
        </label>
        <div role="alert"><p class="error">${this.problem}</p></div>
        <div class="row">
          <button class="button main" aria-disabled=${this.busy ? 'true' : 'false'}>
            ${words.text(this.busy ? 'new.busy' : 'new.create')}
          </button>
          <button class="button outline" type="button" @click=${() => this.dialog.close()}>${words.text('new.cancel')}</button>
        </div>
      </form>
    </dialog>`;
  }

  #choice(source: Source): TemplateResult | typeof nothing {
    if (source === 'copy' && this.campaigns.length === 0) return nothing;
    return html`<label class="row">
      <input type="radio" name="source" .checked=${this.source === source} @change=${() => this.#choose(source)} />
      ${this.#words.text(`new.from.${source}`)}
    </label>`;
  }

  #input(): TemplateResult {
    const words = this.#words;
    if (this.source === 'file')
      return html`<label class="field">
        <span>${words.text('new.file')}</span>
        <input class="input" name="file" type="file" accept=".json,application/json" @change=${this.#onFile} />
      </label>`;
    if (this.source === 'text')
      return html`<label class="field">
        <span>${words.text('new.text')}</span>
        <textarea class="input" name="text" rows="8" spellcheck="false" .value=${this.text} @input=${this.#onText}></textarea>
      </label>`;
    if (this.source === 'form') return html`<p class="meta muted">${words.text('new.form')}</p>`;
    return html`<label class="field">
      <span>${words.text('new.copy')}</span>
      <select class="input" name="copy" @change=${(event: Event) => (this.copied = (event.target as HTMLSelectElement).value)}>
        ${this.campaigns.map(({ id, name }) => html`<option value=${id} ?selected=${id === this.copied}>${name || id} (${id})</option>`)}
      </select>
    </label>`;
  }

  #choose(source: Source): void {
    this.source = source;
    this.text = '';
    this.problem = '';
  }

  readonly #onFile = async (event: Event): Promise<void> => {
    const file = (event.target as HTMLInputElement).files?.[0];
    this.#read(file ? await file.text() : '');
  };

  readonly #onText = (event: Event): void => this.#read((event.target as HTMLTextAreaElement).value);

  /** Takes the text, and offers the id that is in it. */
  #read(text: string): void {
    this.text = text;
    const read = text.trim() === '' ? undefined : readCampaignText(text);
    this.problem = read && 'fault' in read ? this.#faultText(read.fault) : '';
    if (read && 'file' in read && typeof read.file['id'] === 'string') this.newId = read.file['id'];
  }

  #faultText({ problem, line, column, key = '' }: JsonFault): string {
    const words = this.#words;
    return words.text('json.fault', { line, column, problem: words.text(`json.${problem}`, { key }) });
  }

  readonly #onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    const id = this.newId.trim();
    this.busy = true;
    try {
      const file = await this.#file();
      if (file === undefined) return;
      if (!campaignIdSchema.safeParse(id).success) {
        this.problem = this.#words.text('new.id.bad');
        return;
      }
      const { campaign } = await this.client.newCampaign({ ...file, id });
      this.dialog.close();
      location.hash = hashOf({ page: 'campaign', campaign, tab: 'edit' });
    } catch (error) {
      const code = isConsultError(error) ? error.code : 'INTERNAL';
      this.problem =
        code === 'CAMPAIGN_EXISTS' ? this.#words.text('new.exists', { id }) : this.#words.text('new.failed', { label: errorLabel(code) });
    } finally {
      this.busy = false;
    }
  };

  /** What the new campaign begins with; `undefined` with a problem said. */
  async #file(): Promise<CampaignText | undefined> {
    if (this.source === 'copy') return this.#copy();
    if (this.source === 'form') return emptyCampaign(this.#words.lang(), ownZone());
    const read = this.text.trim() === '' ? undefined : readCampaignText(this.text);
    if (read && 'file' in read) return read.file;
    this.problem = read ? this.#faultText(read.fault) : this.#words.text('new.missing');
    return undefined;
  }

  /** As it stands now: with its draft, if it has one. */
  async #copy(): Promise<CampaignText> {
    const { draft, published } = await this.client.read(this.copied);
    const file = draft?.file ?? published?.file;
    if (!file) throw new ConsultError('CAMPAIGN_UNKNOWN', 'This campaign has neither a version nor a draft.');
    return file;
  }
}
