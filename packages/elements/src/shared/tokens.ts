import { type CSSResult, unsafeCSS } from 'lit';
import { CARD_COLORS, cardTokens, colorTokens } from './card-tokens.ts';

/** Colours that only the special area and the chat need, as `[light, dark]`. */
const AREA_COLORS = {
  canvas: ['#F3F6F5', '#0D1413'],
  sunken: ['#EAF0EE', '#1F2B29'],
  'text-subtle': ['#5B6A67', '#A3B0AD'],
  'brand-tint': ['#DDF2EF', '#123F3A'],
  'on-brand-tint': ['#00514C', '#A9ECE4'],
  'bubble-own': ['#CFEFEA', '#14453F'],
  'border-strong': ['#74837F', '#7C8B87'],
  'accent-tint': ['#FFEADF', '#4A2410'],
  danger: ['#B3261E', '#FF8A80'],
  'on-danger': ['#FFFFFF', '#3A0603'],
  'danger-tint': ['#FDE8E6', '#4B1714'],
  'on-danger-tint': ['#8C1D18', '#FFCBC6'],
  emergency: ['#9B1C14', '#8F1A12'],
  'on-emergency': ['#FFFFFF', '#FFFFFF'],
  'warning-tint': ['#FFF2D1', '#3B2D08'],
  'on-warning-tint': ['#5E3F00', '#FFE3A6'],
  'success-tint': ['#E0F4E6', '#12351F'],
  'on-success-tint': ['#1A6E38', '#74D292'],
  'info-tint': ['#E5F0FB', '#142E4C'],
  'on-info-tint': ['#1B5CA3', '#90BDF6'],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

/** Every colour of the palette by the last part of its public name `--consult-color-<name>`, as `[light, dark]`. */
export const COLORS = { ...CARD_COLORS, ...AREA_COLORS };

/** Names of every public token: what a host may set on our elements or on any ancestor of theirs. */
export const PUBLIC_TOKENS: readonly string[] = [
  ...Object.keys(COLORS).map((name) => `--consult-color-${name}`),
  '--consult-font-family',
  '--consult-unit',
  '--consult-text-scale',
  '--consult-target',
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((step) => `--consult-space-${step}`),
  ...['control', 'card', 'bubble', 'pill'].map((name) => `--consult-radius-${name}`),
  '--consult-shadow-1',
  '--consult-shadow-2',
  ...['fast', 'base', 'panel', 'curve'].map((name) => `--consult-motion-${name}`),
];

const DARK_ROUNDS = 'rgb(0 0 0 / 0.32)';

/** Every design token as a private variable with its public name as the override; needed once in each shadow root. */
export const tokens: CSSResult[] = [
  cardTokens,
  colorTokens(AREA_COLORS),
  unsafeCSS(`
:host {
  --_radius-bubble: var(--consult-radius-bubble, calc(var(--_unit) * 18));
  --_radius-corner: calc(var(--_unit) * 6);
  --_shadow-2: var(--consult-shadow-2, 0 calc(var(--_unit) * 8) calc(var(--_unit) * 24) rgb(20 33 31 / 0.14));
  --_scrim: rgb(20 33 31 / 0.32);
  --_space-7: var(--consult-space-7, calc(var(--_unit) * 32));
  --_space-8: var(--consult-space-8, calc(var(--_unit) * 48));
  --_motion-panel: var(--consult-motion-panel, 280ms);
  --_header: calc(var(--_unit) * 56);
}
:host([text-size='elder']), :host([text-size='max']) { --_header: calc(var(--_unit) * 68); }
:host([theme='dark']) { --_shadow-2: var(--consult-shadow-2, none); --_scrim: ${DARK_ROUNDS}; }
@media (prefers-color-scheme: dark) {
  :host(:not([theme='light'])) { --_shadow-2: var(--consult-shadow-2, none); --_scrim: ${DARK_ROUNDS}; }
}
@media (prefers-reduced-motion: reduce) { :host { --_motion-panel: 0ms; } }
`),
];
