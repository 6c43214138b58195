import { css } from 'lit';

/** Styles of the composer and of the lines above it. */
export const composerStyles = css`
  .composer {
    display: flex;
    flex-direction: column;
    gap: var(--_space-1);
    padding: var(--_space-2) var(--_space-3);
    border-block-start: calc(var(--_unit) * 1) solid var(--_border);
  }
  .composer-row {
    display: flex;
    align-items: flex-end;
    gap: var(--_space-2);
  }
  .composer-input {
    flex: 1;
    min-inline-size: 0;
    resize: none;
    overflow-y: hidden;
    overscroll-behavior: contain;
    padding-block: calc((var(--_target) - var(--_body-line)) / 2 - var(--_unit));
  }
  textarea.composer-input {
    resize: none;
  }
  .send {
    flex: none;
  }
  .composer-note.meta {
    text-align: end;
  }
  .over {
    color: var(--_danger);
    font-weight: 600;
  }
  .bar {
    align-items: center;
    border-radius: 0;
    border-block-start: calc(var(--_unit) * 1) solid var(--_border);
    padding: var(--_space-1) var(--_space-4);
    font-size: var(--_meta);
    line-height: var(--_meta-line);
    min-block-size: calc(var(--_unit) * 40);
  }
  .bar svg {
    inline-size: calc(var(--_px) * 20);
    block-size: calc(var(--_px) * 20);
  }
  .bar-text {
    flex: 1;
    min-inline-size: 0;
    padding-block: var(--_space-1);
  }
  .bar .button {
    flex: none;
    max-inline-size: 50%;
    color: inherit;
    text-decoration: underline;
  }
  .foot > .button.wide {
    inline-size: auto;
    margin: var(--_space-2) var(--_space-3);
  }
`;
