import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { appStyles, Localize } from '@consult-kit/elements/foundation.js';
import { errorLabel, isConsultError, type ErrorCode, type VersionFile } from '@consult-kit/protocol';
import type { ConsoleClient } from '../console-client.ts';
import { dialogStyles } from '../dialog.styles.ts';
import { writeCampaignText } from '../editor/json-text.ts';
import { quietRegions } from '../quiet-regions.styles.ts';
import { saveFile } from '../save-file.ts';

/** The file of one version, to be read and downloaded. */
export class ConsoleVersionDialog extends LitElement {
  static override styles = [
    ...appStyles,
    dialogStyles,
    quietRegions,
    css`
      dialog {
        inline-size: min(calc(100% - var(--_space-5)), calc(var(--_unit) * 800));
      }
      pre {
        margin: 0;
        max-block-size: 50vh;
        padding: var(--_space-3);
        overflow: auto;
        border-radius: var(--_radius-control);
        background: var(--_sunken);
        font-family: ui-monospace, monospace;
        font-size: var(--_meta);
        line-height: var(--_meta-line);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) client!: Pick<ConsoleClient, 'version'>;
  /** Its id. */
  @property() campaign = '';
  @state() private version = 0;
  @state() private file: VersionFile | undefined;
  @state() private failure: ErrorCode | undefined;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('h2') private headline!: HTMLElement;
  readonly #words = new Localize(this);

  /** Opens the dialog and reads the file. */
  async show(version: number): Promise<void> {
    this.version = version;
    this.file = undefined;
    this.failure = undefined;
    this.dialog.showModal();
    this.headline.focus();
    try {
      const file = await this.client.version(this.campaign, version);
      if (this.version === version) this.file = file;
    } catch (error) {
      if (this.version === version) this.failure = isConsultError(error) ? error.code : 'INTERNAL';
    }
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    return html`<dialog aria-labelledby="title">
      <div class="stack loose">
        <h2 id="title" tabindex="-1">${words.text('version.title', { version: this.version })}</h2>
        <div role="status">${this.file || this.failure ? nothing : html`<p>${words.text('version.reading')}</p>`}</div>
        <div role="alert">
          ${this.failure ? html`<p class="error">${words.text('version.failed', { label: errorLabel(this.failure) })}</p>` : nothing}
        </div>
        ${
          this.file
            ? html`<pre tabindex="0" role="region" aria-label=${words.text('version.json')}>${writeCampaignText(this.file.file)}</pre>`
            : nothing
        }
        <div class="row">
          ${
            this.file
              ? html`<button class="button main" type="button" id="download" @click=${this.#onDownload}>
                  ${words.text('version.download')}
                </button>`
              : nothing
          }
          <button class="button outline" type="button" @click=${() => this.dialog.close()}>${words.text('version.close')}</button>
        </div>
      </div>
    </dialog>`;
  }

  readonly #onDownload = (): void => {
    if (!this.file) return;
    saveFile(`${this.campaign}-version-${this.version}.json`, `${writeCampaignText(this.file.file)}\n`, 'application/json');
  };
}
