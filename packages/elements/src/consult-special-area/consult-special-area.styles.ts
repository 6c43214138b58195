import { css } from 'lit';
import { baseStyles } from '../shared/base-styles.ts';
import { tokens } from '../shared/tokens.ts';
import { unreachableStyles } from '../shared/unreachable-screen.ts';

/** The special area's shell: enough for a frame, or for saying that there is none. */
export const shellStyles = [
  ...tokens,
  baseStyles,
  unreachableStyles,
  css`
    :host {
      position: relative;
      display: flex;
      flex-direction: column;
      min-block-size: 100%;
      background-color: var(--_canvas);
    }
    :host(:not([isolation='none'])) {
      block-size: 100vh;
      block-size: 100dvh;
    }
    iframe {
      display: block;
      inline-size: 100%;
      block-size: 100%;
      border: 0;
    }
  `,
];
