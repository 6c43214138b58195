import type { Localize } from '@consult-kit/elements/foundation.js';
import { amountText, countText, shortAmountText } from '../amounts.ts';
import { zonedText } from '../times.ts';
import { valueTicks } from './axes.ts';
import { durationText } from './durations.ts';
import type { Figures, FigureStep } from './read-figures.ts';

/** One row of values, a value for each step; `null` where there is none. */
export interface Series {
  label: string;
  values: readonly (number | null)[];
  /** Bars fill their step; a line's points stand at the end of it, or in the middle. */
  kind: 'bars' | 'line-at-end' | 'line';
  /** Shapes and colours: the second of a plot has other ones. */
  look: 'first' | 'second';
}

/** A plot, ready to be drawn and to be told. */
export interface Plot {
  id: 'waiting' | 'waits' | 'starts' | 'settled' | 'cost';
  title: string;
  /** What is most important in it, as a sentence. */
  said: string;
  series: readonly Series[];
  /** Values of the lines across, from 0 up. */
  ticks: readonly number[];
  tickText: (value: number) => string;
  valueText: (value: number) => string;
}

/** The plots of some steps; costs only where there are amounts. */
export function plotsOf({ steps, currency }: Figures, timeZone: string, words: Localize): Plot[] {
  const lang = words.lang();
  const count = (value: number): string => countText(value, lang);
  const plots = [waiting(steps, timeZone, words), waits(steps, words), starts(steps, words), settled(steps, words)].map((plot) => ({
    tickText: count,
    valueText: count,
    ...plot,
  }));
  return currency === null ? plots : [...plots, cost(steps, currency, words)];
}

type Counts = Omit<Plot, 'tickText' | 'valueText'> & Partial<Plot>;

function waiting(steps: readonly FigureStep[], timeZone: string, words: Localize): Counts {
  const lang = words.lang();
  const values = steps.map((step) => step.waiting);
  const max = highest(values);
  const at = steps[values.indexOf(max)]?.toMs ?? 0;
  const said = { max: countText(max, lang), time: zonedText(at, timeZone, lang), last: countText(values.at(-1) ?? 0, lang) };
  return {
    id: 'waiting',
    title: words.text('figures.waiting'),
    said: words.text('figures.waiting.said', said),
    series: [{ label: words.text('figures.waiting.label'), values, kind: 'line-at-end', look: 'first' }],
    ticks: valueTicks(max, 'whole'),
  };
}

function waits(steps: readonly FigureStep[], words: Localize): Counts {
  const lang = words.lang();
  const median = steps.map((step) => step.waitMedianMs);
  const ninetieth = steps.map((step) => step.waitNinetiethMs);
  const said = { median: durationText(highest(median), lang), ninetieth: durationText(highest(ninetieth), lang) };
  return {
    id: 'waits',
    title: words.text('figures.waits'),
    said: words.text(median.some((value) => value !== null) ? 'figures.waits.said' : 'figures.waits.none', said),
    series: [
      { label: words.text('figures.waits.median'), values: median, kind: 'line', look: 'first' },
      { label: words.text('figures.waits.ninetieth'), values: ninetieth, kind: 'line', look: 'second' },
    ],
    ticks: valueTicks(highest([...median, ...ninetieth]), 'time'),
    tickText: (value) => durationText(value, lang, 'narrow'),
    valueText: (value) => durationText(value, lang),
  };
}

function starts(steps: readonly FigureStep[], words: Localize): Counts {
  const entered = steps.map((step) => step.entered);
  const accepted = steps.map((step) => step.accepted);
  const said = { entered: countText(sum(entered), words.lang()), accepted: countText(sum(accepted), words.lang()) };
  return {
    id: 'starts',
    title: words.text('figures.starts'),
    said: words.text('figures.starts.said', said),
    series: [
      { label: words.text('figures.starts.entered'), values: entered, kind: 'bars', look: 'first' },
      { label: words.text('figures.starts.accepted'), values: accepted, kind: 'line', look: 'second' },
    ],
    ticks: valueTicks(highest([...entered, ...accepted]), 'whole'),
  };
}

function settled(steps: readonly FigureStep[], words: Localize): Counts {
  const values = steps.map((step) => step.settled);
  const all = sum(values);
  return {
    id: 'settled',
    title: words.text('figures.settled'),
    said: words.text('figures.settled.said', { count: all, settled: countText(all, words.lang()) }),
    series: [{ label: words.text('figures.settled.label'), values, kind: 'bars', look: 'first' }],
    ticks: valueTicks(highest(values), 'whole'),
  };
}

function cost(steps: readonly FigureStep[], currency: string, words: Localize): Plot {
  const lang = words.lang();
  const values = costSoFar(steps);
  const valueText = (value: number): string => amountText(value, currency, lang);
  return {
    id: 'cost',
    title: words.text('figures.cost'),
    said: words.text('figures.cost.said', { amount: valueText(values.at(-1) ?? 0) }),
    series: [{ label: words.text('figures.cost.label'), values, kind: 'line-at-end', look: 'first' }],
    ticks: valueTicks(highest(values), 'whole'),
    tickText: (value) => shortAmountText(value, currency, lang),
    valueText,
  };
}

/** What is owed at the end of each step for all steps up to it. */
export function costSoFar(steps: readonly FigureStep[]): number[] {
  let total = 0;
  return steps.map((step) => (total += step.settledMinor));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function highest(values: readonly (number | null)[]): number {
  return values.reduce<number>((max, value) => Math.max(max, value ?? 0), 0);
}
