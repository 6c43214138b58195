import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { appStyles, Localize } from '@consult-kit/elements/foundation.js';
import type { CampaignDocument, CampaignText } from '@consult-kit/protocol';
import { addDays, wallTimeAt, wallTimeMs } from '@consult-kit/protocol/calendar';
import { namedTime } from '../times.ts';
import { lifeEndsAtMs, lifeOf, lifeOfDocument, type CampaignLife } from './campaign-life.ts';
import { exceptionLines, lifeInWords, weekInWords } from './life-in-words.ts';
import { timelinePicture } from './timeline-picture.ts';
import { timelineStyles } from './timeline.styles.ts';
import { timeScale, type TimeScale } from './time-scale.ts';

/** One press of an arrow key. */
const STEP_MS = 15 * 60_000;
/** More exceptions than these are counted, not named. */
const EXCEPTIONS_NAMED_MAX = 4;

/**
 * A picture of a campaign's life: before it, its service hours and exceptions, after it, with the present and a chosen instant. All of it is
 * said in words as well. A slider under the picture and a press on it choose an instant.
 *
 * @fires {CustomEvent<string>} at-chosen - Somebody chose an instant, ISO 8601 UTC.
 */
export class ConsoleTimeline extends LitElement {
  static override styles = [...appStyles, timelineStyles];

  /** The campaign as it is being written; while its days are not sound, the timeline says so. */
  @property({ attribute: false }) file: CampaignText | undefined;
  /** In place of a file: a campaign's public document, which tells less of its hours. */
  @property({ attribute: false }) document: CampaignDocument | undefined;
  /** The chosen instant, ISO 8601 UTC. */
  @property({ attribute: false }) at: string | null | undefined;
  /** The gateway's time, milliseconds since 1970. */
  @property({ attribute: false }) nowMs = 0;
  /** A picture alone: nothing can be chosen. */
  @property({ type: Boolean }) fixed = false;
  #life: CampaignLife | null = null;
  readonly #words = new Localize(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('file') && !changed.has('document')) return;
    this.#life = this.file ? lifeOf(this.file) : this.document ? lifeOfDocument(this.document) : null;
  }

  protected override render(): TemplateResult {
    const life = this.#life;
    const words = this.#words;
    if (life === null) return html`<p class="meta muted">${words.text('life.unsound')}</p>`;
    const scale = timeScale(life);
    const marks = { nowMs: this.nowMs, atMs: this.#atMs };
    const said = lifeInWords(life, marks, words);
    return html`<div class="frame ${this.fixed ? '' : 'choosable'}">
        <div
          class="picture"
          role="img"
          aria-label=${said}
          @pointerdown=${this.fixed ? nothing : (event: PointerEvent) => this.#onPress(event, scale)}
        >
          ${timelinePicture(life, scale, marks, words)}
        </div>
        ${this.fixed ? nothing : this.#slider(life, scale)}
      </div>
      ${this.#legend(life)}`;
  }

  #slider(life: CampaignLife, scale: TimeScale): TemplateResult {
    const atMs = this.#atMs ?? this.nowMs;
    return html`<input
      type="range"
      aria-label=${this.#words.text('life.point')}
      aria-valuetext=${namedTime(atMs, life.timeZone, this.#words.lang())}
      min=${scale.fromMs}
      max=${scale.toMs}
      step=${STEP_MS}
      .value=${String(Math.min(Math.max(atMs, scale.fromMs), scale.toMs))}
      @input=${(event: Event) => this.#choose(Number((event.target as HTMLInputElement).value))}
      @keydown=${(event: KeyboardEvent) => this.#onKey(event, life, scale)}
    />`;
  }

  #legend(life: CampaignLife): TemplateResult {
    const words = this.#words;
    const { exceptions } = life;
    const shown = exceptions.length > EXCEPTIONS_NAMED_MAX ? [] : exceptionLines(life, words);
    const differ = exceptions.length > shown.length ? words.text('life.exceptions.many', { count: exceptions.length }) : shown.join(' · ');
    return html`<p class="legend meta muted">
      <span><b class="now" aria-hidden="true">▲</b> ${words.text('life.now')}</span>
      ${this.#atMs ? html`<span><b class="chosen" aria-hidden="true">◆</b> ${words.text('life.point')}</span>` : nothing}
      ${life.week.length > 0 ? html`<span>${weekInWords(life, words)}</span>` : nothing}
      ${differ ? html`<span><b class="other" aria-hidden="true"></b> ${differ}</span>` : nothing}
    </p>`;
  }

  get #atMs(): number | undefined {
    return this.at ? Date.parse(this.at) : undefined;
  }

  #choose(atMs: number): void {
    this.at = new Date(atMs).toISOString();
    this.dispatchEvent(new CustomEvent<string>('at-chosen', { detail: this.at }));
  }

  #onPress(event: PointerEvent, scale: TimeScale): void {
    const { left, width } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    if (event.isPrimary && event.button === 0 && width > 0) this.#choose(scale.at((event.clientX - left) / width));
  }

  /** Days with Page Up and Page Down, the same wall time on the day before or after; the ends of the campaign with Home and End. */
  #onKey(event: KeyboardEvent, life: CampaignLife, scale: TimeScale): void {
    const atMs = this.#atMs ?? this.nowMs;
    const within = (ms: number): number => Math.min(Math.max(ms, scale.fromMs), scale.toMs);
    const targets: Readonly<Record<string, () => number>> = {
      PageUp: () => within(dayLater(atMs, 1, life.timeZone)),
      PageDown: () => within(dayLater(atMs, -1, life.timeZone)),
      Home: () => life.startsAtMs,
      End: () => lifeEndsAtMs(life),
    };
    const target = targets[event.key];
    if (!target) return;
    event.preventDefault();
    this.#choose(target());
  }
}

/** The same wall time on another day. */
function dayLater(atMs: number, days: number, timeZone: string): number {
  const [day = '', time = ''] = wallTimeAt(atMs, timeZone).split(' ');
  return wallTimeMs(addDays(day, days), time, timeZone, 'begin');
}

declare global {
  interface HTMLElementTagNameMap {
    'console-timeline': ConsoleTimeline;
  }
}
