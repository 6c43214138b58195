import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Timers } from '@consult-kit/client';
import { appStyles, Localize } from '@consult-kit/elements/foundation.js';
import { errorLabel, isConsultError, pickText, type CampaignPage, type ErrorCode, type LedgerAnswer } from '@consult-kit/protocol';
import { dayOf, startOfDayMs } from '@consult-kit/protocol/calendar';
import { amountText, countText } from '../amounts.ts';
import type { ConsoleClient, LedgerDays } from '../console-client.ts';
import { moduleName } from '../module-name.ts';
import { RepeatedRead } from '../repeated-read.ts';
import { saveFile } from '../save-file.ts';
import { tableStyles } from '../table.styles.ts';
import { namedTime, ownTime, zonedText, zoneOf } from '../times.ts';
import { zoneLabel } from '../zone-names.ts';
import { capView } from './cap-view.ts';
import { ledgerTable } from './ledger-table.ts';
import { ledgerStyles } from './ledger.styles.ts';

/** How often the ledger is read again while the page is in view. */
const REFRESH_MS = 30_000;
/** Earlier years are half-typed ones. */
const FIRST_YEAR = 1970;
/** Spreadsheets take a file for UTF-8 only with this at its start. */
const UTF8_MARK = '\uFEFF';

/** What the sponsor of a campaign pays: the price, the cap and what is left of it, totals, and cases by day and module. */
export class ConsoleLedger extends LitElement {
  static override styles = [...appStyles, tableStyles, ledgerStyles];

