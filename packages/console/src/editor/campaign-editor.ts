import { css, html, LitElement, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Timers } from '@consult-kit/client';
import { appStyles } from '@consult-kit/elements/foundation.js';
import type { CampaignPage, CampaignText, Finding } from '@consult-kit/protocol';
import type { ConsoleClient } from '../console-client.ts';
import type { DraftKeeper, DraftStatus } from './draft-keeper.ts';

/**
 * The room where a campaign is changed: its form, and beside it what others build:
 * - `<console-timeline .file .at .nowMs>` draws the file's days; fires `at-chosen`.
 * - `<console-preview .client .timers .file .at .nowMs>` shows the real elements at an instant; fires `at-chosen`.
 * - `<console-publishing .client .page .file .findings .unsaved .canChange>` publishes, pauses and resumes; fires `campaign-changed`
 *   (bubbles, composed) afterwards.
 *
 * `file` is the `CampaignText` in the form, broken or not; `at` the chosen instant as ISO 8601 UTC, `undefined` for now; `nowMs` the
 * gateway's time; `at-chosen` a `CustomEvent<string | undefined>` with the next `at`; `findings` everything that is wrong or doubtful in the
 * file now; `unsaved` true while the draft on the gateway is not yet what the form shows.
 */
export class ConsoleCampaignEditor extends LitElement {
  static override styles = [
    ...appStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: var(--_space-4);
      }
    `,
  ];

  @property({ attribute: false }) client!: ConsoleClient;
  @property({ attribute: false }) timers!: Timers;
  @property({ attribute: false }) page!: CampaignPage;
  @property({ type: Boolean }) canChange = false;
  /** The file in the form. */
  @property({ attribute: false }) file!: CampaignText;
  @property({ attribute: false }) keeper!: DraftKeeper;
  /** How the draft stands; a new object with every change of it. */
  @property({ attribute: false }) draft!: DraftStatus;
  /** The instant that preview and timeline show. */
  @state() private at: string | undefined;
  @state() private findings: readonly Finding[] = [];

  protected override render(): TemplateResult {
    const nowMs = Date.parse(this.page.serverTime);
    return html`<console-publishing
        .client=${this.client}
        .page=${this.page}
        .file=${this.file}
        .findings=${this.findings}
        .unsaved=${this.draft.saving !== 'saved'}
        .canChange=${this.canChange}
      ></console-publishing>
      <console-timeline .file=${this.file} .at=${this.at} .nowMs=${nowMs} @at-chosen=${this.#onAt}></console-timeline>
      <console-preview
        .client=${this.client}
        .timers=${this.timers}
        .file=${this.file}
        .at=${this.at}
        .nowMs=${nowMs}
        @at-chosen=${this.#onAt}
      ></console-preview>`;
  }

  readonly #onAt = (event: CustomEvent<string | undefined>): void => {
    this.at = event.detail;
  };
}
