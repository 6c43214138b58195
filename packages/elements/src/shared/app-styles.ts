import { css } from 'lit';
import { baseStyles } from './base-styles.ts';

/** What desk and console share on top of the elements' base: denser controls for a mouse and a large screen. */
export const appStyles = [
  baseStyles,
  css`
    :host {
      font-size: calc(var(--_unit) * 15);
      line-height: calc(var(--_unit) * 22);
    }
    .button,
    .input {
      min-block-size: calc(var(--_unit) * 40);
      padding: var(--_space-1) var(--_space-4);
    }
    .button {
      min-inline-size: calc(var(--_unit) * 40);
    }
    select.input,
    input.input {
      font: inherit;
    }
    svg {
      inline-size: calc(var(--_unit) * 18);
      block-size: calc(var(--_unit) * 18);
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--_space-2) var(--_space-3);
    }
    .grow {
      flex: 1 1 auto;
      min-inline-size: 0;
    }
    .error:empty {
      display: none;
    }
  `,
];
