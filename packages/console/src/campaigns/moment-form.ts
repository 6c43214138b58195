import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { appStyles, Localize } from '@consult-kit/elements/foundation.js';
import { wallTimeKind, wallTimeMs } from '@consult-kit/protocol/calendar';
import { ownTime } from '../times.ts';
import { zoneChoice } from '../zone-names.ts';

/** The instant that the campaigns are looked at, and the zone in which it was chosen. */
export interface ChosenMoment {
  /** ISO 8601 UTC. */
  at: string;
  zone: string;
}

/** Chooses the instant that the campaigns are looked at: this moment, or a wall time in one of the zones offered. */
export class ConsoleMomentForm extends LitElement {
  static override styles = [
    ...appStyles,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: flex-start;
        gap: var(--_space-3) var(--_space-4);
      }
      .field {
        min-inline-size: calc(var(--_unit) * 200);
      }
      .input {
        inline-size: auto;
      }
      /* The buttons stand beside the fields, not beside their labels. */
      .button {
        margin-block-start: calc(var(--_unit) * 22 + var(--_space-2));
      }
      .problem {
        flex-basis: 100%;
      }
    `,
  ];

  /** Zones to choose from; the first is preselected. */
  @property({ attribute: false }) zones: readonly string[] = [];
  @property({ type: Number }) nowMs = 0;
  /** A chosen moment is being shown. */
  @property({ type: Boolean }) chosen = false;
  @state() private problem = '';
  /** What stands in the fields, as an instant; `undefined` while it is none. */
  @state() private entered: ChosenMoment | undefined;
  @query('form') private form!: HTMLFormElement;
  readonly #words = new Localize(this);

  protected override render(): TemplateResult {
    const words = this.#words;
    return html`<form novalidate aria-label=${words.text('moment.legend')} @submit=${this.#onSubmit} @input=${this.#onInput}>
      <label class="field">
        <span>${words.text('moment.time')}</span>
        <input
          class="input"
          name="time"
          type="datetime-local"
          aria-describedby="own problem"
          aria-invalid=${this.problem ? 'true' : 'false'}
        />
        <span id="own">${this.entered ? ownTime(this.entered.at, this.entered.zone, words) : nothing}</span>
      </label>
      <label class="field">
        <span>${words.text('moment.zone')}</span>
        <select class="input" name="zone">
          ${this.zones.map((zone) => html`<option value=${zone}>${zoneChoice(zone, this.nowMs, words.lang())}</option>`)}
        </select>
      </label>
      <button class="button main">${words.text('moment.show')}</button>
      ${this.chosen ? html`<button class="button outline" type="button" @click=${this.#onNow}>${words.text('moment.now')}</button>` : nothing}
      <div id="problem" class="problem" role="status"><p class="error">${this.problem}</p></div>
    </form>`;
  }

  /** What is in the fields: day, wall time and zone; empty texts where nothing is. */
  #fields(): { day: string; time: string; zone: string } {
    const data = new FormData(this.form);
    const [day = '', time = ''] = String(data.get('time') ?? '').split('T');
    return { day, time: time.slice(0, 5), zone: String(data.get('zone') ?? '') };
  }

  #choose(moment: ChosenMoment | undefined): void {
    this.dispatchEvent(new CustomEvent('moment-chosen', { detail: moment }));
  }

  readonly #onInput = (): void => {
    const { day, time, zone } = this.#fields();
    const isWhole = day !== '' && time !== '' && wallTimeKind(day, time, zone) !== 'skipped';
    this.entered = isWhole ? momentOf(day, time, zone) : undefined;
  };

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { day, time, zone } = this.#fields();
    if (!day || !time) {
      this.problem = this.#words.text('moment.missing');
      return;
    }
    const kind = wallTimeKind(day, time, zone);
    this.problem = kind === 'once' ? '' : this.#words.text(`moment.${kind}`, { time, zone });
    if (kind !== 'skipped') this.#choose(momentOf(day, time, zone));
  };

  readonly #onNow = (): void => {
    this.problem = '';
    this.entered = undefined;
    this.form.reset();
    this.#choose(undefined);
  };
}

function momentOf(day: string, time: string, zone: string): ChosenMoment {
  return { at: new Date(wallTimeMs(day, time, zone, 'begin')).toISOString(), zone };
}
