import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Timers } from '@consult-kit/client';
import { appStyles, Localize } from '@consult-kit/elements/foundation.js';
import { cityOf } from '@consult-kit/protocol/calendar';
import { errorLabel, type CampaignText, type PreviewAnswer } from '@consult-kit/protocol';
import type { ConsoleClient } from '../console-client.ts';
import { exceptionName } from '../timeline/life-in-words.ts';
import { lifeOf, type CampaignLife } from '../timeline/campaign-life.ts';
import { namedTime, ownZone, zonedText } from '../times.ts';
import { previewStyles } from './console-preview.styles.ts';
import { looksForm, type Looks } from './looks.ts';
import type { PreviewNews, PreviewView } from './messages.ts';
import { PreviewAsker, type SoundPreview } from './preview-asker.ts';
import { PreviewFrame } from './preview-frame.ts';
import { quickPoints, type QuickPoint } from './quick-points.ts';
import { verdictList } from './verdict.ts';

const VIEWS: readonly PreviewView[] = ['search', 'area'];
/** A search that asks for a doctor, where the campaign has no phrases of its own. */
const SAMPLES = { en: 'see a doctor', zh: '看医生' };

/**
 * What shoppers see of a campaign that is being written, at any instant that timeline, field and quick points choose: the real elements in a
 * frame of their own, and in words what decided. Nothing is stored, and nothing reaches the gateway as a shopper: the frame has no way to it.
 *
 * @fires {CustomEvent<string | null>} at-chosen - Another instant was chosen, ISO 8601 UTC; `null` follows this moment.
 * @fires {CustomEvent<PreviewAnswer>} preview-answered - The gateway's answer to the newest question.
 */
export class ConsolePreview extends LitElement {
  static override styles = [...appStyles, previewStyles];

