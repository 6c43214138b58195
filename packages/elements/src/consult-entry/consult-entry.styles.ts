import { css } from 'lit';
import { cardTokens } from '../shared/card-tokens.ts';

/** The card. Written tightly, for the sake of search pages. */
export const cardStyles = [
  cardTokens,
  // prettier-ignore
  css`
:host{display:none;color:var(--_text);font:400 var(--_meta)/var(--_meta-line) var(--_font);-webkit-text-size-adjust:100%;text-size-adjust:100%}
:host([data-state]){display:block}
:host([hidden]){display:none}
.card,.action{box-sizing:border-box;display:flex;align-items:center;border:calc(var(--_unit)*1) solid var(--_border);text-decoration:none}
.name{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.card{position:relative;gap:var(--_space-3);min-block-size:calc(var(--_unit)*var(--consult-entry-min-height,104));padding:var(--_space-3) var(--_space-4);border-radius:var(--_radius-card);background:var(--_surface);color:inherit;overflow-wrap:anywhere;-webkit-tap-highlight-color:transparent}
.card:focus-visible{outline:calc(var(--_unit)*3) solid var(--_focus);outline-offset:calc(var(--_unit)*2)}
svg{display:block;flex:none;inline-size:calc(var(--_unit)*48);color:var(--_brand)}
.main{flex:1;min-inline-size:0}
.title{font-size:var(--_title);line-height:var(--_title-line);font-weight:600}
.free{color:var(--_accent)}
.label{font:400 var(--_meta)/1 var(--_font);color:var(--_text-muted);white-space:nowrap}
.row{display:flex;flex-wrap:wrap;align-items:flex-end;gap:var(--_space-2) var(--_space-3)}
.text{flex:999 1 calc(var(--_unit)*150);color:var(--_text-muted);font-variant-numeric:tabular-nums}
.action{flex:1 0 auto;justify-content:center;min-block-size:calc(var(--_target) - var(--_space-1));padding:0 var(--_space-4);border-color:transparent;border-radius:var(--_radius-pill);background:var(--_brand);color:var(--_on-brand);font-size:var(--_body);line-height:var(--_body-line);font-weight:600}
:host([text-size=elder]) .action,:host([text-size=max]) .action{flex-basis:100%}
@media (max-width:399px){:host([text-size=elder]) svg,:host([text-size=max]) svg{display:none}}
a:hover .action{background:var(--_brand-hover)}
a:active .action,[aria-busy=true] .action{background:var(--_brand-pressed)}`,
];
