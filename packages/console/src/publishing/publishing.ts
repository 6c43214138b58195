import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { appStyles, Localize } from '@consult-kit/elements/foundation.js';
import {
  campaignMoment,
  pickLanguage,
  type CampaignFile,
  type CampaignPage,
  type CampaignText,
  type PublishedAnswer,
} from '@consult-kit/protocol';
import { checkCampaignFile, resolveInstants } from '@consult-kit/protocol/calendar';
import { changeList } from '../campaign/change-list.ts';
import { changeListStyles } from '../campaign/change-list.styles.ts';
import type { ConsoleClient } from '../console-client.ts';
import { quietRegions } from '../quiet-regions.styles.ts';
import { namedTime, ownTime, zoneOf } from '../times.ts';
import { draftChanges } from './draft-changes.ts';
import { pauseSentence } from './pause-sentence.ts';
import type { ConsolePublishDialog } from './publish-dialog.ts';

/**
 * What of a campaign is not published yet, sentence by sentence, with the buttons that publish, pause and resume it.
 *
 * @fires {CustomEvent} campaign-changed - The gateway has made a version.
 * @fires {CustomEvent<Path>} field-wanted - Somebody wants to go to the field of an error.
 */
export class ConsolePublishing extends LitElement {
  static override styles = [
    ...appStyles,
    changeListStyles,
    quietRegions,
    css`
      @media (max-width: 480px) {
        h3 {
          flex-basis: 100%;
        }
      }
      .notice .own-time {
        color: inherit;
      }
    `,
  ];

  @property({ attribute: false }) client!: ConsoleClient;
  @property({ attribute: false }) page!: CampaignPage;
  /** The file in the form. */
  @property({ attribute: false }) file!: CampaignText;
  /** True while the draft on the gateway is not yet what the form shows. */
  @property({ type: Boolean }) unsaved = false;
  @property({ type: Boolean, attribute: 'can-change' }) canChange = false;
  @state() private published: PublishedAnswer | undefined;
  @query('console-publish-dialog') private dialog!: ConsolePublishDialog;
  readonly #words = new Localize(this);
  /** What can be paused: a campaign that is served and not over. */
  #served: CampaignFile | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('page')) return;
    const { published, serverTime } = this.page;
    const { file } = checkCampaignFile(published?.file);
    const nowMs = Date.parse(serverTime);
    this.#served = file && campaignMoment(resolveInstants(file, nowMs), nowMs).state !== 'ended' ? file : undefined;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.page.source === 'file') return nothing;
    return html`<section class="card stack" aria-labelledby="title">
      <div class="row">
        <h3 id="title" class="grow">${this.#headline()}</h3>
        ${this.canChange ? this.#actions() : nothing}
      </div>
      ${this.#paused()} ${this.#changes()}
      <div role="status">${this.#told()}</div>
      ${
        this.canChange
          ? html`<console-publish-dialog
              .client=${this.client}
              .page=${this.page}
              .unsaved=${this.unsaved}
              @published=${(event: CustomEvent<PublishedAnswer>) => (this.published = event.detail)}
            ></console-publish-dialog>`
          : nothing
      }
    </section>`;
  }

  #headline(): string {
    const words = this.#words;
    const { published } = this.page;
    if (!published) return words.text('publishing.new');
    const changes = draftChanges(published.file, this.file);
    if (!changes) return words.text('publishing.unsaid');
    return changes.length === 0 ? words.text('publishing.none') : words.text('publishing.changes', { count: changes.length });
  }

  #paused(): TemplateResult | typeof nothing {
    const reasons = this.#served?.paused?.reasons;
    if (!this.#served || !reasons) return nothing;
    const language = pickLanguage(this.#words.lang(), this.#served.languages);
    return html`<p class="notice warning">
      <span>${this.#words.text('publishing.paused')} <span lang=${language}>${pauseSentence(this.#served, reasons, language)}</span></span>
    </p>`;
  }

  #changes(): TemplateResult | typeof nothing {
    const { published } = this.page;
    return published ? changeList(draftChanges(published.file, this.file) ?? [], this.#words) : nothing;
  }

  #actions(): TemplateResult {
    const { page } = this;
    const served = this.#served;
    return html`${
        served
          ? html`<console-pause-control
              .client=${this.client}
              .campaign=${page.campaign}
              .served=${served}
              .affected=${page.affected}
            ></console-pause-control>`
          : nothing
      }
      <button class="button main" type="button" id="publish" aria-disabled=${this.#hasDraft ? 'false' : 'true'} @click=${this.#onPublish}>
        ${this.#words.text('publishing.open')}
      </button>`;
  }

  get #hasDraft(): boolean {
    return this.page.draft !== null || this.unsaved;
  }

  #told(): TemplateResult | typeof nothing {
    // A later version, such as a pause, is what counts then.
    if (!this.published || this.published.version < (this.page.published?.version ?? 0)) return nothing;
    const words = this.#words;
    const { version, at } = this.published;
    const zone = zoneOf(this.page);
    const text = words.text('publishing.done', { version, time: namedTime(at, zone, words.lang()) });
    return html`<p class="notice success"><span>${text} ${ownTime(at, zone, words)}</span></p>`;
  }

  readonly #onPublish = (): void => {
    if (this.#hasDraft) this.dialog.show();
  };
}
