import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Timers } from '@consult-kit/client';
import { appStyles, Localize } from '@consult-kit/elements/foundation.js';
import { errorLabel, type CampaignPage, type ErrorCode } from '@consult-kit/protocol';
import type { ConsoleClient } from '../console-client.ts';
import { RepeatedRead } from '../repeated-read.ts';
import { tableStyles } from '../table.styles.ts';
import { ownTime, zonedText, zoneOf } from '../times.ts';
import { zoneLabel } from '../zone-names.ts';
import { timeTicks } from './axes.ts';
import { durationText } from './durations.ts';
import { figuresTable } from './figures-table.ts';
import { figuresStyles } from './figures.styles.ts';
import { plotPicture } from './plot-picture.ts';
import { plotsOf, type Plot } from './plots.ts';
import type { ConsoleRangeForm } from './range-form.ts';
import { firstRange, intervalOf, type Interval, type Range } from './ranges.ts';
import { readFigures, type Figures } from './read-figures.ts';
import { stretchText } from './stretch-text.ts';

/** How often the figures are read again while the page is in view; reading them is more work for the gateway than the ledger is. */
const REFRESH_MS = 60_000;
const NAMED_RANGES = ['today', 'week', 'whole'] as const;

/**
 * How a campaign went over time: people in line, waits, starts, settled cases and their cost, as plots or as one table. A slider and the
 * pointer choose a step, whose values stand in the legends.
 */
export class ConsoleFigures extends LitElement {
  static override styles = [...appStyles, tableStyles, figuresStyles];

