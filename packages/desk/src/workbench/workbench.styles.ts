import { css } from 'lit';
import { deskStyles } from '../shared/desk-styles.ts';

/** Header over three panes: 280 · 1fr · 320; under 1200 px the card is a drawer, under 800 px one pane at a time. */
export const styles = [
  ...deskStyles,
  css`
    :host {
      display: grid;
      grid-template-rows: auto auto 1fr;
      block-size: 100%;
      min-block-size: 0;
      background: var(--_canvas);
    }
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--_space-2) var(--_space-4);
      padding: var(--_space-2) var(--_space-4);
      border-block-end: calc(var(--_unit) * 1) solid var(--_border);
      background: var(--_surface);
    }
    h1 {
      font-size: calc(var(--_unit) * 17);
      line-height: calc(var(--_unit) * 24);
    }
    .bar select {
      inline-size: auto;
    }
    .bar .summary {
      min-inline-size: max-content;
    }
    .dot {
      inline-size: calc(var(--_unit) * 10);
      block-size: calc(var(--_unit) * 10);
      border: calc(var(--_unit) * 2) solid var(--_text-muted);
      border-radius: 50%;
    }
    .dot[data-status='online'] {
      border-color: var(--_brand);
      background: var(--_brand);
    }
    .panes {
      display: grid;
      grid-template-columns: 280px minmax(0, 1fr) 320px;
      min-block-size: 0;
    }
    .panes.without-card {
      grid-template-columns: 280px minmax(0, 1fr);
    }
    .panes > * {
      min-block-size: 0;
      min-inline-size: 0;
    }
    .panes > nav {
      display: flex;
      border-inline-end: calc(var(--_unit) * 1) solid var(--_border);
    }
    .panes > .chats {
      display: grid;
      grid-auto-columns: minmax(0, 1fr);
      grid-auto-flow: column;
    }
    .panes > .chats > * + * {
      border-inline-start: calc(var(--_unit) * 1) solid var(--_border);
    }
    .panes > .card-pane {
      display: flex;
      border-inline-start: calc(var(--_unit) * 1) solid var(--_border);
    }
    .panes > *:focus-visible {
      outline: calc(var(--_unit) * 3) solid var(--_focus);
      outline-offset: calc(var(--_unit) * -3);
    }
    .none {
      align-self: center;
      padding: var(--_space-5);
      text-align: center;
    }
    .starting {
      padding: var(--_space-5);
    }
    desk-line-pane,
    desk-patient-pane {
      flex: 1;
      min-inline-size: 0;
    }
    .notices {
      display: flex;
      flex-direction: column;
    }
    .notices .notice {
      border-radius: 0;
      padding-block: var(--_space-2);
    }
    .notices .button {
      min-block-size: calc(var(--_unit) * 28);
      color: inherit;
    }
    @media (max-width: 1199px) {
      .panes,
      .panes.without-card {
        position: relative;
        grid-template-columns: 280px minmax(0, 1fr);
      }
      .panes > .card-pane {
        position: absolute;
        inset-block: 0;
        inset-inline-end: 0;
        inline-size: 320px;
        max-inline-size: 100%;
        box-shadow: var(--_shadow-2);
        z-index: 2;
      }
    }
    @media (max-width: 799px) {
      .bar {
        gap: var(--_space-1) var(--_space-3);
        padding: var(--_space-1) var(--_space-3);
      }
      .bar .name {
        display: none;
      }
      .bar h1 {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        overflow: hidden;
        clip-path: inset(50%);
        white-space: nowrap;
      }
      .bar .summary {
        flex-basis: 0;
        min-inline-size: 0;
      }
      .bar .tools {
        flex-basis: 100%;
      }
      .bar .button {
        min-block-size: calc(var(--_unit) * 32);
        padding-inline: var(--_space-2);
        border-color: transparent;
        color: var(--_brand);
      }
      .panes,
      .panes.without-card {
        grid-template-columns: minmax(0, 1fr);
      }
      .panes > .card-pane {
        inline-size: 100%;
      }
      .panes.in-chat > nav,
      .panes:not(.in-chat) > .chats {
        display: none;
      }
    }
    /* A strongly zoomed or very low window scrolls as a whole, so that the talk keeps room to be read. */
    @media (max-height: 480px) {
      :host {
        overflow: auto;
      }
      .panes {
        min-block-size: calc(var(--_unit) * 400);
      }
    }
  `,
];
