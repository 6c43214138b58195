import { type CSSResult, unsafeCSS } from 'lit';

/** Colours that the entry card needs, as `[light, dark]`; kept apart because the card's script has a small budget. */
export const CARD_COLORS = {
  surface: ['#FFFFFF', '#16201E'],
  text: ['#14211F', '#E7EFED'],
  'text-muted': ['#455552', '#B7C3C0'],
  brand: ['#00706A', '#4FC9BD'],
  'brand-hover': ['#005C57', '#6BD7CC'],
  'brand-pressed': ['#004945', '#39B3A7'],
  'on-brand': ['#FFFFFF', '#00211E'],
  border: ['#D3DDDA', '#2D3B38'],
  focus: ['#0B57D0', '#9DC3FF'],
  accent: ['#A83C00', '#FFB48A'],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

/** Font size and line height in units: standard, large, elder, max. */
const TYPE = {
  display: [26, 34, 30, 40, 34, 46, 42, 56],
  title: [20, 28, 23, 32, 26, 36, 34, 46],
  body: [17, 26, 20, 30, 22, 34, 30, 46],
  meta: [14, 20, 16, 24, 18, 28, 24, 36],
};

const SIZES = ['standard', 'large', 'elder', 'max'];

function declare(colors: Readonly<Record<string, readonly [string, string]>>, dark: 0 | 1): string {
  return Object.keys(colors)
    .map((name) => `--_${name}:var(--consult-color-${name},${(colors[name] as readonly [string, string])[dark]});`)
    .join('');
}

/** Rules for a set of colours in light and dark; the public names are only read, so a host sets them on any ancestor. */
export function colorTokens(colors: Readonly<Record<string, readonly [string, string]>>): CSSResult {
  const night = declare(colors, 1);
  return unsafeCSS(`:host{${declare(colors, 0)}}:host([theme='dark']){${night}}
@media (prefers-color-scheme:dark){:host(:not([theme='light'])){${night}}}`);
}

function typeOf(column: number): string {
  return Object.entries(TYPE)
    .map(([role, steps]) => `--_${role}:calc(var(--_px)*${steps[column * 2]});--_${role}-line:calc(var(--_px)*${steps[column * 2 + 1]});`)
    .join('');
}

const units = (name: string, value: number): string => `--_${name}:var(--consult-${name},calc(var(--_unit)*${value}));`;

/** Tokens of the entry card: its colours, the four text sizes, lengths. Lengths never use `rem`, which shops redefine. */
export const cardTokens: CSSResult = unsafeCSS(`${colorTokens(CARD_COLORS)}
:host{--_unit:var(--consult-unit,1px);--_px:calc(var(--_unit)*clamp(1,var(--consult-text-scale,1),2));
--_font:var(--consult-font-family,-apple-system,BlinkMacSystemFont,"PingFang SC","HarmonyOS Sans SC","MiSans","Noto Sans SC","Microsoft YaHei",system-ui,sans-serif);
${[4, 8, 12, 16, 20, 24].map((value, index) => units(`space-${index + 1}`, value)).join('')}
${units('radius-control', 10)}${units('radius-card', 14)}${units('radius-pill', 999)}${units('target', 48)}
--_shadow-1:var(--consult-shadow-1,0 calc(var(--_unit)*1) calc(var(--_unit)*2) rgb(20 33 31/.08));
--_motion-fast:var(--consult-motion-fast,120ms);--_motion-base:var(--consult-motion-base,200ms);--_curve:var(--consult-motion-curve,cubic-bezier(.2,0,0,1));
color-scheme:light dark;${typeOf(0)}}
${SIZES.map((size, column) => (column === 0 ? '' : `:host([text-size='${size}']){${typeOf(column)}}`)).join('')}
:host([text-size='elder']),:host([text-size='max']){${units('target', 60)}}
:host([theme='light']){color-scheme:light}:host([theme='dark']){color-scheme:dark;--_shadow-1:var(--consult-shadow-1,none)}
@media (prefers-color-scheme:dark){:host(:not([theme='light'])){--_shadow-1:var(--consult-shadow-1,none)}}
@media (prefers-reduced-motion:reduce){:host{--_motion-fast:0ms;--_motion-base:0ms}}`);
