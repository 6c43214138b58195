import { css } from 'lit';
import { baseStyles } from '@consult-kit/elements/foundation.js';

/** What every part of the desk shares on top of the elements' base: denser controls for a mouse and a large screen. */
export const deskStyles = [
  baseStyles,
  css`
    :host {
      font-size: calc(var(--_unit) * 15);
      line-height: calc(var(--_unit) * 22);
    }
    .button {
      min-block-size: calc(var(--_unit) * 40);
      min-inline-size: calc(var(--_unit) * 40);
      padding: var(--_space-1) var(--_space-4);
    }
    .button[aria-disabled='true']:not(.main) {
      color: var(--_text-subtle);
      cursor: default;
    }
    .input {
      min-block-size: calc(var(--_unit) * 40);
      padding: var(--_space-1) var(--_space-3);
    }
    svg {
      inline-size: calc(var(--_unit) * 18);
      block-size: calc(var(--_unit) * 18);
    }
    select.input {
      font: inherit;
    }
    .error:empty,
    .meta:empty {
      margin-block-start: calc(var(--_space-3) * -1);
    }
    .row {
      display: flex;
      align-items: center;
      gap: var(--_space-2);
    }
    .grow {
      flex: 1;
      min-inline-size: 0;
    }
    .ellipsis {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .flag {
      display: flex;
      align-items: center;
      gap: var(--_space-1);
      color: var(--_danger);
      font-weight: 600;
    }
    .wait.late {
      color: var(--_on-warning-tint);
      font-weight: 600;
    }
    .wait.overdue {
      color: var(--_danger);
      font-weight: 600;
    }
    label.check {
      display: flex;
      align-items: center;
      gap: var(--_space-2);
      min-block-size: calc(var(--_unit) * 36);
    }
    label.check input {
      inline-size: calc(var(--_unit) * 18);
      block-size: calc(var(--_unit) * 18);
      accent-color: var(--_brand);
    }
  `,
];
