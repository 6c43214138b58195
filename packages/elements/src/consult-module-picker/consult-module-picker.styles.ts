import { css } from 'lit';
import { baseStyles } from '../shared/base-styles.ts';
import { tokens } from '../shared/tokens.ts';

/** The tiles: two in a row where they fit, one in the elder sizes. */
export const styles = [
  ...tokens,
  baseStyles,
  css`
    fieldset {
      display: block;
    }
    legend {
      display: block;
      margin-block-end: var(--_space-1);
    }
    .tiles {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(max(calc(var(--_unit) * 134), 34%), 1fr));
      gap: var(--_space-2);
    }
    :host([text-size='elder']) .tiles,
    :host([text-size='max']) .tiles {
      grid-template-columns: 1fr;
      gap: var(--_space-3);
    }
    .tile {
      position: relative;
      display: block;
      min-block-size: calc(var(--_unit) * 84);
      cursor: pointer;
    }
    .tile input {
      position: absolute;
      inset: 0;
      inline-size: 100%;
      block-size: 100%;
      opacity: 0;
      cursor: inherit;
    }
    .face {
      display: grid;
      grid-template-columns: auto 1fr;
      align-content: center;
      align-items: center;
      gap: 0 var(--_space-2);
      block-size: 100%;
      padding: var(--_space-2) var(--_space-3);
      border: calc(var(--_unit) * 1) solid var(--_border-strong);
      border-radius: var(--_radius-card);
      background-color: var(--_surface);
      box-shadow: var(--_shadow-1);
    }
    .face > svg {
      inline-size: 1.9em;
      block-size: 1.9em;
      color: var(--_brand);
    }
    .name {
      font-weight: 600;
      overflow-wrap: anywhere;
    }
    .hint {
      grid-column: 1 / -1;
      color: var(--_text-muted);
    }
    .mark {
      position: absolute;
      inset-block-start: calc(var(--_unit) * -6);
      inset-inline-end: calc(var(--_unit) * -6);
      visibility: hidden;
      display: grid;
      place-items: center;
      border-radius: var(--_radius-pill);
      background-color: var(--_brand);
      color: var(--_on-brand);
    }
    .mark svg {
      inline-size: calc(var(--_unit) * 20);
      block-size: calc(var(--_unit) * 20);
      padding: calc(var(--_unit) * 3);
      stroke-width: 3;
    }
    .tile:hover .face {
      background-color: var(--_sunken);
    }
    input:checked + .face {
      border-color: var(--_brand);
      background-color: var(--_brand-tint);
      color: var(--_on-brand-tint);
      box-shadow: inset 0 0 0 calc(var(--_unit) * 1) var(--_brand);
    }
    input:checked + .face .hint {
      color: var(--_on-brand-tint);
    }
    input:checked + .face .mark {
      visibility: visible;
    }
    input:focus-visible + .face {
      outline: calc(var(--_unit) * 3) solid var(--_focus);
      outline-offset: calc(var(--_unit) * 2);
    }
    .tile.off {
      cursor: default;
    }
    .off .face {
      border-style: dashed;
      border-color: var(--_border-strong);
      background-color: var(--_sunken);
      color: var(--_text-muted);
      box-shadow: none;
    }
    .off .face > svg {
      color: var(--_text-muted);
    }
    .helper {
      margin-block-start: var(--_space-2);
    }
    @media (max-width: 359px) {
      .face {
        gap: 0 calc(var(--_unit) * 6);
        padding: var(--_space-1) var(--_space-2);
      }
      :host(:not([text-size='elder']):not([text-size='max'])) .face > svg {
        inline-size: calc(var(--_unit) * 24);
        block-size: calc(var(--_unit) * 24);
      }
    }
    @media (forced-colors: active) {
      input:checked + .face {
        border: calc(var(--_unit) * 3) solid Highlight;
      }
      .off .face {
        color: GrayText;
      }
      .mark {
        forced-color-adjust: none;
        background-color: Highlight;
        color: HighlightText;
      }
    }
  `,
];
