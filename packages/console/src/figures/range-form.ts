import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { appStyles, Localize } from '@consult-kit/elements/foundation.js';
import { readWallTime, wallTimeAt, wallTimeMs } from '@consult-kit/protocol/calendar';
import { ownTime } from '../times.ts';
import { zoneLabel } from '../zone-names.ts';
import { RANGE_DAYS_MAX, type Interval } from './ranges.ts';

const DAY_MS = 86_400_000;
/** Earlier years are half-typed ones. */
const FIRST_YEAR = 1970;

/**
 * Beginning and end of a range as wall times of the campaign's zone, with the reader's own time in grey.
 *
 * @fires {CustomEvent<Interval>} range-chosen - Both are sound.
 */
export class ConsoleRangeForm extends LitElement {
  static override styles = [
    ...appStyles,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: flex-start;
        gap: var(--_space-3) var(--_space-4);
      }
      .input {
        inline-size: auto;
        max-inline-size: 100%;
      }
      /* Beside the fields, not beside their labels. */
      .button {
        margin-block-start: calc(var(--_meta-line) + var(--_space-2));
      }
      .problem {
        flex-basis: 100%;
      }
      .own {
        min-block-size: var(--_meta-line);
      }
    `,
  ];

  /** What stands in the fields at first. */
  @property({ attribute: false }) interval: Interval = { fromMs: 0, toMs: 0 };
  @property() zone = 'UTC';
  @state() private from = '';
  @state() private to = '';
  @state() private problem = '';
  @query('[name=from]') private first!: HTMLInputElement;
  readonly #words = new Localize(this);

  override focus(): void {
    this.first?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('interval') || this.hasUpdated) return;
    const { interval, zone } = this;
    this.from = wallTimeAt(interval.fromMs, zone).replace(' ', 'T');
    this.to = wallTimeAt(interval.toMs, zone).replace(' ', 'T');
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    return html`<form novalidate aria-label=${words.text('figures.range')} @submit=${this.#onSubmit}>
      ${this.#field('from', this.from)} ${this.#field('to', this.to)}
      <button class="button main">${words.text('figures.show')}</button>
      <div id="problem" class="problem" role="status"><p class="error">${this.problem}</p></div>
    </form>`;
  }

  #field(name: 'from' | 'to', value: string): TemplateResult {
    const { zone } = this;
    const atMs = momentOf(value, zone, name) ?? this.interval.fromMs;
    return html`<label class="field">
      <span class="meta">${this.#words.text(`figures.${name}`, { zone: zoneLabel(zone, atMs, this.#words.lang()) })}</span>
      <input
        class="input"
        type="datetime-local"
        name=${name}
        .value=${value}
        aria-describedby="problem"
        aria-invalid=${this.problem ? 'true' : 'false'}
        @input=${(event: Event) => (this[name] = (event.target as HTMLInputElement).value)}
      />
      <span class="own meta">${ownTime(atMs, zone, this.#words)}</span>
    </label>`;
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { zone } = this;
    const words = this.#words;
    for (const value of [this.from, this.to]) {
      if (isWhole(value) && kindOf(value, zone) === 'skipped') {
        this.problem = words.text('figures.skipped', { time: value.slice(11, 16), zone });
        return;
      }
    }
    const [fromMs, toMs] = [momentOf(this.from, zone, 'from'), momentOf(this.to, zone, 'to')];
    if (fromMs === undefined || toMs === undefined) this.problem = words.text('figures.missing');
    else if (toMs <= fromMs) this.problem = words.text('figures.order');
    else if (toMs - fromMs > RANGE_DAYS_MAX * DAY_MS) this.problem = words.text('figures.too-long', { days: RANGE_DAYS_MAX });
    else {
      this.problem = '';
      this.dispatchEvent(new CustomEvent<Interval>('range-chosen', { detail: { fromMs, toMs } }));
    }
  };
}

function isWhole(value: string): boolean {
  return value.length >= 'YYYY-MM-DDTHH:MM'.length && Number(value.slice(0, 4)) >= FIRST_YEAR;
}

function kindOf(value: string, zone: string): string {
  return readWallTime(value.slice(0, 10), value.slice(11, 16), zone).kind;
}

/** Of a time that comes twice, the range takes in both. */
function momentOf(value: string, zone: string, edge: 'from' | 'to'): number | undefined {
  return isWhole(value) ? wallTimeMs(value.slice(0, 10), value.slice(11, 16), zone, edge === 'from' ? 'begin' : 'end') : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'console-range-form': ConsoleRangeForm;
  }
}