  @property({ attribute: false }) client!: Pick<ConsoleClient, 'account' | 'figures'>;
  @property({ attribute: false }) timers!: Timers;
  @property() campaign = '';
  @property({ attribute: false }) page!: CampaignPage;
  @state() private range: Range | undefined;
  @state() private isFormOpen = false;
  @state() private isTable = false;
  /** Beginning of the step that was chosen; the last one where nobody chose. */
  @state() private chosenAt: string | undefined;
  @query('console-range-form') private form!: ConsoleRangeForm | null;
  readonly #words = new Localize(this);
  readonly #read = new RepeatedRead<Range, Figures>(this, REFRESH_MS, (range) =>
    readFigures(this.client, this.campaign, this.#intervalOf(range), this.#nowMs),
  );

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('page') || !this.page.published || this.range !== undefined) return;
    this.#choose(firstRange(this.page, zoneOf(this.page), this.#nowMs));
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    if (!this.page.published) return html`<p>${words.text('figures.unpublished')}</p>`;
    const { known, failure } = this.#read;
    return html`${this.#ranges()}
      <div role="alert">${failure ? this.#failed(failure) : nothing}</div>
      ${known ? this.#figures(known.answer) : failure ? nothing : html`<p class="muted" role="status">${words.text('figures.reading')}</p>`}`;
  }

  #failed(code: ErrorCode): TemplateResult {
    const key = this.#read.known ? 'figures.failed.shown' : 'figures.failed';
    return html`<p class="notice danger"><span>${this.#words.text(key, { label: errorLabel(code) })}</span></p>`;
  }

  #ranges(): TemplateResult {
    const words = this.#words;
    const zone = zoneOf(this.page);
    const isFree = typeof this.range === 'object';
    return html`<div>
      <div class="row ranges" role="group" aria-label=${words.text('figures.range')}>
        ${NAMED_RANGES.map(
          (name) =>
            html`<button
              class="button outline"
              type="button"
              id=${name}
              aria-pressed=${this.range === name ? 'true' : 'false'}
              @click=${() => this.#onNamed(name)}
            >
              ${words.text(`figures.range.${name}`)}
            </button>`,
        )}
        <button
          class="button outline"
          type="button"
          id="free"
          aria-pressed=${isFree ? 'true' : 'false'}
          aria-expanded=${this.isFormOpen ? 'true' : 'false'}
          @click=${this.#onFree}
        >
          ${words.text('figures.range.free')}
        </button>
      </div>
      ${
        this.isFormOpen
          ? html`<console-range-form
              .zone=${zone}
              .interval=${this.#intervalOf(this.range ?? 'today')}
              @range-chosen=${(event: CustomEvent<Interval>) => this.#choose(event.detail)}
            ></console-range-form>`
          : nothing
      }
    </div>`;
  }

  #figures(figures: Figures): TemplateResult {
    const { steps } = figures;
    const words = this.#words;
    const zone = zoneOf(this.page);
    if (steps.length === 0)
      return html`${this.#shown(figures, zone)}
        <p>${words.text('figures.ahead')}</p>`;
    const isEmpty = steps.every(({ waiting, entered, settled }) => waiting + entered + settled === 0);
    return html`${this.#shown(figures, zone)} ${isEmpty ? html`<p class="notice"><span>${words.text('figures.none')}</span></p>` : nothing}
      <div class="look">
        <button class="button outline" type="button" id="look" @click=${() => (this.isTable = !this.isTable)}>
          ${words.text(this.isTable ? 'figures.plots' : 'figures.table')}
        </button>
      </div>
      ${this.isTable ? html`<div class="card">${figuresTable(figures, zone, words)}</div>` : this.#plots(figures, zone)}`;
  }

  /** What is shown, and as of when; it says so while it is not what was asked for. */
  #shown({ fromMs, toMs, stepMs, serverTime }: Figures, zone: string): TemplateResult {
    const words = this.#words;
    const lang = words.lang();
    const parts = {
      range: stretchText({ fromMs, toMs }, zone, lang),
      zone: zoneLabel(zone, fromMs, lang),
      step: durationText(stepMs, lang),
      time: zonedText(serverTime, zone, lang),
    };
    return html`<p class="meta muted" aria-busy=${this.#read.isBehind ? 'true' : 'false'} id="shown">
      ${this.#read.isBehind && this.#read.failure === undefined ? words.text('figures.reading') : words.text('figures.shown', parts)}
      ${ownTime(serverTime, zone, words)}
    </p>`;
  }

  #plots(figures: Figures, zone: string): TemplateResult {
    const words = this.#words;
    const { steps, fromMs, toMs } = figures;
    const chosen = this.#chosenOf(figures);
    const plots = plotsOf(figures, zone, words);
    const frame = {
      steps,
      chosen,
      place: (atMs: number) => ((atMs - fromMs) / (toMs - fromMs)) * 100,
      marks: timeTicks({ fromMs, toMs }, zone, words.lang()),
    };
    return html`${this.#slider(figures, plots, chosen, zone)}
      <div
        class="plots"
        @pointermove=${(event: PointerEvent) => this.#onPoint(event, figures)}
        @pointerdown=${(event: PointerEvent) => this.#onPoint(event, figures)}
      >
        ${plots.map((plot) => html`<section class="card ${plot.id}">${plotPicture(plot, frame, words)}</section>`)}
      </div>`;
  }

  /** Chooses the step by keyboard, touch or pointer, and says all its values. */
  #slider({ steps }: Figures, plots: readonly Plot[], chosen: number, zone: string): TemplateResult {
    const words = this.#words;
    const step = steps[chosen];
    const time = step ? stretchText(step, zone, words.lang()) : '';
    const values = plots.flatMap(({ series, valueText }) =>
      series.map(({ label, values: all }) => {
        const value = all[chosen] ?? null;
        return words.text('figures.value', { label, value: value === null ? words.text('figures.no-value') : valueText(value) });
      }),
    );
    return html`<div class="step">
      <output for="step"
        ><span class="muted">${words.text('figures.step')}</span>
        <b>${time}</b> ${step ? ownTime(step.fromMs, zone, words) : nothing}</output
      >
      <input
        id="step"
        type="range"
        min="0"
        max=${steps.length - 1}
        aria-label=${words.text('figures.step')}
        aria-valuetext=${[time, ...values].join('; ')}
        .value=${String(chosen)}
        @input=${(event: Event) => (this.chosenAt = steps[Number((event.target as HTMLInputElement).value)]?.at)}
      />
    </div>`;
  }

  #chosenOf({ steps }: Figures): number {
    const index = steps.findIndex(({ at }) => at === this.chosenAt);
    return index < 0 ? steps.length - 1 : index;
  }

  get #nowMs(): number {
    return Date.parse(this.page.serverTime);
  }

  #intervalOf(range: Range): Interval {
    return intervalOf(range, this.page, zoneOf(this.page), this.#nowMs);
  }

  #choose(range: Range): void {
    this.range = range;
    this.chosenAt = undefined;
    this.#read.ask(range);
  }

  #onNamed(range: Range): void {
    this.isFormOpen = false;
    this.#choose(range);
  }

  readonly #onFree = async (): Promise<void> => {
    this.isFormOpen = !this.isFormOpen;
    await this.updateComplete;
    await this.form?.updateComplete;
    this.form?.focus();
  };

  /** A mouse over a plot, or a finger on it, chooses the step there. */
  #onPoint(event: PointerEvent, { fromMs, toMs, stepMs, steps }: Figures): void {
    const field = event.target instanceof Element ? event.target.closest('.plot')?.querySelector('.field') : undefined;
    if (!field || !event.isPrimary) return;
    const { left, width } = field.getBoundingClientRect();
    if (width === 0) return;
    const index = Math.floor((((event.clientX - left) / width) * (toMs - fromMs)) / stepMs);
    this.chosenAt = steps[Math.min(Math.max(index, 0), steps.length - 1)]?.at;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-figures': ConsoleFigures;
  }
}
