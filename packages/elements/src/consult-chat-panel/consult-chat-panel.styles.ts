import { css } from 'lit';
import { baseStyles } from '../shared/base-styles.ts';
import { emergencyCardStyles } from '../shared/emergency-card.ts';
import { headerStyles } from '../shared/header.ts';
import { overlayStyles } from '../shared/overlay.ts';
import { tokens } from '../shared/tokens.ts';
import { composerStyles } from './composer.styles.ts';
import { logStyles } from './log-view.styles.ts';
import { screenStyles } from './screens.styles.ts';

/** The frame: header, what fills the panel, and what stays at its end; as high as the part of the window without a keyboard. */
const frameStyles = css`
  :host {
    position: relative;
    inset-block-start: var(--_viewport-top, 0);
    block-size: 100%;
    background-color: var(--_canvas);
  }
  @supports (block-size: 100dvh) {
    :host {
      block-size: 100dvh;
    }
  }
  @supports (block-size: 1px) {
    :host {
      block-size: var(--_viewport-height, 100%);
    }
  }
  /* Where text is large or the window low, the panel scrolls as a whole rather than squeezing the conversation away. */
  .panel {
    display: grid;
    grid-template: max-content max-content minmax(calc(var(--_body-line) * 5), 1fr) max-content / minmax(0, 1fr);
    block-size: 100%;
    max-inline-size: calc(var(--_unit) * 760);
    margin-inline: auto;
    overflow-x: hidden;
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  .panel > .emergency-card {
    grid-row: 2;
    margin: var(--_space-2) var(--_space-3);
  }
  .body {
    grid-row: 3;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    overflow: hidden;
  }
  .foot {
    grid-row: 4;
    min-inline-size: 0;
    background-color: var(--_surface);
    padding-block-end: env(safe-area-inset-bottom, 0);
  }
`;

/** Styles of the chat panel. */
export const styles = [
  ...tokens,
  baseStyles,
  headerStyles,
  overlayStyles,
  emergencyCardStyles,
  logStyles,
  composerStyles,
  screenStyles,
  frameStyles,
];