  @property({ attribute: false }) client!: Pick<ConsoleClient, 'account' | 'ledger' | 'ledgerCsv'>;
  @property({ attribute: false }) timers!: Timers;
  @property() campaign = '';
  @property({ attribute: false }) page!: CampaignPage;
  /** What stands in the fields. */
  @state() private range: LedgerDays = {};
  @state() private problem = '';
  @state() private download: 'ready' | 'busy' | { saved: string } | { failed: ErrorCode } = 'ready';
  readonly #words = new Localize(this);
  readonly #read = new RepeatedRead<LedgerDays, LedgerAnswer>(this, REFRESH_MS, (days) => this.client.ledger(this.campaign, days));

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('page') || !this.page.published) return;
    const before = changed.get('page')?.published;
    // The first reading, and another price or cap that was just published.
    if (before?.version !== this.page.published.version) this.#read.ask({ ...this.range });
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    if (!this.page.published) return html`<p>${words.text('ledger.unpublished')}</p>`;
    const { known, failure } = this.#read;
    return html`<div role="alert">${failure ? this.#failed(failure) : nothing}</div>
      ${known ? this.#ledger(known.answer, known.question) : failure ? nothing : html`<p class="muted" role="status">${words.text('ledger.reading')}</p>`}`;
  }

  #failed(code: ErrorCode): TemplateResult {
    const key = this.#read.known ? 'ledger.failed.shown' : 'ledger.failed';
    return html`<p class="notice danger"><span>${this.#words.text(key, { label: errorLabel(code) })}</span></p>`;
  }

  #ledger(answer: LedgerAnswer, range: LedgerDays): TemplateResult {
    const { serverTime } = answer;
    const words = this.#words;
    const zone = zoneOf(this.page);
    return html`${this.#sponsor(answer)}
      <section class="card stack" aria-labelledby="total">
        <h3 id="total">${words.text('ledger.total')}</h3>
        ${this.#totals(answer)}
        <p class="meta muted">
          ${words.text('ledger.as-of', { time: namedTime(serverTime, zone, words.lang()) })} ${ownTime(serverTime, zone, words)}
        </p>
      </section>
      ${this.#days(answer, range, zone)}`;
  }

  #sponsor(answer: LedgerAnswer): TemplateResult {
    const { perCase, sponsor } = answer;
    const words = this.#words;
    const price = perCase
      ? words.text('ledger.per-case', { amount: amountText(perCase.amountMinor, perCase.currency, words.lang()) })
      : words.text('ledger.no-price');
    return html`<section class="card stack" aria-labelledby="sponsor">
      <h3 id="sponsor">${words.text('ledger.sponsor', { sponsor: pickText(sponsor, words.lang()) })}</h3>
      <p>${price}</p>
      <h4 class="visually-hidden">${words.text('ledger.cap')}</h4>
      ${capView(answer, words)}
    </section>`;
  }

  #totals({ total, currency }: LedgerAnswer): TemplateResult {
    const words = this.#words;
    const lang = words.lang();
    const entry = (key: string, value: string): TemplateResult =>
      html`<div>
        <dt class="meta muted">${words.text(`ledger.${key}`)}</dt>
        <dd id=${`total-${key.replace('.', '-')}`}>${value}</dd>
      </div>`;
    const counts = (['entered', 'reserved', 'released', 'settled'] as const).map((key) => entry(key, countText(total[key], lang)));
    if (currency === null) return html`<dl>${counts}</dl>`;
    return html`<dl>
      ${counts} ${entry('amount', amountText(total.settledMinor, currency, lang))}
      ${entry('amount.reserved', amountText(total.reservedMinor, currency, lang))}
    </dl>`;
  }

  #days(answer: LedgerAnswer, range: LedgerDays, zone: string): TemplateResult {
    const words = this.#words;
    const nowMs = Date.parse(answer.serverTime);
    const todayMs = startOfDayMs(dayOf(nowMs, zone), zone);
    const began = { zone: zoneLabel(zone, nowMs, words.lang()), time: zonedText(todayMs, zone, words.lang()) };
    const isAll = range.firstDay === undefined && range.lastDay === undefined;
    return html`<section class="card stack" aria-labelledby="days">
      <h3 id="days">${words.text('ledger.days')}</h3>
      <p class="meta muted" id="zone">${words.text('ledger.days.zone', began)} ${ownTime(todayMs, zone, words)}</p>
      ${this.#rangeFields()}
      <div aria-busy=${this.#read.isBehind ? 'true' : 'false'}>
        ${
          answer.days.length === 0
            ? html`<p>${words.text(isAll ? 'ledger.empty' : 'ledger.empty.days')}</p>`
            : ledgerTable({ answer, range, nameOf: (module) => moduleName(this.page, module, words.lang()) }, words)
        }
      </div>
      ${this.#downloading()}
    </section>`;
  }

  #rangeFields(): TemplateResult {
    const words = this.#words;
    const field = (key: keyof LedgerDays, label: string): TemplateResult =>
      html`<label class="field">
        <span class="meta">${words.text(label)}</span>
        <input
          class="input"
          type="date"
          name=${key}
          .value=${this.range[key] ?? ''}
          aria-describedby="zone problem"
          aria-invalid=${this.problem ? 'true' : 'false'}
          @change=${(event: Event) => this.#onDay(key, (event.target as HTMLInputElement).value)}
        />
      </label>`;
    return html`<div class="row days">
        ${field('firstDay', 'ledger.first')} ${field('lastDay', 'ledger.last')}
        <button class="button outline" type="button" id="all" @click=${() => this.#choose({})}>${words.text('ledger.all')}</button>
      </div>
      <div id="problem" role="status"><p class="error">${this.problem}</p></div>`;
  }

  #downloading(): TemplateResult {
    const { download } = this;
    const words = this.#words;
    const isBusy = this.#isDownloadBusy;
    return html`<div class="row">
      <button
        class="button main"
        type="button"
        id="download"
        aria-disabled=${isBusy ? 'true' : 'false'}
        @click=${() => void this.#onDownload()}
      >
        ${words.text(download === 'busy' ? 'ledger.downloading' : 'ledger.download')}
      </button>
      <div role="status">
        ${typeof download === 'object' && 'saved' in download ? words.text('ledger.saved', { name: download.saved }) : nothing}
      </div>
      <div role="alert">
        ${
          typeof download === 'object' && 'failed' in download
            ? html`<p class="error">${words.text('ledger.download-failed', { label: errorLabel(download.failed) })}</p>`
            : nothing
        }
      </div>
    </div>`;
  }

  /** What is saved is what is shown, so that has to be what was asked for. */
  get #isDownloadBusy(): boolean {
    return this.download === 'busy' || (this.#read.isBehind && this.#read.failure === undefined);
  }

  #onDay(key: keyof LedgerDays, day: string): void {
    if (day !== '' && Number(day.slice(0, 4)) < FIRST_YEAR) return;
    const { [key]: _, ...rest } = this.range;
    this.#choose(day === '' ? rest : { ...rest, [key]: day });
  }

  #choose(range: LedgerDays): void {
    this.range = range;
    this.download = 'ready';
    const { firstDay, lastDay } = range;
    const isWrong = firstDay !== undefined && lastDay !== undefined && lastDay < firstDay;
    this.problem = isWrong ? this.#words.text('ledger.order') : '';
    if (!isWrong) this.#read.ask({ ...range });
  }

  /** Saves the days that are shown, as the gateway writes them now. */
  async #onDownload(): Promise<void> {
    const { known } = this.#read;
    if (this.#isDownloadBusy || !known) return;
    this.download = 'busy';
    try {
      const name = fileName(this.campaign, known.question, known.answer.days);
      saveFile(name, `${UTF8_MARK}${await this.client.ledgerCsv(this.campaign, known.question)}`, 'text/csv;charset=utf-8');
      this.download = { saved: name };
    } catch (error) {
      this.download = { failed: isConsultError(error) ? error.code : 'INTERNAL' };
    }
  }
}

/** Named after the days that were asked for; without a bound, after the first or last day that has cases. */
function fileName(campaign: string, { firstDay, lastDay }: LedgerDays, days: LedgerAnswer['days']): string {
  const parts = ['ledger', campaign, firstDay ?? days[0]?.day, lastDay ?? days.at(-1)?.day];
  return `${parts.filter((part) => part !== undefined).join('-')}.csv`;
}

declare global {
  interface HTMLElementTagNameMap {
    'console-ledger': ConsoleLedger;
  }
}
