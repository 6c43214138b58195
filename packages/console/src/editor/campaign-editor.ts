import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Timers } from '@consult-kit/client';
import { appStyles, icons, Localize } from '@consult-kit/elements/foundation.js';
import {
  errorLabel,
  isConsultError,
  pathText,
  type CampaignPage,
  type CampaignText,
  type Finding,
  type PreviewAnswer,
} from '@consult-kit/protocol';
import { findingCounts, findingList, findingStyles } from '../campaigns/finding-list.ts';
import type { ConsoleClient } from '../console-client.ts';
import { hashOf } from '../route.ts';
import type { ConsoleCampaignForm, FieldEdit } from './campaign-form.ts';
import { conflictList, conflictStyles } from './conflict-list.ts';
import type { DraftKeeper, DraftStatus } from './draft-keeper.ts';
import { FileChecker } from './file-checker.ts';
import type { ConsoleJsonPane } from './json-pane.ts';
import { labelOfPath } from './merge.ts';
import { withValue, type Path } from './paths.ts';
import { saveState } from './save-state.ts';

/**
 * The room where a campaign is changed: its form with the checks, and beside it what others build:
 * - `<console-preview .client .timers .file .at .nowMs>` shows the real elements at an instant, with the timeline to choose it; fires
 *   `at-chosen`, and `preview-answered` with all that the gateway has found in the file.
 * - `<console-publishing .client .page .file .unsaved .canChange>` publishes, pauses and resumes; fires `campaign-changed` (bubbles,
 *   composed) afterwards, and `field-wanted` with the path of an error.
 *
 * `file` is the `CampaignText` in the form, broken or not; `nowMs` the gateway's time; `unsaved` true while the draft on the gateway is not yet
 * what the form shows.
 */
export class ConsoleCampaignEditor extends LitElement {
  static override styles = [
    ...appStyles,
    findingStyles,
    conflictStyles,
    css`
      console-publishing {
        display: block;
      }
      /* Regions that speak stand here empty, so distances belong to what is seen. */
      .notice,
      console-publishing {
        margin-block-end: var(--_space-4);
      }
      .side-by-side > * {
        min-inline-size: 0;
      }
      .bar {
        position: sticky;
        inset-block-start: 0;
        z-index: 1;
        margin-block-end: var(--_space-4);
        padding-block: var(--_space-2);
        border-block-end: calc(var(--_unit) * 1) solid var(--_border);
        background: var(--_canvas);
      }
      .failed {
        color: var(--_danger);
      }
      .side-by-side {
        display: grid;
        gap: var(--_space-4);
        align-items: start;
      }
      .link {
        padding: 0;
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        text-align: start;
        text-decoration: underline;
        overflow-wrap: anywhere;
        cursor: pointer;
      }
      summary {
        min-block-size: calc(var(--_unit) * 40);
        cursor: pointer;
      }
      summary h3 {
        display: inline;
      }
      @media (min-width: 1100px) {
        .side-by-side {
          grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
        }
        .aside {
          position: sticky;
          inset-block-start: calc(var(--_unit) * 72);
          max-block-size: calc(100vh - var(--_unit) * 80);
          overflow-y: auto;
        }
      }
    `,
  ];

