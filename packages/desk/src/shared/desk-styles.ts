import { css } from 'lit';
import { appStyles } from '@consult-kit/elements/foundation.js';

/** What every part of the desk shares on top of the apps' styles: flags, waiting times, rows of controls. */
export const deskStyles = [
  ...appStyles,
  css`
    .button[aria-disabled='true']:not(.main) {
      color: var(--_text-subtle);
      cursor: default;
    }
    .row {
      flex-wrap: nowrap;
      gap: var(--_space-2);
    }
    .row.wrap {
      flex-wrap: wrap;
      gap: var(--_space-1) var(--_space-2);
    }
    .grow {
      flex: 1;
    }
    .flag {
      display: inline-flex;
      align-items: center;
      gap: var(--_space-1);
      color: var(--_danger);
      font-weight: 600;
    }
    .wait {
      flex: none;
      align-self: flex-start;
      white-space: nowrap;
    }
    .wait.late,
    .wait.overdue {
      padding-inline: var(--_space-2);
      border-radius: var(--_radius-pill);
      font-weight: 600;
    }
    .wait.late {
      background: var(--_warning-tint);
      color: var(--_on-warning-tint);
    }
    .wait.overdue {
      background: var(--_danger-tint);
      color: var(--_on-danger-tint);
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
