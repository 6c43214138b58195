import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { appStyles, Localize } from '@consult-kit/elements/foundation.js';
import { wallTimeAt, wallTimeKind, wallTimeMs } from '@consult-kit/protocol/calendar';
import { ownTime } from '../times.ts';
import { zoneLabel } from '../zone-names.ts';

/** Earlier years are half-typed ones. */
const FIRST_YEAR = 1970;

/**
 * The instant of the preview as a wall time of the campaign's zone, with the reader's own time in grey.
 *
 * @fires {CustomEvent<string>} at-chosen - ISO 8601 UTC. Not for a time that the clocks skip.
 */
export class ConsoleInstantField extends LitElement {
  static override styles = [
    ...appStyles,
    css`
      .field {
        display: flex;
        flex-direction: column;
        gap: var(--_space-1);
      }
      .input {
        inline-size: auto;
        max-inline-size: 100%;
        align-self: flex-start;
      }
    `,
  ];

  /** The instant that is shown, milliseconds since 1970. */
  @property({ attribute: false }) atMs = 0;
  @property() zone = 'UTC';
  /** The preview follows this moment: nobody chose an instant. */
  @property({ type: Boolean }) following = false;
  @state() private problem = '';
  @query('input') private input!: HTMLInputElement;
  readonly #words = new Localize(this);

  protected override render(): TemplateResult {
    const words = this.#words;
    return html`<label class="field">
        <span>${words.text('preview.time', { zone: zoneLabel(this.zone, this.atMs, words.lang()) })}</span>
        <input
          class="input"
          type="datetime-local"
          .value=${wallTimeAt(this.atMs, this.zone).replace(' ', 'T')}
          aria-describedby="own problem"
          aria-invalid=${this.problem ? 'true' : 'false'}
          @change=${this.#onChange}
        />
      </label>
      <p id="own" class="meta muted">
        ${ownTime(this.atMs, this.zone, words)} ${this.following ? html`<span>${words.text('preview.time.now')}</span>` : nothing}
      </p>
      <div id="problem" role="status"><p class="error">${this.problem}</p></div>`;
  }

  readonly #onChange = (): void => {
    const { zone } = this;
    const [day = '', time = ''] = this.input.value.split('T');
    if (day === '' || time === '' || Number(day.slice(0, 4)) < FIRST_YEAR) return;
    const wall = time.slice(0, 5);
    const kind = wallTimeKind(day, wall, zone);
    this.problem = kind === 'once' ? '' : this.#words.text(`preview.time.${kind}`, { time: wall, zone });
    if (kind === 'skipped') return;
    const at = new Date(wallTimeMs(day, wall, zone, 'begin')).toISOString();
    this.dispatchEvent(new CustomEvent<string>('at-chosen', { detail: at }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'console-instant-field': ConsoleInstantField;
  }
}
