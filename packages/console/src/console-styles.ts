import { css } from 'lit';
import { baseStyles } from '@consult-kit/elements/foundation.js';

/** What every part of the console shares on top of the elements' base. */
export const consoleStyles = [
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
  `,
];
