import type { CampaignDocument, CampaignModule } from '@consult-kit/protocol';
import { type PropertyDeclarations, type PropertyValues, html, nothing } from 'lit';
import { followCampaign } from '../shared/campaign-controller.ts';
import { campaignText } from '../shared/campaign-text.ts';
import { ConsultElement } from '../shared/consult-element.ts';
import { dayText, timeText, zoneText } from '../shared/dates.ts';
import { defineElement } from '../shared/define.ts';
import { icons } from '../shared/icons.ts';
import { shipLater } from '../shared/later-words.ts';
import { areaWords } from '../shared/locales/area/loaders.ts';
import { entryEn } from '../shared/locales/entry/en.ts';
import { entryZhHans } from '../shared/locales/entry/zh-hans.ts';
import { Localize } from '../shared/localize.ts';
import { ModuleHours } from '../shared/module-hours.ts';
import { shipWords } from '../shared/words.ts';
import { styles } from './consult-module-picker.styles.ts';

shipLater(areaWords);
// Names of days and zones.
shipWords(entryEn, entryZhHans);

/**
 * Who needs advice: the campaign's modules as a group of radio buttons. Takes part in forms like a native control.
 *
 * @tagname consult-module-picker
 * @fires {Event} input - The choice changed.
 * @fires {Event} change - The choice changed.
 * @csspart title - The question over the tiles.
 * @csspart tile - One module.
 */
export class ConsultModulePicker extends ConsultElement {
  static override styles = styles;

  static override properties: PropertyDeclarations = {
    name: { reflect: true },
    value: {},
    required: { type: Boolean, reflect: true },
  };

  /** Makes the element part of the form around it. */
  static readonly formAssociated = true;

  /** Registers the element; harmless when repeated. */
  static define(tag = 'consult-module-picker', registry: CustomElementRegistry = customElements): void {
    defineElement(tag, this, registry);
  }

  /** Name under which the chosen module stands in the form's data. */
  name = '';

  /** Id of the chosen module; empty for none. A module that is off, unknown or outside its doctors' hours is not chosen. */
  value = '';

  /** Whether the form may only be sent with a choice. */
  required = false;

  readonly #campaign = followCampaign(this, () => this);
  readonly #hours = new ModuleHours(this, this.#campaign);
  readonly #words = new Localize(this);
  readonly #internals: ElementInternals | undefined = internalsOf(this);
  #fallback: HTMLInputElement | undefined;
  #initial = '';
  /** What the form was told last. */
  #told: string | undefined;

  /** The form that the picker belongs to. */
  get form(): HTMLFormElement | null {
    return this.#internals?.form ?? this.closest('form');
  }

  /** Focuses the chosen module, or the first one that can be chosen. */
  override focus(options?: FocusOptions): void {
    const radio = this.renderRoot.querySelector<HTMLInputElement>('input:checked') ?? this.renderRoot.querySelector('input:enabled');
    (radio as HTMLInputElement | null)?.focus(options);
  }

  /** Called by the form. */
  formResetCallback(): void {
    this.value = this.#initial;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#initial = this.getAttribute('value') ?? '';
  }

  protected override scheduleUpdate(): Promise<unknown> | undefined {
    return this.#words.whenHere(() => super.scheduleUpdate());
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('required') || changed.has('name') || this.#told !== this.#chosen() || !this.#fallback) this.#tellForm();
  }

  protected override render() {
    const document = this.#campaign.document;
    if (!document) return nothing;
    const words = this.#words;
    words.overrides = document.texts;
    const fallbackModule = document.modules.find((module) => module.icon === 'adult' && !this.#offText(module));
    return html`<fieldset
      role="radiogroup"
      aria-labelledby="question"
      aria-required=${this.required ? 'true' : 'false'}
      lang=${words.lang()}
    >
      <legend><h2 id="question" part="title">${words.text('picker.question')}</h2></legend>
      <div class="tiles">${document.modules.map((module) => this.#renderTile(document, module))}</div>
      ${
        fallbackModule
          ? html`<p class="helper meta muted">
              ${words.text('picker.helper', { module: campaignText(document, fallbackModule.names, words) })}
            </p>`
          : nothing
      }
    </fieldset>`;
  }

  #renderTile(document: CampaignDocument, module: CampaignModule) {
    const off = this.#offText(module);
    const hint = off ?? campaignText(document, module.hints, this.#words);
    return html`<label class="tile ${off ? 'off' : ''}" part="tile">
      <input
        type="radio"
        name="module"
        .value=${module.id}
        .checked=${off === undefined && this.value === module.id}
        ?disabled=${off !== undefined}
        @change=${this.#onChange}
      />
      <span class="face">
        ${icons[module.icon ?? 'person']}
        <span class="name">${campaignText(document, module.names, this.#words)}</span>
        ${hint ? html`<span class="hint meta">${hint}</span>` : nothing}
        <span class="mark">${icons.check}</span>
      </span>
    </label>`;
  }

  /** Why a module cannot be chosen now; `undefined` if it can. */
  #offText(module: CampaignModule): string | undefined {
    const words = this.#words;
    if (module.enabled === false) return words.text('picker.off');
    const away = this.#hours.away(module.id);
    if (!away) return undefined;
    const zone = this.#campaign.document?.timeZone ?? '';
    const fromMs = away.hours?.[0];
    if (fromMs === undefined) return words.text('picker.away');
    const day = dayText(fromMs, this.#campaign.nowMs(), zone, words);
    const key = day === words.text('day.today') ? 'picker.from' : 'picker.fromDay';
    return words.text(key, { day, time: timeText(fromMs, zone) }) + zoneText(fromMs, zone, words);
  }

  /** The value as it counts: only a module that can be chosen. */
  #chosen(): string {
    const { document } = this.#campaign;
    const module = document?.modules.find(({ id }) => id === this.value);
    return document && (!module || this.#offText(module)) ? '' : this.value;
  }

  #onChange(event: Event): void {
    this.value = (event.target as HTMLInputElement).value;
    // Forms are told before anyone listens, so that a listener reads the new data.
    this.#tellForm();
    this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    this.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
  }

  #tellForm(): void {
    const chosen = (this.#told = this.#chosen());
    if (!this.#internals?.setFormValue) {
      this.#fillFallback(chosen);
      return;
    }
    this.#internals.setFormValue(chosen || null);
    // Where nothing can be chosen, a form that needs a choice stays shut.
    const anchor = this.renderRoot.querySelector<HTMLElement>('input:enabled') ?? this.renderRoot.querySelector<HTMLElement>('input');
    if (this.required && !chosen && anchor) {
      this.#internals.setValidity({ valueMissing: true }, this.#words.text('picker.reason'), anchor);
    } else {
      this.#internals.setValidity({});
    }
  }

  /** Without `ElementInternals` (iOS below 16.4) a hidden field of the page's carries the value. */
  #fillFallback(chosen: string): void {
    if (!this.name || !this.closest('form')) return;
    if (!this.#fallback) {
      this.#fallback = document.createElement('input');
      this.#fallback.type = 'hidden';
      this.append(this.#fallback);
    }
    this.#fallback.name = this.name;
    this.#fallback.value = chosen;
    this.#fallback.disabled = chosen === '';
  }
}

function internalsOf(element: HTMLElement): ElementInternals | undefined {
  return typeof element.attachInternals === 'function' ? element.attachInternals() : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'consult-module-picker': ConsultModulePicker;
  }
}