  @property({ attribute: false }) client!: ConsoleClient;
  @property({ attribute: false }) timers!: Timers;
  @property({ attribute: false }) page!: CampaignPage;
  @property({ type: Boolean, attribute: 'can-change' }) canChange = false;
  /** The file in the form. */
  @property({ attribute: false }) file!: CampaignText;
  @property({ attribute: false }) keeper!: DraftKeeper;
  /** How the draft stands; a new object with every change of it. */
  @property({ attribute: false }) draft!: DraftStatus;
  /** The instant of the preview, ISO 8601 UTC; `undefined` for this moment. */
  @state() private at: string | undefined;
  @state() private isAsking = false;
  @state() private problem = '';
  @query('console-campaign-form') private form!: ConsoleCampaignForm;
  @query('console-json-pane') private pane!: ConsoleJsonPane;
  @query('#json') private paneBox!: HTMLDetailsElement;
  readonly #words = new Localize(this);
  #checker: FileChecker | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#checker = new FileChecker(this.timers, () => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#checker?.stop();
  }

  protected override willUpdate(): void {
    this.#checker?.watch(this.file, this.#nowMs(), this.page.published?.file);
  }

  protected override render(): TemplateResult {
    const findings = this.#checker?.findings ?? [];
    return html`<div class="bar row">
        <div class="grow">${this.canChange ? saveState(this.draft, this.#words, () => void this.keeper.saveNow()) : nothing}</div>
        <span role="status">${this.#counts(findings)}</span>
      </div>
      ${conflictList(this.draft, this.#words, {
        resolve: (conflict, side) => this.keeper.resolve(conflict, side),
        dismiss: () => this.keeper.dismissTaken(),
      })}
      <console-publishing
        .client=${this.client}
        .page=${this.page}
        .file=${this.file}
        .unsaved=${this.draft.saving !== 'saved'}
        .canChange=${this.canChange}
        @field-wanted=${(event: CustomEvent<Path>) => void this.#goTo(event.detail)}
      ></console-publishing>
      <div class="side-by-side">
        <div class="stack loose">
          ${this.#checks(findings)}
          <console-campaign-form
            .current=${() => this.keeper.file ?? this.file}
            .file=${this.file}
            .findings=${findings}
            .readOnly=${!this.canChange}
            .nowMs=${this.#nowMs()}
            @field-edit=${this.#onFieldEdit}
            @json-wanted=${(event: CustomEvent<Path>) => void this.#showJson(event.detail)}
          ></console-campaign-form>
          ${this.#json()} ${this.canChange ? this.#discarding() : nothing}
        </div>
        <div class="aside">
          <console-preview
            .client=${this.client}
            .timers=${this.timers}
            .file=${this.file}
            .at=${this.at}
            .nowMs=${this.#nowMs()}
            @at-chosen=${(event: CustomEvent<string | undefined>) => (this.at = event.detail)}
            @preview-answered=${this.#onAnswer}
          ></console-preview>
        </div>
      </div>`;
  }

  #nowMs(): number {
    return Date.parse(this.page.serverTime);
  }

  #counts(findings: readonly Finding[]): TemplateResult | string {
    return findings.length === 0
      ? html`<span class="row">${icons.done}${this.#words.text('checks.none')}</span>`
      : findingCounts(findings, this.#words);
  }

  /** What was found; each leads to its field. */
  #checks(findings: readonly Finding[]): TemplateResult | typeof nothing {
    const words = this.#words;
    if (findings.length === 0) return nothing;
    const place = ({ path, code }: Finding): TemplateResult =>
      html`<button class="link" type="button" title=${pathText(path)} @click=${() => void this.#goTo(path)}>
        ${labelOfPath(this.file, path, words.lang()) || code}
      </button>`;
    return html`<section class="card" aria-labelledby="checks">
      <h3 id="checks">${words.text('findings.title', { counts: findingCounts(findings, words) })}</h3>
      ${findingList(findings, words, place)}
    </section>`;
  }

  #json(): TemplateResult {
    const isOpen = this.draft.looseText !== undefined;
    return html`<details class="card" id="json" ?open=${isOpen}>
      <summary><h3>${this.#words.text('json.title')}</h3></summary>
      <console-json-pane
        .file=${this.file}
        .looseText=${this.draft.looseText}
        .readOnly=${!this.canChange}
        @file-edit=${(event: CustomEvent<CampaignText>) => this.keeper.replace(event.detail)}
        @loose-text=${(event: CustomEvent<string | undefined>) => this.keeper.keepText(event.detail)}
      ></console-json-pane>
    </details>`;
  }

  #discarding(): TemplateResult | typeof nothing {
    const words = this.#words;
    if (!this.page.draft && this.draft.saving === 'saved') return nothing;
    const isNew = this.page.published === null;
    return html`<section class="stack" aria-label=${words.text('discard.open')}>
      <div role="alert"><p class="error">${this.problem}</p></div>
      ${
        this.isAsking
          ? html`<p>${words.text(isNew ? 'discard.ask-new' : 'discard.ask')}</p>
              <div class="row">
                <button class="button danger" type="button" @click=${this.#onDiscard}>${words.text('discard.yes')}</button>
                <button class="button outline" type="button" @click=${() => (this.isAsking = false)}>${words.text('discard.no')}</button>
              </div>`
          : html`<div>
              <button class="button outline-danger" type="button" id="discard" @click=${() => (this.isAsking = true)}>
                ${words.text('discard.open')}
              </button>
            </div>`
      }
    </section>`;
  }

  async #goTo(path: Path): Promise<void> {
    if (!(await this.form.focusPath(path))) await this.#showJson(path);
  }

  async #showJson(path: Path): Promise<void> {
    this.paneBox.open = true;
    await this.pane.focusPath(path);
  }

  readonly #onAnswer = (event: CustomEvent<PreviewAnswer>): void => {
    const { file } = event.target as HTMLElement & { file: CampaignText };
    this.#checker?.hear(event.detail.findings, file, this.#nowMs());
  };

  readonly #onFieldEdit = ({ detail: { path, value } }: CustomEvent<FieldEdit>): void => {
    this.keeper.replace(withValue(this.keeper.file ?? this.file, path, value));
  };

  readonly #onDiscard = async (): Promise<void> => {
    this.isAsking = false;
    this.problem = '';
    const isNew = this.page.published === null;
    try {
      await this.keeper.discard();
    } catch (error) {
      const code = isConsultError(error) ? error.code : 'INTERNAL';
      // Of a campaign that was never published nothing is left.
      if (!isNew || code !== 'CAMPAIGN_UNKNOWN') {
        this.problem = this.#words.text('discard.failed', { label: errorLabel(code) });
        return;
      }
    }
    if (isNew) location.hash = hashOf({ page: 'list' });
  };
}
