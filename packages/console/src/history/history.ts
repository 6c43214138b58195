import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { appStyles, Localize } from '@consult-kit/elements/foundation.js';
import { errorLabel, isConsultError, type CampaignPage, type ErrorCode, type HistoryEntry } from '@consult-kit/protocol';
import { changeList } from '../campaign/change-list.ts';
import { changeListStyles } from '../campaign/change-list.styles.ts';
import { editorName } from '../campaign/editor-name.ts';
import type { ConsoleClient } from '../console-client.ts';
import { namedTime, ownTime, zoneOf } from '../times.ts';
import { withEarlier, withNewest, type KnownHistory } from './history-pages.ts';
import type { ConsoleUndoDialog } from './undo-dialog.ts';
import type { ConsoleVersionDialog } from './version-dialog.ts';

/** What somebody did that made a version. */
const MAKES_VERSION: ReadonlySet<HistoryEntry['what']> = new Set(['published', 'paused', 'resumed']);

/** Who changed what in a campaign, newest first, with the files of its versions and the way back to each. */
export class ConsoleHistory extends LitElement {
  static override styles = [
    ...appStyles,
    changeListStyles,
    css`
      ol {
        display: flex;
        flex-direction: column;
        gap: var(--_space-3);
        margin-block-end: var(--_space-4);
      }
      .notice {
        margin-block-end: var(--_space-4);
      }
      .current {
        padding: 0 var(--_space-3);
        border-radius: var(--_radius-pill);
        background: var(--_success-tint);
        color: var(--_on-success-tint);
      }
    `,
  ];

  @property({ attribute: false }) client!: Pick<ConsoleClient, 'history' | 'version'>;
  @property({ attribute: false }) page!: CampaignPage;
  @property({ type: Boolean, attribute: 'can-change' }) canChange = false;
  /** Puts a version into the draft. */
  @property({ attribute: false }) restore!: (version: number) => Promise<void>;
  @state() private known: KnownHistory | undefined;
  @state() private failure: { code: ErrorCode; isEarlier: boolean } | undefined;
  @state() private busy = false;
  @query('console-version-dialog') private versionDialog!: ConsoleVersionDialog;
  @query('console-undo-dialog') private undoDialog!: ConsoleUndoDialog;
  readonly #words = new Localize(this);
  /** The state of the campaign that the history was read for. */
  #readFor: string | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('page') || this.page.source === 'file') return;
    const { campaign, published, draft } = this.page;
    const state = JSON.stringify([campaign, published?.version, draft?.revision]);
    if (state === this.#readFor) return;
    this.#readFor = state;
    void this.#read(false);
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    if (this.page.source === 'file') return html`<p>${words.text('history.from-file')}</p>`;
    return html`<div role="alert">${this.failure ? this.#failed(this.failure) : nothing}</div>
      ${this.known ? this.#entries(this.known) : this.failure ? nothing : html`<p class="muted" role="status">${words.text('history.reading')}</p>`}
      <console-version-dialog .client=${this.client} .campaign=${this.page.campaign}></console-version-dialog>
      ${this.canChange ? html`<console-undo-dialog .page=${this.page} .restore=${this.restore}></console-undo-dialog>` : nothing}`;
  }

  #entries({ entries, hasMore }: KnownHistory): TemplateResult {
    const words = this.#words;
    if (entries.length === 0) return html`<p>${words.text('history.none')}</p>`;
    return html`<ol>
        ${repeat(
          entries,
          ({ key }) => key,
          (entry) => this.#entry(entry),
        )}
      </ol>
      ${
        hasMore
          ? html`<button class="button outline" type="button" id="earlier" @click=${() => void this.#read(true)}>
              ${words.text('history.earlier')}
            </button>`
          : html`<p class="meta muted">${words.text('history.end')}</p>`
      }`;
  }

  #entry(entry: HistoryEntry): TemplateResult {
    const { what, version, by, at, changes } = entry;
    const words = this.#words;
    const zone = zoneOf(this.page);
    const isCurrent = MAKES_VERSION.has(what) && version === this.page.published?.version;
    return html`<li class="card stack">
      <div>
        <div class="row">
          <h3>${words.text(`history.${what}`, { version: version ?? '' })}</h3>
          ${isCurrent ? html`<span class="meta current">${words.text('history.current')}</span>` : nothing}
        </div>
        <p class="meta muted">
          ${words.text('history.by', { name: editorName(by, words), time: namedTime(at, zone, words.lang()) })} ${ownTime(at, zone, words)}
        </p>
      </div>
      ${changeList(changes, words)}
      ${version === null ? nothing : this.#actions(version, this.canChange && MAKES_VERSION.has(what) && !isCurrent)}
    </li>`;
  }

  #actions(version: number, hasUndo: boolean): TemplateResult {
    const words = this.#words;
    const named = (what: string): string => words.text(what) + words.text('history.of', { version });
    return html`<div class="row">
      <button
        class="button outline"
        type="button"
        aria-label=${named('history.look')}
        @click=${() => void this.versionDialog.show(version)}
      >
        ${words.text('history.look')}
      </button>
      ${
        hasUndo
          ? html`<button
              class="button outline"
              type="button"
              aria-label=${named('history.undo')}
              @click=${() => this.undoDialog.show(version)}
            >
              ${words.text('history.undo')}
            </button>`
          : nothing
      }
    </div>`;
  }

  #failed({ code, isEarlier }: { code: ErrorCode; isEarlier: boolean }): TemplateResult {
    const words = this.#words;
    return html`<div class="notice danger row">
      <span class="grow">${words.text('history.failed', { label: errorLabel(code) })}</span>
      <button class="button outline" type="button" @click=${() => void this.#read(isEarlier)}>${words.text('history.retry')}</button>
    </div>`;
  }

  /** Reads the newest page, or the one before what is known. */
  async #read(isEarlier: boolean): Promise<void> {
    if (isEarlier && this.busy) return;
    this.busy = true;
    const { campaign } = this.page;
    try {
      if (isEarlier && this.known) {
        const page = await this.client.history(campaign, this.known.entries.at(-1)?.key);
        this.known = withEarlier(this.known, page);
      } else this.known = withNewest(this.known, await this.client.history(campaign));
      this.failure = undefined;
    } catch (error) {
      this.failure = { code: isConsultError(error) ? error.code : 'INTERNAL', isEarlier };
    } finally {
      this.busy = false;
    }
  }
}