  @property({ attribute: false }) client!: Pick<ConsoleClient, 'preview'>;
  @property({ attribute: false }) timers!: Timers;
  /** The campaign as it stands in the form; a new object with every change. */
  @property({ attribute: false }) file: CampaignText = {};
  /** The instant, ISO 8601 UTC; this moment if left out. */
  @property({ attribute: false }) at: string | null | undefined;
  /** The gateway's time, milliseconds since 1970. */
  @property({ attribute: false }) nowMs = 0;
  /** Address of the page in the frame. */
  @property() page = './preview.html';
  @state() private looks: Looks = { query: '', language: '', textSize: 'standard', theme: 'light', width: 375, region: '', speaks: false };
  @state() private view: PreviewView = 'search';
  /** What somebody tried in the frame that a preview does not do. */
  @state() private tried: 'refused' | 'acted' | undefined;
  /** Whether the card in the frame stands there; `undefined` until it has been drawn. */
  @state() private drawn: boolean | undefined;
  @query('iframe') private frame!: HTMLIFrameElement | null;
  readonly #words = new Localize(this);
  readonly #asker = new PreviewAsker(
    this,
    () => ({ client: this.client, timers: this.timers }),
    (answer) => this.#onAnswer(answer),
  );
  readonly #page = new PreviewFrame(
    this,
    () => this.frame,
    (news) => this.#onNews(news),
  );
  #life: CampaignLife | null = null;
  #typed = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('file')) this.#life = lifeOf(this.file);
    if (changed.has('file') || changed.has('at')) this.tried = undefined;
    const languages = this.#languages;
    if (!languages.includes(this.looks.language)) this.looks = { ...this.looks, language: languages[0] ?? 'en' };
    if (!this.#typed) this.looks = { ...this.looks, query: this.#sample };
    const { query, language, region } = this.looks;
    this.#asker.want({ file: this.file, at: this.at ?? undefined, query, language, region });
  }

  protected override updated(): void {
    const { sound, lexicon } = this.#asker;
    if (!sound) return;
    const { textSize, theme, speaks } = this.looks;
    const { query, language, region } = sound.wish;
    this.#page.show({ document: sound.said.document, lexicon, query, language, region, textSize, theme, speaks, view: this.view });
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    return html`<section aria-labelledby="title">
      <h3 id="title">${words.text('preview.title')}</h3>
      <console-timeline
        .file=${this.file}
        .at=${this.at}
        .nowMs=${this.nowMs}
        @at-chosen=${(event: CustomEvent<string>) => this.#choose(Date.parse(event.detail))}
      ></console-timeline>
      <div class="columns">
        <div class="choices">${this.#instant()}</div>
        <div class="shop">${this.#screens()} ${this.#notices()} ${this.#phone()}</div>
        <div class="choices">${this.#said()}</div>
        ${looksForm(this.looks, { languages: this.#languages, regions: this.#regions }, words, (part) => this.#change(part))}
      </div>
    </section>`;
  }

  #instant(): TemplateResult {
    const words = this.#words;
    const points = this.#life ? quickPoints(this.#life, this.#asker.sound?.said.document.schedule.open ?? [], this.#atMs) : [];
    return html`<console-instant-field
        .atMs=${this.#atMs}
        .zone=${this.#zone}
        .following=${!this.at}
        @at-chosen=${(event: CustomEvent<string>) => this.#choose(Date.parse(event.detail))}
      ></console-instant-field>
      <div class="points" role="group" aria-label=${words.text('preview.points')}>
        ${points.map((point) => this.#point(point))} ${this.#exceptions()}
      </div>`;
  }

  #point({ key, atMs }: QuickPoint): TemplateResult {
    const isShown = atMs === undefined ? !this.at : this.at != null && atMs === this.#atMs;
    return html`<button class="button outline" type="button" id=${key} aria-pressed=${isShown} @click=${() => this.#choose(atMs)}>
      ${this.#words.text(`preview.point.${key}`)}
    </button>`;
  }

  #exceptions(): TemplateResult | typeof nothing {
    const life = this.#life;
    if (!life || life.exceptions.length === 0) return nothing;
    const words = this.#words;
    const options = life.exceptions.flatMap((exception): [number, string][] => {
      const name = exceptionName(exception, life.timeZone, words);
      return [
        [exception.fromMs, words.text('preview.point.begins', { name })],
        [exception.toMs, words.text('preview.point.ends', { name })],
      ];
    });
    const onChange = (event: Event): void => {
      const chosen = options[(event.target as HTMLSelectElement).selectedIndex - 1];
      if (chosen) this.#choose(chosen[0]);
    };
    return html`<select class="input" aria-label=${words.text('preview.point.exceptions')} @change=${onChange}>
      <option value="">${words.text('preview.point.exceptions')} – ${words.text('preview.point.choose')}</option>
      ${options.map(([atMs, text]) => html`<option value=${atMs} .selected=${this.at != null && atMs === this.#atMs}>${text}</option>`)}
    </select>`;
  }

  #said(): TemplateResult {
    const { sound, failure, answer } = this.#asker;
    const words = this.#words;
    const key = sound ? 'preview.broken' : 'preview.broken.first';
    return html`<div role="status" class="stack">
        ${failure ? html`<p class="notice danger"><span>${words.text('preview.failed', { label: errorLabel(failure) })}</span></p>` : nothing}
        ${answer && !answer.preview ? html`<p class="notice warning"><span>${words.text(key)}</span></p>` : nothing}
        ${!answer && !failure ? html`<p class="muted">${words.text('preview.asking')}</p>` : nothing}
        ${this.#isApart ? html`<p class="notice danger"><span>${words.text('preview.apart')}</span></p>` : nothing}
      </div>
      <div aria-live="polite">${sound ? verdictList(sound, words) : nothing}</div>`;
  }

  #screens(): TemplateResult {
    const words = this.#words;
    return html`<div class="points" role="group" aria-label=${words.text('preview.view')}>
      ${VIEWS.map(
        (view) =>
          html`<button class="button outline" type="button" id=${view} aria-pressed=${view === this.view} @click=${() => this.#open(view)}>
            ${words.text(`preview.view.${view}`)}
          </button>`,
      )}
    </div>`;
  }

  #notices(): TemplateResult {
    const words = this.#words;
    const { sound } = this.#asker;
    const elsewhere = sound && isElsewhere(sound);
    return html`<div role="status">
        ${this.tried ? html`<p class="notice"><span>${words.text(`preview.${this.tried}`)}</span></p>` : nothing}
      </div>
      ${elsewhere ? html`<p class="meta muted">${words.text('preview.zone', { city: cityOf(sound.said.document.timeZone) })}</p>` : nothing}`;
  }

  #phone(): TemplateResult {
    const words = this.#words;
    const time = namedTime(this.#atMs, this.#zone, words.lang());
    return html`<div
      class="phone"
      role="region"
      tabindex="0"
      aria-label=${words.text('preview.frame.scroll')}
      ?hidden=${!this.#asker.sound}
    >
      <iframe
        src=${this.page}
        sandbox="allow-scripts"
        title=${words.text('preview.frame', { time })}
        width=${this.looks.width}
        height="667"
      ></iframe>
    </div>`;
  }

  /** The instant that is shown; while it follows this moment, that of the last answer. */
  get #atMs(): number {
    if (this.at) return Date.parse(this.at);
    return Date.parse(this.#asker.answer?.serverTime ?? '') || this.nowMs;
  }

  get #zone(): string {
    return this.#life?.timeZone ?? this.#asker.sound?.said.document.timeZone ?? 'UTC';
  }

  get #languages(): readonly string[] {
    const languages = this.file['languages'];
    const known = Array.isArray(languages) ? languages.filter((tag) => typeof tag === 'string' && isLanguage(tag)) : [];
    return known.length > 0 ? (known as string[]) : ['en'];
  }

  get #regions(): readonly string[] {
    return this.#asker.sound?.said.document.region.eligible ?? [];
  }

  /** The campaign's first phrase in the shopper's language, else a plain search for a doctor. */
  get #sample(): string {
    const { language } = this.looks;
    const triggers = (this.file['search'] as { triggers?: Record<string, unknown> } | undefined)?.triggers?.[language];
    const first: unknown = Array.isArray(triggers) ? triggers[0] : undefined;
    return typeof first === 'string' && first !== '' ? first : language.startsWith('zh') ? SAMPLES.zh : SAMPLES.en;
  }

  /** The card in the frame and the gateway have one decider; a difference means that one of them is of another version. */
  get #isApart(): boolean {
    const { sound } = this.#asker;
    return this.view === 'search' && this.drawn !== undefined && sound !== undefined && this.drawn !== sound.said.entry.show;
  }

  #change(part: Partial<Looks>): void {
    if (part.query !== undefined) this.#typed = true;
    this.looks = { ...this.looks, ...part };
  }

  #choose(atMs: number | undefined): void {
    this.at = atMs === undefined ? null : new Date(atMs).toISOString();
    this.dispatchEvent(new CustomEvent<string | null>('at-chosen', { detail: this.at }));
  }

  #open(view: PreviewView): void {
    this.view = view;
    this.tried = undefined;
  }

  #onAnswer(answer: PreviewAnswer): void {
    this.drawn = undefined;
    this.dispatchEvent(new CustomEvent<PreviewAnswer>('preview-answered', { detail: answer }));
  }

  #onNews(news: PreviewNews): void {
    if (news.what === 'drawn') this.drawn = news.card;
    else if (news.what === 'opened') this.#open('area');
    else if (news.what === 'closed') this.#open('search');
    else if (news.what !== 'ready') this.tried = news.what;
  }
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** Whether times in the preview name the campaign's zone because of where this device is. */
function isElsewhere({ said }: SoundPreview): boolean {
  return zonedText(said.at, said.document.timeZone, 'en') !== zonedText(said.at, ownZone(), 'en');
}

declare global {
  interface HTMLElementTagNameMap {
    'console-preview': ConsolePreview;
  }
}
