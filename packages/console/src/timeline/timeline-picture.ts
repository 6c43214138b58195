import { nothing, svg, type SVGTemplateResult } from 'lit';
import type { Localize } from '@consult-kit/elements/foundation.js';
import { dayOf } from '@consult-kit/protocol/calendar';
import { dateText } from '@consult-kit/protocol/entry';
import { localeOf } from '../language.ts';
import { lifeEndsAtMs, type CampaignLife, type Stretch } from './campaign-life.ts';
import { ticksOf, type Tick, type TimeScale } from './time-scale.ts';

/** The instants that are marked. */
export interface Marks {
  nowMs: number;
  atMs: number | undefined;
}

/* Heights in pixels, from the top: names of the parts, the bar, the marks of dates and their names. */
const BAR_TOP = 24;
const BAR_HEIGHT = 22;
const BAR_END = BAR_TOP + BAR_HEIGHT;
export const PICTURE_HEIGHT = 84;
/** A part narrower than this has no room for its name, percent. */
const NAMED_FROM_PERCENT = 12;
/** From here on a date stands before its mark, or it would stand over the edge, percent. */
const TURNED_FROM_PERCENT = 88;
/** Room between two marks for two dates: the one behind the first, and one before the second, percent. */
const TWO_DATES_PERCENT = 20;
/** What is narrower than this would not be seen, percent. */
const SEEN_FROM_PERCENT = 0.15;

/**
 * The picture. Places are percentages and heights pixels, so that it grows without distorting its texts and needs no style attributes, which
 * the page's content policy forbids.
 */
export function timelinePicture(life: CampaignLife, scale: TimeScale, marks: Marks, words: Localize): SVGTemplateResult {
  const endMs = lifeEndsAtMs(life);
  const whole: Stretch = [life.startsAtMs, endMs];
  return svg`<svg width="100%" height=${PICTURE_HEIGHT} aria-hidden="true">
    <defs>
      <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path class="hatch" d="M0 3h6" />
      </pattern>
    </defs>
    ${bar([scale.fromMs, scale.toMs], scale, 'outside')} ${bar(whole, scale, 'closed')}
    ${(life.open ?? [whole]).map((stretch) => bar(stretch, scale, life.paused ? 'paused' : 'open'))}
    ${life.exceptions.map(({ fromMs, toMs, closed }) => bar([fromMs, toMs], scale, closed ? 'exception closed' : 'exception'))}
    ${name([scale.fromMs, life.startsAtMs], scale, words.text('state.upcoming'))} ${name(whole, scale, words.text(life.paused ? 'state.paused' : 'state.open'))}
    ${name([endMs, scale.toMs], scale, words.text('state.ended'))}
    ${edges(life).map((atMs) => svg`<rect class="edge" x="${scale.place(atMs)}%" y=${BAR_TOP - 4} width="2" height=${BAR_HEIGHT + 8} />`)}
    ${ticksOf(scale, life.timeZone).map((tick, index, ticks) => tickMark(tick, [index, ticks[index - 1]], scale, life.timeZone, words.lang()))}
    ${mark(marks.nowMs, scale, 'now', 'M0 0 7 11H-7Z', BAR_END + 2)}
    ${marks.atMs === undefined ? nothing : mark(marks.atMs, scale, 'chosen', 'M0 0 7 7 0 14-7 7Z', BAR_TOP + BAR_HEIGHT / 2 - 7)}
  </svg>`;
}

/** Start and ends; the card and the line may close apart. */
function edges({ startsAtMs, cardClosesAtMs, lineClosesAtMs }: CampaignLife): number[] {
  return [...new Set([startsAtMs, cardClosesAtMs, lineClosesAtMs])];
}

function bar([fromMs, toMs]: Stretch, scale: TimeScale, look: string): SVGTemplateResult {
  const x = scale.place(fromMs);
  const width = Math.max(scale.place(toMs) - x, SEEN_FROM_PERCENT);
  return svg`<rect class=${look} x="${x}%" y=${BAR_TOP} width="${width}%" height=${BAR_HEIGHT} />`;
}

function name([fromMs, toMs]: Stretch, scale: TimeScale, text: string): SVGTemplateResult | typeof nothing {
  const [from, to] = [scale.place(fromMs), scale.place(toMs)];
  if (to - from < NAMED_FROM_PERCENT / 2) return nothing;
  return svg`<text class="name ${to - from < NAMED_FROM_PERCENT ? 'narrow' : ''}" x="${(from + to) / 2}%" y="16" text-anchor="middle">${text}</text>`;
}

function tickMark(
  { atMs, isMonth }: Tick,
  [index, before]: [number, Tick | undefined],
  scale: TimeScale,
  timeZone: string,
  lang: string,
): SVGTemplateResult {
  const x = scale.place(atMs);
  const isTurned = x > TURNED_FROM_PERCENT;
  const hasRoom = !isTurned || !before || x - scale.place(before.atMs) >= TWO_DATES_PERCENT;
  return svg`<g class="tick ${index % 2 === 1 || isTurned ? 'second' : ''}">
    <rect x="${x}%" y=${BAR_END} width="1" height="18" />
    ${hasRoom ? svg`<text x="${x}%" dx=${isTurned ? -3 : 4} text-anchor=${isTurned ? 'end' : 'start'} y=${BAR_END + 30}>${tickText(atMs, isMonth, timeZone, lang)}</text>` : nothing}
  </g>`;
}

/** Months by their name, January with its year; else the day. */
export function tickText(atMs: number, isMonth: boolean, timeZone: string, lang: string): string {
  if (!isMonth) return dateText(atMs, timeZone, lang);
  const isJanuary = dayOf(atMs, timeZone).slice(5, 7) === '01';
  const options: Intl.DateTimeFormatOptions = { timeZone, month: 'short', ...(isJanuary ? { year: 'numeric' } : {}) };
  return new Intl.DateTimeFormat(localeOf(lang), options).format(atMs);
}

function mark(atMs: number, scale: TimeScale, look: string, path: string, top: number): SVGTemplateResult {
  const x = scale.place(atMs);
  return svg`<rect class="line ${look}" x="${x}%" y=${BAR_TOP - 4} width="2" height=${BAR_HEIGHT + 8} transform="translate(-1)" />
    <svg x="${x}%" y=${top} overflow="visible" width="1" height="1"><path class="mark ${look}" d=${path} /></svg>`;
}
