import { type TemplateResult, svg, html } from 'lit';

/** Line drawings, 24 × 24, in the text's colour. They stand beside words and are hidden from assistive technology. */
const drawing = (lines: TemplateResult): TemplateResult =>
  html`<svg
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${lines}
  </svg>`;

export const icons = {
  back: drawing(svg`<path d="M14.5 5.5 8 12l6.5 6.5" />`),
  call: drawing(
    svg`<path d="M6.6 3.8 9 3.2l1.8 4.2-2 1.6a11.5 11.5 0 0 0 6.2 6.2l1.6-2 4.2 1.8-.6 2.4c-.3 1.4-1.5 2.4-2.9 2.4C10.3 19.8 4.2 13.7 4.2 6.700c0-1.4 1-2.6 2.4-2.900Z" />`,
  ),
  warning: drawing(svg`<path d="M12 4 2.9 19.500h18.200L12 4Z" /><path d="M12 10v4.500M12 17.100v.1" />`),
  info: drawing(svg`<circle cx="12" cy="12" r="9" /><path d="M12 11v5.500M12 7.600v.1" />`),
  check: drawing(svg`<path d="m5 12.5 4.5 4.500L19 7.5" />`),
  checks: drawing(svg`<path d="m2 12.5 4.500 4.500L16 7.500M11.500 15.500 13 17l9-9.500" />`),
  done: drawing(svg`<circle cx="12" cy="12" r="9" /><path d="m8 12.3 2.8 2.800L16 9.7" />`),
  retry: drawing(svg`<path d="M19.5 12a7.5 7.5 0 1 1-2.3-5.400L19.5 9M19.5 4.500V9H15" />`),
  clock: drawing(svg`<circle cx="12" cy="12" r="9" /><path d="M12 7v5l3.2 2" />`),
  wait: drawing(
    svg`<path d="M7 3.500h10M7 20.500h10M8 3.500v3c0 2 4 4 4 5.500s-4 3.500-4 5.500v3M16 3.500v3c0 2-4 4-4 5.500s4 3.500 4 5.500v3" />`,
  ),
  down: drawing(svg`<path d="M12 5v14M6 13l6 6 6-6" />`),
  more: drawing(svg`<path d="M5 12h.1M12 12h.1M19 12h.1" stroke-width="3" />`),
  adult: drawing(svg`<circle cx="12" cy="7" r="3.5" /><path d="M5 20.500c0-4.2 2.8-7 7-7s7 2.8 7 7" />`),
  child: drawing(
    svg`<circle cx="12" cy="8" r="4.2" /><path d="M10.5 8.100v.1M13.5 8.100v.1M10.7 10.100c.8.6 1.8.600 2.6 0M12 3.800c0-1 .9-1.6 1.8-1.300M7.5 20.500v-1.800c0-2.1 1.9-3.5 4.5-3.500s4.5 1.4 4.5 3.500v1.8" />`,
  ),
  pregnant: drawing(
    svg`<circle cx="10.5" cy="5" r="2.5" /><path d="M9 21v-4.500c-1.3-.8-2-2-2-3.500V12c0-2 1.3-3.5 3.3-3.5 1.9 0 2.9 1.1 3.4 2.7 1.9.3 3.3 1.5 3.3 3.3 0 1.7-1.3 2.8-3 3V21" />`,
  ),
  elder: drawing(
    svg`<circle cx="10" cy="5.5" r="2.7" /><path d="M6 21v-6.500c0-2.5 1.6-4.2 4-4.200s3.6 1.4 4.2 3.200l.9 2.500M10 16v5M18.5 21v-6.700c0-1.2-.7-1.8-1.6-1.800s-1.6.6-1.6 1.5" />`,
  ),
  person: drawing(svg`<circle cx="12" cy="8" r="3.5" /><path d="M5 20.500c0-4.2 2.8-7 7-7s7 2.8 7 7" />`),
} as const satisfies Record<string, TemplateResult>;
