import { svg } from '../dom.ts';

const PATHS = {
  home: 'M4 11l8-7 8 7v9h-5.5v-6h-5v6H4z',
  shelves: 'M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z',
  cart: 'M3 4h2.5l2.3 11h10l2.2-8H7M9 20.2h.1M16.5 20.2h.1',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5',
  search: 'M10.5 17a6.5 6.5 0 1 1 .1 0M15.5 15.5L21 21',
  back: 'M15 5l-7 7 7 7',
  minus: 'M5 12h14',
  plus: 'M12 5v14M5 12h14',
  check: 'M5 12.5l4.5 4.5L19 7.5',
} as const;

/** The name of an icon. */
export type IconName = keyof typeof PATHS;

/** A line icon of one text height; a word always stands beside it or names its control. */
export function icon(name: IconName): SVGSVGElement {
  return svg(
    'svg',
    { viewBox: '0 0 24 24', 'aria-hidden': 'true', focusable: 'false', class: 'icon' },
    svg('path', {
      d: PATHS[name],
      fill: 'none',
      stroke: 'currentColor',
      'stroke-width': 2,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    }),
  );
}

/** The shop's mark: a magpie with something shiny. */
export function mark(): SVGSVGElement {
  return svg(
    'svg',
    { viewBox: '0 0 32 32', 'aria-hidden': 'true', focusable: 'false', class: 'mark' },
    svg('rect', { width: 32, height: 32, rx: 10, class: 'mark__ground' }),
    svg('path', { d: 'M6 25l9-8 3 3-8 6z', fill: '#9db8ff' }),
    svg('path', { d: 'M9 19c0-7 4-11 9-11 4 0 6 2 6.5 5 0 6-4 9-9 9-3 0-6-1-6.5-3z', fill: '#ffffff' }),
    svg('path', { d: 'M13 10c2-3 10-3.5 11.5 3-3-1.5-5-1-7 1-2 2.5-5 3.5-8 3 .3-3 1.5-5.5 3.5-7z', fill: '#1d1538' }),
    svg('path', { d: 'M24 11.500l4.5 2-4.5 1.500z', fill: '#ff9f43' }),
    svg('circle', { cx: 21.5, cy: 11.8, r: 1.1, fill: '#ffffff' }),
    svg('circle', { cx: 28.5, cy: 17.5, r: 2, fill: '#ffd23f' }),
  );
}
