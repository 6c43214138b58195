import type { Ink } from './shapes.ts';

/** A set of colours that belong together: the tile behind a drawing and its inks. */
export interface Tone {
  tile: string;
  glow: string;
  inks: Readonly<Record<Ink, string>>;
}

function tone(tile: string, glow: string, main: string, deep: string, pale: string, pop: string): Tone {
  return { tile, glow, inks: { main, deep, pale, pop, ink: '#2b2440', white: '#ffffff', skin: '#f6cfae' } };
}

/** The tones of the shelves. */
export const TONES = {
  plum: tone('#efe4fb', '#e0cdf7', '#7a4bc4', '#54308f', '#cdb4ee', '#ffc93c'),
  sky: tone('#e0effb', '#c8e2f8', '#3f8fd6', '#24629c', '#b3d8f5', '#ff8a5c'),
  sand: tone('#f7eddd', '#f0dfc3', '#c9985a', '#946634', '#f0d9b5', '#5e8f76'),
  moss: tone('#e4f0de', '#d0e5c6', '#5f9a4c', '#3c6d2e', '#c0deb2', '#f2b134'),
  rose: tone('#fde4ea', '#fbced9', '#e0577c', '#a93355', '#f9b7c6', '#5a55c9'),
  slate: tone('#e6eaf1', '#d3dae6', '#64748f', '#414e66', '#bfc9d9', '#f2914a'),
  sun: tone('#fff3d1', '#ffe7a6', '#f2b01e', '#bd7d05', '#ffe08a', '#e2556b'),
  ink: tone('#e7e5ef', '#d5d1e4', '#3d3556', '#251f38', '#a49bc2', '#ff6f7d'),
  mint: tone('#dcf3ec', '#c1e9dc', '#3aa88a', '#227560', '#aee2d3', '#ff9466'),
  clay: tone('#fbe6dc', '#f6d2c1', '#cc6a45', '#94442a', '#f2bda5', '#3f7f8c'),
} as const satisfies Record<string, Tone>;

/** The name of a tone, as the product lists write it. */
export type ToneId = keyof typeof TONES;
