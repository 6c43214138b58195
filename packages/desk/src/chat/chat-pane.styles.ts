import { css } from 'lit';
import { deskStyles } from '../shared/desk-styles.ts';

/** A column: who it is, the log that scrolls, one line of state, the composer. */
export const styles = [
  ...deskStyles,
  css`
    :host {
      display: flex;
      flex-direction: column;
      min-block-size: 0;
      background: var(--_canvas);
    }
    header {
      padding: var(--_space-2) var(--_space-4);
      border-block-start: calc(var(--_unit) * 3) solid transparent;
      border-block-end: calc(var(--_unit) * 1) solid var(--_border);
      background: var(--_surface);
    }
    :host([beside]) header {
      border-block-start-color: var(--_border);
    }
    :host([beside][active]) header {
      border-block-start-color: var(--_brand);
    }
    header .button {
      min-block-size: calc(var(--_unit) * 36);
      padding-inline: var(--_space-3);
      white-space: nowrap;
    }
    h2 {
      font-size: calc(var(--_unit) * 17);
      line-height: calc(var(--_unit) * 24);
      overflow-wrap: anywhere;
    }
    .actions {
      margin-block-start: var(--_space-2);
    }
    .body {
      position: relative;
      display: flex;
      flex: 1;
      min-block-size: 0;
    }
    .log {
      flex: 1;
      min-inline-size: 0;
      overflow: auto;
      overscroll-behavior: contain;
      padding: var(--_space-4);
    }
    .log:focus-visible {
      outline-offset: calc(var(--_unit) * -3);
    }
    .log ol {
      display: flex;
      flex-direction: column;
      gap: var(--_space-2);
    }
    .pill {
      position: absolute;
      inset-block-end: var(--_space-3);
      inset-inline: 0;
      inline-size: fit-content;
      margin-inline: auto;
      border-radius: var(--_radius-pill);
      box-shadow: var(--_shadow-2);
    }
    .bubble {
      display: flex;
      flex-direction: column;
      align-self: flex-start;
      max-inline-size: min(82%, calc(var(--_unit) * 560));
      padding: var(--_space-2) var(--_space-3);
      border: calc(var(--_unit) * 1) solid var(--_border);
      border-radius: var(--_radius-bubble);
      border-start-start-radius: var(--_radius-corner);
      background: var(--_surface);
    }
    .bubble.own {
      align-self: flex-end;
      border-radius: var(--_radius-bubble);
      border-start-end-radius: var(--_radius-corner);
      border-color: transparent;
      background: var(--_bubble-own);
    }
    .bubble > .meta {
      align-self: flex-end;
    }
    .text {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    .failed,
    .failed .button {
      color: var(--_danger);
    }
    .failed .button {
      padding-inline: var(--_space-2);
    }
    .system {
      align-self: center;
      max-inline-size: 90%;
      color: var(--_text-muted);
      text-align: center;
    }
    .day {
      font-weight: 600;
    }
    .divider {
      display: flex;
      align-items: center;
      gap: var(--_space-3);
      color: var(--_brand);
      font-weight: 600;
    }
    .divider::before,
    .divider::after {
      content: '';
      flex: 1;
      border-block-start: calc(var(--_unit) * 1) solid currentColor;
    }
    .note {
      display: flex;
      flex-direction: column;
      align-self: center;
      max-inline-size: 82%;
      padding: var(--_space-2) var(--_space-3);
      border-radius: var(--_radius-control);
      background: var(--_warning-tint);
      color: var(--_on-warning-tint);
    }
    .state {
      min-block-size: calc(var(--_unit) * 22);
      padding: var(--_space-1) var(--_space-4);
    }
    .state.notice {
      padding-block: var(--_space-2);
      border-radius: 0;
    }
    .over {
      padding: var(--_space-3) var(--_space-4);
      border-block-start: calc(var(--_unit) * 1) solid var(--_border);
      background: var(--_surface);
    }
    .back {
      display: none;
    }
    @media (max-width: 799px) {
      header {
        padding-inline: var(--_space-3);
      }
      .back {
        display: inline-flex;
        margin-inline-start: calc(var(--_space-3) * -1);
      }
      .actions .button {
        flex: 1 0 auto;
        padding-inline: var(--_space-2);
      }
      .log {
        padding: var(--_space-3);
      }
    }
  `,
];
