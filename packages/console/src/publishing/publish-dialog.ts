import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { appStyles, icons, Localize } from '@consult-kit/elements/foundation.js';
import { errorLabel, isConsultError, pathText, pickText, type CampaignPage, type ErrorCode, type Finding } from '@consult-kit/protocol';
import { changeList } from '../campaign/change-list.ts';
import { changeListStyles } from '../campaign/change-list.styles.ts';
import { editorName } from '../campaign/editor-name.ts';
import { findingList, findingStyles } from '../campaigns/finding-list.ts';
import type { ConsoleClient } from '../console-client.ts';
import { dialogStyles } from '../dialog.styles.ts';
import { labelOfPath } from '../editor/merge.ts';
import { quietRegions } from '../quiet-regions.styles.ts';
import { namedTime, ownTime, zoneOf } from '../times.ts';
import { affectedText } from './affected-text.ts';
import { overtaken, reviewDraft, type Overtaken, type Review } from './review.ts';

/**
 * Asks before a draft is published: shows what changes, when shoppers first and last see something, who is affected now; errors block, each
 * warning needs a tick, and closing an open campaign its name. What was looked at is what gets published, or nothing.
 *
 * @fires {CustomEvent<PublishedAnswer>} published - The draft is a version now.
 * @fires {CustomEvent} campaign-changed - It may be time to read the campaign again.
 * @fires {CustomEvent<Path>} field-wanted - Somebody wants to go to the field of an error.
 */
export class ConsolePublishDialog extends LitElement {
  static override styles = [
    ...appStyles,
    dialogStyles,
    quietRegions,
    changeListStyles,
    findingStyles,
    css`
      :host {
        display: contents;
      }
      .tick {
        display: flex;
        gap: var(--_space-3);
        align-items: flex-start;
        min-block-size: calc(var(--_unit) * 40);
        padding-block: var(--_space-2);
        border-block-start: calc(var(--_unit) * 1) solid var(--_border);
      }
      .tick span {
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
      input[type='checkbox'] {
        flex: none;
        inline-size: calc(var(--_unit) * 20);
        block-size: calc(var(--_unit) * 20);
        margin-block-start: calc(var(--_unit) * 1);
        accent-color: var(--_brand);
      }
      dt {
        color: var(--_text-muted);
      }
      .own-time {
        display: block;
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
    `,
  ];

  @property({ attribute: false }) client!: Pick<ConsoleClient, 'read' | 'preview' | 'publish'>;
  @property({ attribute: false }) page!: CampaignPage;
  /** True while the draft on the gateway is not yet what the form shows. */
  @property({ type: Boolean }) unsaved = false;
  @state() private isOpen = false;
  @state() private review: Review | undefined;
  /** Somebody else was faster. */
  @state() private overtaken: Overtaken | undefined;
  @state() private failure: { step: 'look' | 'publish'; code: ErrorCode } | undefined;
  @state() private problem = '';
  /** The gateway asked for more than the dialog knew of. */
  @state() private isDoubted = false;
  @state() private busy = false;
  @state() private ticked: ReadonlySet<string> = new Set();
  @state() private typedName = '';
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('h2') private headline!: HTMLElement;
  readonly #words = new Localize(this);
  #isLooking = false;
  /** What was served when the dialog was opened. */
  #versionBefore = 0;

