import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { Localize } from '@consult-kit/elements/foundation.js';
import type { TimeTick } from './axes.ts';
import type { Plot, Series } from './plots.ts';
import type { FigureStep } from './read-figures.ts';

/** Room above the highest line, for half of its text. */
const TOP = 12;
/** From the highest line to the ground. */
const HEIGHT = 140;
const GROUND = TOP + HEIGHT;
const PICTURE_HEIGHT = GROUND + 28;
/** Across, in the coordinates of lines. */
const WIDE = 1_000;
/** A text would stand over the right end from here. */
const TURNED_FROM_PERCENT = 90;
/** Of the width, what a step needs for its point to be drawn; others are a line alone. */
const MARKED_FROM_PERCENT = 2;
/** Of a step's width, what a bar fills. */
const BAR_PART = 0.8;

/** Where instants and values stand. */
export interface PlotFrame {
  steps: readonly FigureStep[];
  /** An instant's place, in percent of the width. */
  place: (atMs: number) => number;
  marks: readonly TimeTick[];
  /** Index of the step whose values are told. */
  chosen: number;
}

/**
 * One plot with its values at the chosen step. Lines are stretched to the width; everything else is placed in percent, so that texts and
 * marks keep their shape, and no style attributes are needed, which the page's content policy forbids.
 */
export function plotPicture(plot: Plot, frame: PlotFrame, words: Localize): TemplateResult {
  const max = plot.ticks.at(-1) ?? 1;
  const y = (value: number): number => GROUND - (value / max) * HEIGHT;
  return html`<h3 id=${plot.id}>${plot.title}</h3>
    <p class="meta muted" id=${`${plot.id}-said`}>${plot.said}</p>
    <ul class="legend meta">
      ${plot.series.map((series) => legendEntry(series, plot, frame.chosen, words))}
    </ul>
    <div class="plot" role="img" aria-labelledby=${plot.id} aria-describedby=${`${plot.id}-said`}>
      <svg class="values" width="100%" height=${PICTURE_HEIGHT} aria-hidden="true">
        ${plot.ticks.map((tick) => svg`<text x="100%" y=${y(tick) + 5} text-anchor="end">${plot.tickText(tick)}</text>`)}
      </svg>
      <svg class="field" width="100%" height=${PICTURE_HEIGHT} aria-hidden="true">
        ${band(frame)}
        ${plot.ticks.map((tick) => svg`<rect class=${tick === 0 ? 'ground' : 'line'} y=${y(tick)} width="100%" height="1" />`)}
        ${frame.marks.map((mark, index) => timeMark(mark, index, frame))}
        ${plot.series.map((series) => (series.kind === 'bars' ? bars(series, frame, y) : line(series, frame, y)))}
      </svg>
    </div>`;
}

function legendEntry({ label, values, kind, look }: Series, { valueText }: Plot, chosen: number, words: Localize): TemplateResult {
  const value = values[chosen] ?? null;
  return html`<li>
    <svg class="key" width="28" height="14" aria-hidden="true">
      ${
        kind === 'bars'
          ? svg`<rect class="bar" x="8" y="1" width="12" height="12" />`
          : svg`<path class="curve ${look}" d="M1 7h26" />${point('14', 7, look)}`
      }
    </svg>
    <span>
      ${words.text('figures.value', { label, value: '' })}<b>${value === null ? words.text('figures.no-value') : valueText(value)}</b>
    </span>
  </li>`;
}

function band({ steps, place, chosen }: PlotFrame): SVGTemplateResult | typeof nothing {
  const step = steps[chosen];
  if (!step) return nothing;
  const [from, to] = [place(step.fromMs), place(step.toMs)];
  return svg`<rect class="band" x="${from}%" y=${TOP} width="${to - from}%" height=${HEIGHT} />
    <rect class="chosen" x="${(from + to) / 2}%" y=${TOP - 4} width="1" height=${HEIGHT + 4} />`;
}

function timeMark({ atMs, text }: TimeTick, index: number, { place }: PlotFrame): SVGTemplateResult {
  const x = place(atMs);
  const isTurned = x > TURNED_FROM_PERCENT;
  return svg`<g class="mark ${index % 2 === 1 ? 'odd' : ''}">
    <rect class="ground" x="${x}%" y=${GROUND} width="1" height="6" />
    <text x="${x}%" dx=${isTurned ? 0 : 2} y=${GROUND + 21} text-anchor=${isTurned ? 'end' : 'start'}>${text}</text>
  </g>`;
}

function bars({ values }: Series, { steps, place }: PlotFrame, y: (value: number) => number): SVGTemplateResult[] {
  return steps.flatMap((step, index) => {
    const value = values[index] ?? 0;
    if (value === 0) return [];
    const [from, to] = [place(step.fromMs), place(step.toMs)];
    const gap = ((1 - BAR_PART) / 2) * (to - from);
    return [svg`<rect class="bar" x="${from + gap}%" y=${y(value)} width="${to - from - 2 * gap}%" height=${GROUND - y(value)} />`];
  });
}

function line({ values, kind, look }: Series, { steps, place }: PlotFrame, y: (value: number) => number): SVGTemplateResult {
  const xOf = ({ fromMs, toMs }: FigureStep): number => (kind === 'line-at-end' ? place(toMs) : (place(fromMs) + place(toMs)) / 2);
  const points = steps.map((step, index) => ({ x: xOf(step), value: values[index] ?? null }));
  const isAlone = (index: number): boolean => (points[index - 1]?.value ?? null) === null && (points[index + 1]?.value ?? null) === null;
  const path = points.map(({ x, value }, index) => {
    if (value === null) return '';
    return `${(points[index - 1]?.value ?? null) === null ? 'M' : 'L'}${(x / 100) * WIDE} ${y(value)}`;
  });
  const [first] = steps;
  const isMarked = first !== undefined && place(first.toMs) - place(first.fromMs) >= MARKED_FROM_PERCENT;
  return svg`<svg width="100%" height=${PICTURE_HEIGHT} viewBox="0 0 ${WIDE} ${PICTURE_HEIGHT}" preserveAspectRatio="none">
      <path class="curve ${look}" vector-effect="non-scaling-stroke" d=${path.join('')} />
    </svg>
    ${points.map(({ x, value }, index) => (value !== null && (isMarked || isAlone(index)) ? point(`${x}%`, y(value), look) : nothing))}`;
}

/** Circles for the first line of a plot, diamonds for the second. */
function point(x: string, y: number, look: Series['look']): SVGTemplateResult {
  if (look === 'first') return svg`<circle class="point first" cx=${x} cy=${y} r="3.5" />`;
  return svg`<svg class="at" x=${x} y=${y} width="1" height="1"><path class="point second" d="M0-5 5 0 0 5-5 0Z" /></svg>`;
}
