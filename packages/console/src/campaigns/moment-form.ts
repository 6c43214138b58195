import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Localize } from '@consult-kit/elements/foundation.js';
import { wallTimeKind, wallTimeMs } from '@consult-kit/protocol/calendar';
import { consoleStyles } from '../console-styles.ts';
import { zoneLabel } from '../times.ts';

/** Chooses the instant that the campaigns are looked at: this moment, or a wall time in one of the zones offered. */
export class ConsoleMomentForm extends LitElement {
  static override styles = [
    ...consoleStyles,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: flex-end;
        gap: var(--_space-3) var(--_space-4);
      }
      .field {
        min-inline-size: calc(var(--_unit) * 200);
      }
      .input {
        inline-size: auto;
      }
    `,
  ];

  /** Zones to choose from; the first is preselected. */
  @property({ attribute: false }) zones: readonly string[] = [];
  @property({ type: Number }) nowMs = 0;
  /** A chosen moment is being shown. */
  @property({ type: Boolean }) chosen = false;
  @state() private problem = '';
  readonly #words = new Localize(this);

  protected override render(): TemplateResult {
    const words = this.#words;
    return html`<form novalidate aria-label=${words.text('moment.legend')} @submit=${this.#onSubmit}>
      <label class="field">
        <span>${words.text('moment.time')}</span>
        <input class="input" name="time" type="datetime-local" aria-describedby="problem" aria-invalid=${this.problem ? 'true' : 'false'} />
      </label>
      <label class="field">
        <span>${words.text('moment.zone')}</span>
        <select class="input" name="zone">
          ${this.zones.map((zone) => html`<option value=${zone}>${zoneLabel(zone, this.nowMs)}</option>`)}
        </select>
      </label>
      <button class="button main">${words.text('moment.show')}</button>
      ${this.chosen ? html`<button class="button outline" type="button" @click=${this.#onNow}>${words.text('moment.now')}</button>` : nothing}
      <p id="problem" class="error" role="status">${this.problem}</p>
    </form>`;
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const text = String(data.get('time') ?? '');
    const zone = String(data.get('zone') ?? '');
    const [day = '', time = ''] = text.split('T');
    if (!day || !time) {
      this.problem = this.#words.text('moment.missing');
      return;
    }
    const kind = wallTimeKind(day, time.slice(0, 5), zone);
    this.problem = kind === 'once' ? '' : this.#words.text(`moment.${kind}`, { time, zone });
    if (kind !== 'skipped') this.#choose(new Date(wallTimeMs(day, time.slice(0, 5), zone, 'begin')).toISOString());
  };

  readonly #onNow = (): void => {
    this.problem = '';
    this.renderRoot.querySelector('form')?.reset();
    this.#choose(undefined);
  };

  #choose(at: string | undefined): void {
    this.dispatchEvent(new CustomEvent('moment-chosen', { detail: { at } }));
  }
}