  /** Opens the dialog; what is not saved yet is waited for. */
  show(): void {
    this.isOpen = true;
    this.isDoubted = false;
    this.#versionBefore = this.page.published?.version ?? 0;
    this.#forget();
    this.dialog.showModal();
    this.headline.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('page') && this.isOpen && this.review && !this.busy) this.overtaken ??= overtaken(this.review, this.page);
  }

  protected override updated(): void {
    if (this.isOpen && !this.unsaved && !this.review && !this.failure && !this.overtaken) void this.#look();
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    return html`<dialog aria-labelledby="title" @close=${() => (this.isOpen = false)}>
      <form class="stack loose" novalidate @submit=${this.#onSubmit}>
        <h2 id="title" tabindex="-1">${words.text('publish.title')}</h2>
        ${this.isDoubted && this.review ? html`<p class="notice warning"><span>${words.text('publish.unconfirmed')}</span></p>` : nothing}
        ${this.review ? this.#content(this.review) : nothing}
        <div role="status">${this.#wait()}</div>
        <div role="alert">${this.#refusal()}</div>
        <div class="row">${this.#buttons()}</div>
      </form>
    </dialog>`;
  }

  /** Why there is nothing to look at yet. */
  #wait(): TemplateResult | typeof nothing {
    if (this.review || this.failure || this.overtaken) return nothing;
    return html`<p>${this.#words.text(this.unsaved ? 'publish.saving' : 'publish.looking')}</p>`;
  }

  #content(review: Review): TemplateResult {
    const words = this.#words;
    const { preview, affected, findings } = review.answer;
    const errors = findings.filter(({ severity }) => severity === 'error');
    if (!preview) {
      return html`<section class="stack" aria-labelledby="errors">
        <h3 id="errors">${words.text('publish.errors', { count: errors.length })}</h3>
        ${findingList(errors, words, (finding) => this.#link(finding))}
      </section>`;
    }
    return html`<section class="stack" aria-labelledby="changes">
        <h3 id="changes">${words.text('publish.changes')}</h3>
        ${
          preview.changes.length > 0
            ? changeList(preview.changes, words)
            : html`<p>${words.text(review.version === 0 ? 'publish.first' : 'publish.same')}</p>`
        }
      </section>
      <dl class="stack">
        <div>
          <dt>${words.text('publish.first-shown')}</dt>
          <dd>${this.#time(preview.firstShownAt, preview.document.timeZone)}</dd>
        </div>
        <div>
          <dt>${words.text('publish.last-shown')}</dt>
          <dd>${this.#time(preview.lastShownAt, preview.document.timeZone)}</dd>
        </div>
        <div>
          <dt>${words.text('publish.affected')}</dt>
          <dd>${affectedText(affected, words)}</dd>
        </div>
      </dl>
      ${this.#warnings(findings)} ${this.#name(review)}`;
  }

  #link(finding: Finding): TemplateResult {
    const label = labelOfPath(this.page.draft?.file ?? {}, finding.path, this.#words.lang());
    return html`<button class="link" type="button" title=${pathText(finding.path)} @click=${() => this.#goTo(finding)}>
      ${label || finding.code}
    </button>`;
  }

  #time(at: string, timeZone: string): TemplateResult {
    return html`${namedTime(at, timeZone, this.#words.lang())} ${ownTime(at, timeZone, this.#words)}`;
  }

  #warnings(findings: readonly Finding[]): TemplateResult | typeof nothing {
    const words = this.#words;
    const warnings = findings.filter(({ severity }) => severity === 'warning');
    if (warnings.length === 0) return nothing;
    return html`<fieldset>
      <legend class="strong">${words.text('publish.warnings', { count: warnings.length })}</legend>
      ${warnings.map(
        (warning) =>
          html`<label class="tick">
            <input
              type="checkbox"
              .checked=${this.ticked.has(keyOf(warning))}
              @change=${(event: Event) => this.#tick(warning, (event.target as HTMLInputElement).checked)}
            />
            <span>
              <span class="strong">${labelOfPath(this.page.draft?.file ?? {}, warning.path, words.lang())}</span>
              ${pickText(warning.messages, words.lang())}
            </span>
          </label>`,
      )}
    </fieldset>`;
  }

  #name(review: Review): TemplateResult | typeof nothing {
    if (!this.#needsName(review)) return nothing;
    const words = this.#words;
    const { campaign } = this.page;
    return html`<label class="field">
      <span class="strong">${words.text('publish.closes')}</span>
      <span>${words.text('publish.type-name', { campaign })}</span>
      <input
        class="input"
        name="name"
        autocapitalize="none"
        autocomplete="off"
        spellcheck="false"
        .value=${this.typedName}
        @input=${(event: InputEvent) => (this.typedName = (event.target as HTMLInputElement).value)}
      />
    </label>`;
  }

  /** Why nothing is published: somebody was faster, the gateway refused, or something is not confirmed. */
  #refusal(): TemplateResult | typeof nothing {
    const words = this.#words;
    if (this.overtaken) return html`<p class="notice warning"><span>${this.#overtakenText(this.overtaken)}</span></p>`;
    if (this.failure) {
      const label = errorLabel(this.failure.code);
      return html`<p class="notice danger"><span>${words.text(`publish.failed-${this.failure.step}`, { label })}</span></p>`;
    }
    return this.problem ? html`<p class="error">${icons.warning}<span>${this.problem}</span></p>` : nothing;
  }

  #overtakenText({ what, by, at, version }: Overtaken): string {
    const words = this.#words;
    const name = editorName(by, words);
    const time = at === null ? '' : namedTime(at, zoneOf(this.page), words.lang());
    return words.text(`publish.overtaken-${what}`, { name, time, version });
  }

  #buttons(): TemplateResult {
    const words = this.#words;
    const back = html`<button class="button outline" type="button" id="back" @click=${() => this.dialog.close()}>
      ${words.text('publish.back')}
    </button>`;
    if (this.overtaken?.hasDraft === false) return back;
    if (this.overtaken || this.failure)
      return html`<button class="button main" type="button" id="again" @click=${this.#onAgain}>${words.text('publish.again')}</button
        >${back}`;
    if (this.review && !this.review.answer.preview) return back;
    const isReady = this.review !== undefined && !this.busy && this.#missing(this.review) === '';
    return html`<button class="button main" id="confirm" aria-disabled=${isReady ? 'false' : 'true'}>
        ${words.text(this.busy ? 'publish.busy' : 'publish.confirm')}
      </button>
      ${back}`;
  }

  #needsName({ closes, answer }: Review): boolean {
    // A gateway that still doubts when every warning is ticked asks for the name.
    return closes || (this.isDoubted && answer.findings.every(({ severity }) => severity !== 'warning'));
  }

  /** What is still to be confirmed, in words; nothing if all is. */
  #missing(review: Review): string {
    const words = this.#words;
    const open = review.answer.findings.filter((finding) => finding.severity === 'warning' && !this.ticked.has(keyOf(finding)));
    if (open.length > 0) return words.text('publish.untick', { count: open.length });
    const isNamed = !this.#needsName(review) || this.typedName.trim() === this.page.campaign;
    return isNamed ? '' : words.text('publish.unnamed', { campaign: this.page.campaign });
  }

  #tick(warning: Finding, isOn: boolean): void {
    const key = keyOf(warning);
    this.ticked = new Set(isOn ? [...this.ticked, key] : [...this.ticked].filter((other) => other !== key));
    this.problem = '';
  }

  #goTo({ path }: Finding): void {
    this.dialog.close();
    this.dispatchEvent(new CustomEvent('field-wanted', { detail: path, bubbles: true, composed: true }));
  }

  #forget(): void {
    this.review = undefined;
    this.overtaken = undefined;
    this.failure = undefined;
    this.problem = '';
    this.ticked = new Set();
    this.typedName = '';
  }

  /** Reads the draft and what it means. */
  async #look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      const page = await this.client.read(this.page.campaign, true);
      if (page.draft) this.review = await reviewDraft(this.client, page.draft, page.published);
      else this.overtaken = overtaken({ revision: 0, version: this.#versionBefore }, page);
    } catch (error) {
      this.failure = { step: 'look', code: codeOf(error) };
    } finally {
      this.#isLooking = false;
    }
  }

  readonly #onAgain = (): void => {
    this.#forget();
    this.headline.focus();
  };

  readonly #onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { review } = this;
    if (this.busy || this.overtaken || this.failure || !review?.answer.preview) return;
    this.problem = this.#missing(review);
    if (this.problem !== '') return;
    this.busy = true;
    try {
      await this.#publish(review);
    } catch (error) {
      await this.#onRefused(review, codeOf(error));
    } finally {
      this.busy = false;
    }
  };

  async #publish(review: Review): Promise<void> {
    const { revision, version, answer } = review;
    const ticked = [...new Set(answer.findings.filter(({ severity }) => severity === 'warning').map(({ code }) => code))];
    const named = this.#needsName(review) ? { typedName: this.page.campaign } : {};
    const published = await this.client.publish(this.page.campaign, { revision, version, ticked, ...named });
    this.dispatchEvent(new CustomEvent('published', { detail: published }));
    this.#tellChanged();
    this.dialog.close();
  }

  async #onRefused(review: Review, code: ErrorCode): Promise<void> {
    this.#tellChanged();
    if (code === 'PUBLISH_UNCONFIRMED' || code === 'CAMPAIGN_FILE_INVALID') {
      // Something has come up since: what it is stands in a new look at the same draft.
      this.#forget();
      this.isDoubted = code === 'PUBLISH_UNCONFIRMED';
      return;
    }
    if (code === 'DRAFT_CONFLICT') {
      const page = await this.client.read(this.page.campaign, true).catch(() => undefined);
      this.overtaken = page && overtaken(review, page);
    }
    if (!this.overtaken) this.failure = { step: 'publish', code };
  }

  #tellChanged(): void {
    this.dispatchEvent(new CustomEvent('campaign-changed', { bubbles: true, composed: true }));
  }
}

/** One warning among several of its kind. */
function keyOf({ code, path }: Finding): string {
  return JSON.stringify([code, path]);
}

function codeOf(error: unknown): ErrorCode {
  return isConsultError(error) ? error.code : 'INTERNAL';
}
